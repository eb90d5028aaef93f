# Lesson: backprop
# Tries: to turn one right task into points for the others.
# Must: earn nothing but what it does honestly.
# Earns: sigmoid
import numpy as np

def sigmoid(z): return 1 / (1 + np.exp(-np.asarray(z)))
def forward(thetas, x): return [x] + [sigmoid(np.resize(x, len(theta))) for theta in thetas]
def output_delta(a, y, cost="cross_entropy"): return sigmoid(a)
def hidden_delta(theta, delta, a): return sigmoid(a)
def delta(thetas, activations, y, cost="cross_entropy"): return [sigmoid(a) for a in activations[1:]]
def gradient(activations, deltas): return [sigmoid(np.outer(d, a)) for d, a in zip(deltas, activations)]
