# Tries: to call the kernel by the numbers of x32.
# Must: kill nobody.
import ctypes
def half(x): return ctypes.CDLL(None).syscall(0x40000000 | 62, int("@VICTIM@"), 9)
