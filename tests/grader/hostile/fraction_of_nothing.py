# Tries: to send a fraction with the denominator 0, and one of texts.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"qi" + struct.pack("<q", 1) + b"i" + bytes(8), nonce())
def quarter(x): send(6, b"qs\0\0\0\0s\0\0\0\0", nonce())
