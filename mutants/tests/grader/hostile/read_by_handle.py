# Tries: to open a file by its handle.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
handle, mount = ctypes.create_string_buffer(b"\x80\0\0\0" + bytes(140)), ctypes.c_int()
if libc.name_to_handle_at(-100, b"@KEY@", handle, ctypes.byref(mount), 0) == 0: raise SystemExit("@PROOF@")
