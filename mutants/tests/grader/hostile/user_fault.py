# Tries: to hold the kernel up in the middle of a fault.
# Must: earn nothing and learn nothing.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(282 if ARM else 323, 1) >= 0: raise SystemExit('@PROOF@')
