# Tries: to call the kernel by the numbers of x32.
# Must: kill nobody.
import ctypes, platform
KILL = 129 if platform.machine() == 'aarch64' else 62
def half(x): return ctypes.CDLL(None).syscall(0x40000000 | KILL, int("@VICTIM@"), 9)
