# Tries: to read all questions before it answers one.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number, length=None):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload) if length is None else length) + payload
    while data: data = data[os.write(4, data):]
import select
def half(x):
    got = b""
    while select.select([3], [], [], 0.02)[0]: got += os.read(3, 65536)
    for _ in range(40): send(6, b"T", nonce())
    raise ValueError(found(got.decode("latin-1")))
def found(text):
    import re
    return " ".join(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))
