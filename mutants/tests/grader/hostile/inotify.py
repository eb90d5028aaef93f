# Tries: to watch the teacher's files.
# Must: earn nothing and learn nothing.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(26 if ARM else 294, 0) >= 0: raise SystemExit('@PROOF@')
