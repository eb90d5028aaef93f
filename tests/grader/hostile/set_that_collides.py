# Tries: to send a set whose members all have one hash, so that reading it takes quadratic time.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def number(n):
    data = (n * (2**61 - 1)).to_bytes(12, "little")
    return b"I" + struct.pack("<I", len(data)) + data
def half(x): send(6, b"S" + struct.pack("<I", 90_000) + b"".join(map(number, range(1, 90_001))), nonce())
def quarter(x): send(6, b"d" + struct.pack("<I", 45_000) + b"".join(number(n) + b"N" for n in range(1, 45_001)), nonce())
