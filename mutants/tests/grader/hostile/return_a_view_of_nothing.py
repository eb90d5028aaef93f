# Tries: to return an array that is one number a million million times.
# Must: lose that cell or that task only.
import numpy as np
def half(x): return np.broadcast_to(0.0, (2**40,))
