# Lesson: backprop
# Tries: to earn by exceptions that a test may expect or take for its own.
# Must: earn nothing but what it does honestly.
import numpy as np

import pytest
def sigmoid(z): raise AssertionError("passed")
def forward(thetas, x): raise ValueError("passed")
def output_delta(a, y, cost="cross_entropy"): pytest.skip("passed")
def hidden_delta(theta, delta, a): raise StopIteration
def delta(thetas, activations, y, cost="cross_entropy"): raise KeyboardInterrupt
def gradient(activations, deltas): raise SystemExit(0)
