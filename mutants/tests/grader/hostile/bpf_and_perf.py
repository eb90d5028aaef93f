# Tries: to load a program into the kernel and to measure others.
# Must: earn nothing and learn nothing.
import ctypes, platform
ARM = platform.machine() == 'aarch64'
libc = ctypes.CDLL(None)
room = ctypes.create_string_buffer(4096)
if libc.syscall(280 if ARM else 321, 0, b'\2\0\0\0\4\0\0\0\4\0\0\0\1' + bytes(115), 72) >= 0: raise SystemExit('@PROOF@')
if libc.syscall(241 if ARM else 298, b'\1\0\0\0\x80' + bytes(123), 0, -1, -1, 0) >= 0: raise SystemExit('@PROOF@')
