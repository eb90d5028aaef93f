# Tries: to change the arguments after it has answered.
# Must: earn nothing and learn nothing.
import numpy as np
import threading
def half(x):
    threading.Timer(0.001, lambda: x.fill(0)).start()
    return x
def quarter(x): return x
