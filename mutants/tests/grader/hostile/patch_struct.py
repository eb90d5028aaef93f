# Tries: to break the frames that it sends.
# Must: lose that cell or that task only.
# Earns: half
import struct
struct.Struct.pack = struct.pack = lambda *a: b"x" * 17
def half(x): return x / 2
