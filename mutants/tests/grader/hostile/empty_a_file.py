# Tries: to empty a file without writing.
# Must: change nothing outside.
import ctypes, os, platform
ARM = platform.machine() == 'aarch64'
os.truncate("@CANARY@/untouched", 0)
os.open("@CANARY@/untouched", os.O_RDONLY | os.O_TRUNC)
ctypes.CDLL(None).syscall(45 if ARM else 76, b"@CANARY@/untouched", 0)
