# Tries: to send numbers of objects and files of others in the place of values, in the middle of a call and as a reply.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def half(x): send(6, b"o" + struct.pack("<I", 0), nonce())
def quarter(x):
    question = b"l" + struct.pack("<I", 3) + b"i" + struct.pack("<q", 0) + b"l" + struct.pack("<I", 1) + b"o" + struct.pack("<I", 7)
    send(12, question + b"d" + struct.pack("<I", 0), nonce())
