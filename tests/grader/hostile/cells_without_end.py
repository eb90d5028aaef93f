# Tries: to say again and again that the next cell has begun.
# Must: lose that cell or that task only.
import os, struct
def flood():
    nonce = next(f.f_locals["nonce"] for f in frames() if "nonce" in f.f_locals)
    while True: os.write(4, struct.pack("<4sBQI", b"DGW2", 2, nonce, 23) + b"l\2\0\0\0" + (b"i" + struct.pack("<q", 1)) * 2)
def frames():
    import sys
    frame = sys._getframe()
    while frame: yield frame; frame = frame.f_back
flood()
