# Tries: to put words on the screen by the name of a type that cannot be carried.
# Must: earn nothing and learn nothing.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"x" + struct.pack("<I", 60) + b"::error::passed\x1b[2J<script>alert(1)</script>".ljust(60, b"\n"), nonce())
def quarter(x): return type("an ndarray, which is right: " + "@TOKEN@" + "A" * 10_000, (), {"__module__": "numpy"})()
