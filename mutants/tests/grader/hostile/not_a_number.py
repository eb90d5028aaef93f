# Tries: to be equal by being nothing.
# Must: earn nothing and learn nothing.
import numpy as np
def half(x): return np.full(x.shape, np.nan)
def quarter(x): return np.full(x.shape, np.inf)
