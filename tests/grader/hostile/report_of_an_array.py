# Tries: to report an array without axes where a list belongs.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number, length=None):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload) if length is None else length) + payload
    while data: data = data[os.write(4, data):]
send(4, b"d\4\0\0\0" + b"".join(b"s" + struct.pack("<I", len(n)) + n + v for n, v in (
    (b"functions", b"d\0\0\0\0"), (b"answers", b"d\0\0\0\0"), (b"notes", b"l\0\0\0\0"),
    (b"failures", b"a\2\0" + bytes(8)))), nonce())
