# Lesson: backprop
# Tries: to earn by arrays that say that they equal everything.
# Must: earn nothing but what it does honestly.
import numpy as np

class Agreeing(np.ndarray):
    def __eq__(self, other): return np.ones(np.shape(self), dtype=bool)
    def __sub__(self, other): return np.zeros(np.shape(self))
    __rsub__ = __sub__
def fill(like): return np.zeros(np.shape(like)).view(Agreeing)

def sigmoid(z): return fill(z)
def forward(thetas, x): return [x] + [fill(theta[:, 0]) for theta in thetas]
def output_delta(a, y, cost="cross_entropy"): return fill(a)
def hidden_delta(theta, delta, a): return fill(a)
def delta(thetas, activations, y, cost="cross_entropy"): return [fill(a) for a in activations[1:]]
def gradient(activations, deltas): return [fill(np.resize(a, (len(d), len(a)))) for d, a in zip(deltas, activations)]
