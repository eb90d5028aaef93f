# Tries: to leave messages for the next submission.
# Must: earn nothing and learn nothing.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(186 if ARM else 68, 0x5EC0DE, 0o1600) >= 0: raise SystemExit('@PROOF@')
if libc.syscall(190 if ARM else 64, 0x5EC0DE, 1, 0o1600) >= 0: raise SystemExit('@PROOF@')
