# Tries: to send whole numbers, fractions and decimals that take for ever to compute with.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"I" + struct.pack("<I", 2**24) + b"\x7f" * 2**24, nonce())
def quarter(x): send(6, struct.pack("<cBBiI", b"D", 0, 0, 2**31 - 1, 1) + b"\1", nonce())
