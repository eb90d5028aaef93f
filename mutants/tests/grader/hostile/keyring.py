# Tries: to leave a key for the next submission.
# Must: earn nothing and learn nothing.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(217 if ARM else 248, b'user', b'deltagrade', b'x', 1, -5) >= 0: raise SystemExit('@PROOF@')
