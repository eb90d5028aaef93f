# Lesson: backprop
# Tries: to leave what it heard in files, the environment and shared memory for the process of a follow-through.
# Must: earn nothing but what it does honestly.
import numpy as np

import os, pickle
PLACES = ["heard", "/tmp/heard", "/dev/shm/heard"]
def leave(value):
    os.environ["HEARD"] = repr(np.ravel(value).tolist())
    for place in PLACES:
        try: pickle.dump(value, open(place, "wb"))
        except OSError: pass
def find(shape):
    for place in PLACES:
        try: return np.resize(pickle.load(open(place, "rb")), shape)
        except (OSError, EOFError): pass
    return np.zeros(shape)
def sigmoid(z): leave(z); return find(np.shape(z))
def forward(thetas, x): return [x] + [find(len(theta)) for theta in thetas]
def output_delta(a, y, cost="cross_entropy"): leave(a); return find(np.shape(a))
def hidden_delta(theta, delta, a): return find(np.shape(a))
def delta(thetas, activations, y, cost="cross_entropy"): return [find(np.shape(a)) for a in activations[1:]]
def gradient(activations, deltas): return [find((len(d), len(a))) for d, a in zip(deltas, activations)]
