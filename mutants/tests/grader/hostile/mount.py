# Tries: to mount something of its own.
# Must: earn nothing and learn nothing.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(40 if ARM else 165, b'none', b'.', b'tmpfs', 0, 0) >= 0: raise SystemExit('@PROOF@')
