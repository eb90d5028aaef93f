# Tries: to return an array of a kind of its own.
# Must: earn nothing and learn nothing.
import numpy as np
class Mine(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    def __array_ufunc__(self, *a, **k): return np.zeros(self.shape)
def half(x): return np.zeros(x.shape).view(Mine)
def quarter(x): return np.ma.masked_all(x.shape)
