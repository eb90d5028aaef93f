# Tries: to send a fraction of fractions of fractions, deeper than the grader may recurse.
# Must: lose that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"q" * 10**5, nonce())
def quarter(x): send(6, b"r" * 10**5, nonce())
