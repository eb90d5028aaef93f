# Tries: to stop one of the teacher's programs through tgkill and tkill.
# Must: kill nobody.
import ctypes
libc = ctypes.CDLL(None)
libc.syscall(234, int("@VICTIM@"), int("@VICTIM@"), 9)
libc.syscall(200, int("@VICTIM@"), 9)
