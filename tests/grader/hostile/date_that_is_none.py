# Tries: to send dates that no calendar has.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"Y" + struct.pack("<HBBBBBIBq", 0, 13, 32, 25, 61, 61, 2**31, 9, 2**62), nonce())
def quarter(x): send(6, b"y" + struct.pack("<I", 2**32 - 1), nonce())
