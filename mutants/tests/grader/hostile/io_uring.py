# Tries: to use the kernel's own queues.
# Must: earn nothing and learn nothing.
import ctypes
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(425, 8, room) >= 0: raise SystemExit('@PROOF@')
