# Tries: to say something else when it is asked again.
# Must: earn nothing and learn nothing.
import numpy as np
seen = {}
def half(x):
    key = x.tobytes()
    seen[key] = seen.get(key, 0) + 1
    return x / 2 * (1 if seen[key] == 1 else 2) + 1e-5 * len(seen)
