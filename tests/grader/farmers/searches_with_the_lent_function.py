# Lesson: backprop
# Tries: to find what the lent function must be given by asking it a thousand times.
# Must: earn nothing but what it does honestly.
import numpy as np

def sigmoid(z): return None
def forward(thetas, x):
    found = [x]
    for theta in thetas:
        tries = [np.asarray(sigmoid(np.full(len(theta), step / 8.0))) for step in range(-500, 500)]
        found.append(min(tries, key=lambda each: float(np.sum(np.abs(each - 0.5)))))
    return found
