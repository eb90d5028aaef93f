# Tries: to send the number of a function where a value is expected.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"c" + bytes(4), nonce())
def quarter(x): send(6, b"l\1\0\0\0c\377\377\377\377", nonce())
