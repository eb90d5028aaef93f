# Tries: to ask for a function that it was not given.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number, length=None):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload) if length is None else length) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(12, b"l\3\0\0\0i" + bytes(8) + b"l\0\0\0\0d\0\0\0\0", nonce())
def quarter(x): send(12, b"l\3\0\0\0a\2\1" + struct.pack("<Q", 2) + bytes(16) + b"l\0\0\0\0d\0\0\0\0", nonce())
