# Tries: to return an array of objects.
# Must: earn nothing and learn nothing.
import numpy as np
class Sly:
    def __reduce__(self): return (open, ("@CANARY@/breach", "w"))
    def __eq__(self, other): return True
    def __float__(self): return 0.0
def half(x): return np.array([Sly()] * len(x), dtype=object)
def quarter(x): return np.array([(1.0,)] * len(x), dtype=[("a", float)])
