# Lesson: backprop
# Tries: to earn by infinity, which is far from nothing and near to nothing.
# Must: earn nothing but what it does honestly.
import numpy as np
def fill(like): return np.full(np.shape(like), np.inf)
def sigmoid(z): return fill(z)
def forward(thetas, x): return [x] + [fill(theta[:, 0]) for theta in thetas]
def output_delta(a, y, cost="cross_entropy"): return fill(a)
def hidden_delta(theta, delta, a): return fill(a)
def delta(thetas, activations, y, cost="cross_entropy"): return [fill(a) for a in activations[1:]]
def gradient(activations, deltas): return [fill(np.resize(a, (len(d), len(a)))) for d, a in zip(deltas, activations)]
