# Tries: to read the grader's memory by a system call.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import ctypes
class Span(ctypes.Structure): _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
room = ctypes.create_string_buffer(100)
here, there = Span(ctypes.addressof(room), 100), Span(int("@ADDRESS@"), 100)
ctypes.CDLL(None).process_vm_readv(int("@GRADER@"), ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
raise SystemExit(found(room.raw.decode("latin-1")))
