# Tries: to change who it is.
# Must: earn nothing and learn nothing.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(92 if ARM else 135, 0x0400000) >= 0: raise SystemExit('@PROOF@')
