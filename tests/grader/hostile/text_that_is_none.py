# Tries: to send arrays of text with letters that do not exist, and without length.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"a" + struct.pack("<BIBQI", 32, 4, 1, 1, 0xFFFFFFFF), nonce())
def quarter(x): send(6, b"a" + struct.pack("<BIBQ", 32, 0, 1, 2**50), nonce())
