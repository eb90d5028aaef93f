# Tries: to empty a file without writing.
# Must: change nothing outside.
import ctypes, os
os.truncate("@CANARY@/untouched", 0)
os.open("@CANARY@/untouched", os.O_RDONLY | os.O_TRUNC)
ctypes.CDLL(None).syscall(76, b"@CANARY@/untouched", 0)
