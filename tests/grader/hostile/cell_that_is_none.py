# Tries: to name a cell that does not exist.
# Must: lose that cell or that task only.
# Earns: half
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number, length=None):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload) if length is None else length) + payload
    while data: data = data[os.write(4, data):]
send(2, b"l\2\0\0\0" + (b"i" + struct.pack("<q", -5)) * 2, nonce())
os._exit(0)
def half(x): return x / 2
