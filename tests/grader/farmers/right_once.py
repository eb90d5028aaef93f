# Lesson: backprop
# Tries: to be right at the first call with some arguments, and wrong when they come again.
# Must: earn nothing but what it does honestly.
# Partly: sigmoid
import numpy as np

seen = set()
def sigmoid(z):
    key = np.asarray(z).tobytes()
    if key in seen: return np.zeros(np.shape(z))
    seen.add(key)
    return 1 / (1 + np.exp(-z))
