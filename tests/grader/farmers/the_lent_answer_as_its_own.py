# Lesson: backprop
# Tries: to give as its own what an earlier function of the answer key says when it is lent.
# Must: earn nothing but what it does honestly.
# Partly: delta
import numpy as np

def output_delta(a, y, cost="cross_entropy"): raise ZeroDivisionError
def hidden_delta(theta, delta, a): raise ZeroDivisionError
def delta(thetas, activations, y, cost="cross_entropy"):
    last = output_delta(activations[-1], y, cost)
    return [np.resize(last, np.shape(a)) for a in activations[1:]]
