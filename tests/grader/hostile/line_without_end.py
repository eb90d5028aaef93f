# Tries: to fail in a line whose number cannot be written, and to report that.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def text(t): return b"s" + struct.pack("<I", len(t)) + t
line = b"I" + struct.pack("<I", 4000) + b"\x7f" * 4000
def half(x):
    fields = {b"type": text(b"ValueError"), b"message": text(b"m"), b"text": text(b"t"), b"cell": text(b"c"), b"line": line, b"kinds": b"l\0\0\0\0", b"package": text(b"")}
    send(8, b"d" + struct.pack("<I", len(fields)) + b"".join(text(n) + v for n, v in fields.items()), nonce())
