# Tries: to claim to be an array.
# Must: earn nothing and learn nothing.
import numpy as np
class Liar:
    __class__ = np.ndarray
    def __getattr__(self, name): return 0.0
def half(x): return Liar()
def quarter(x): return {"__class__": "ndarray"}
