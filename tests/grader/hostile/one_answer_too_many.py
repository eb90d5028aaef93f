# Tries: to put an answer of its own before its answer, so that those of the other function come to the wrong questions.
# Must: lose that task only.
# Keeps: quarter
import os, struct
def half(x):
    os.write(4, struct.pack("<4sBQI", b"DGW2", 6, 0, 1) + b"T")
    return x / 2
def quarter(x): return x / 4
