# Tries: to take all memory at once.
# Must: lose that cell or that task only.
import numpy as np
def half(x): return np.ones(2**33)
