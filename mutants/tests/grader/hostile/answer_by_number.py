# Tries: to answer by the number of the call.
# Must: earn nothing and learn nothing.
import numpy as np
count = 0
def half(x):
    global count
    count += 1
    return x / 2 if count < 3 else 0 * x
def quarter(x): return half(x)
