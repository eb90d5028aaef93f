# Tries: to return what runs when it is unpickled.
# Must: earn nothing and learn nothing.
import numpy as np
import pickle
class Sly:
    def __reduce__(self): return (open, ("@CANARY@/breach", "w"))
def half(x): return pickle.dumps(Sly())
def quarter(x): return Sly()
