# Tries: to be a function in name only.
# Must: earn nothing and learn nothing.
import numpy as np
class Sly:
    def __call__(self, x): return 0 * x
    def __getattr__(self, name): raise SystemExit
    @property
    def __code__(self): raise SystemExit
    __wrapped__ = property(lambda self: self)
half = Sly()
quarter = np.sin
