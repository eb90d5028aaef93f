# Tries: to send a table of 10**15 rows that take no bytes, and a time zone that is a file.
# Must: lose that cell or that task only.
import os, struct, sys
def nonce():
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int: frame = frame.f_back
    return frame.f_locals["nonce"]
def send(kind, payload, number):
    data = struct.pack("<4sBQI", b"DGW2", kind, number, len(payload)) + payload
    while data: data = data[os.write(4, data):]
def text(value): return b"s" + struct.pack("<I", len(value)) + value
def whole(value): return b"i" + struct.pack("<q", value)
def many(tag, *parts): return tag + struct.pack("<I", len(parts)) + b"".join(parts)
def half(x): send(6, many(b"P", text(b"index"), many(b"l", text(b"range"), whole(0), whole(10**15), whole(1), b"N")), nonce())
def quarter(x):
    day = b"g" + bytes([34, 4, 0]) + struct.pack("<q", 1)
    send(6, many(b"P", text(b"timestamp"), day, text(b"dateutil//etc/passwd")), nonce())
