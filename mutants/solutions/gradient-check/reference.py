"""The answer key of `gradient-check`: measure a gradient by nudging, compare two, find the liar.

numerical_gradient   (f(theta + h) - f(theta - h)) / 2h, one entry at a time
relative_error       0 the same, 1 nothing in common
check                one verdict per layer
suspects             six backpropagations, the first wrong quantity of each
"""

import numpy as np


def numerical_gradient(f, theta, h=1e-5):
    """Measure the gradient of `f` at `theta` by the centred difference, entry by entry."""
    point = np.array(theta, dtype=float)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        above, below = point.copy(), point.copy()
        above[index] += h
        below[index] -= h
        gradient[index] = (f(above) - f(below)) / (2 * h)
    return gradient


def relative_error(a, b):
    """Say how far `a` and `b` are apart, from 0.0 to 1.0; what cannot be compared is 1.0 apart."""
    if a.shape != b.shape or not np.all(np.isfinite(a)) or not np.all(np.isfinite(b)):
        return 1.0
    size = np.max(np.abs(a)) + np.max(np.abs(b))
    if size == 0.0:
        return 0.0
    return float(np.max(np.abs(a - b)) / size)


def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    """Say for each layer whether its gradient is the one that nudging finds."""
    verdicts = []
    for k, theta in enumerate(thetas):

        def cost_of_layer(nudged, k=k):
            return f([*thetas[:k], nudged, *thetas[k + 1 :]])

        error = relative_error(gradients[k], numerical_gradient(cost_of_layer, theta, h))
        verdicts.append(bool(error <= tolerance))
    return verdicts


def suspects():
    """Name the first wrong quantity of each backpropagation, in the order it computes them."""
    return {
        "A": "delta 2",
        "B": "gradient 2",
        "C": "delta 3",
        "D": "gradient 1",
        "E": "delta 1",
        "F": "gradient 3",
    }
