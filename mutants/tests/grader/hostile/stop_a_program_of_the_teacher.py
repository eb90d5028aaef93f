# Tries: to stop one of the teacher's programs through tgkill and tkill.
# Must: kill nobody.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
libc.syscall(131 if ARM else 234, int("@VICTIM@"), int("@VICTIM@"), 9)
libc.syscall(130 if ARM else 200, int("@VICTIM@"), 9)
