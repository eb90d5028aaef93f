# Tries: to return what says that it equals everything.
# Must: earn nothing and learn nothing.
import numpy as np
class Same:
    shape, dtype, size, ndim = (5,), np.dtype(float), 5, 1
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __bool__(self): return True
def half(x): return Same()
def quarter(x): return Same()
