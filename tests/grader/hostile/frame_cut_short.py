# Tries: to announce more than it sends.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number, length=None):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload) if length is None else length) + payload
    while data: data = data[os.write(4, data):]
def half(x):
    send(6, b'T', nonce(), 1000)
    os._exit(0)
