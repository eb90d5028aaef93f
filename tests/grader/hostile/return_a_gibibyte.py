# Tries: to return more than a reply may hold.
# Must: lose that cell or that task only.
# Keeps: quarter
import numpy as np
def half(x): return np.zeros(2**26)
def quarter(x): return x / 4
