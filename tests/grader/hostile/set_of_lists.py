# Tries: to send a set of lists, a member twice, and a dict whose keys have no hash.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
empty = b"l\0\0\0\0"
def half(x): send(6, b"S\1\0\0\0" + empty, nonce())
def quarter(x): send(6, b"d\1\0\0\0t\1\0\0\0x\1\0\0\0?N", nonce())
