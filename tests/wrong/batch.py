"""Wrong functions for the tasks of `batch`, as learners write them, in words of our own; the truth beside each.

Sources and rules as in backprop.py.
"""

from __future__ import annotations

import numpy as np


def sigmoid(z):
    """Return the usual sigmoid."""
    return 1.0 / (1.0 + np.exp(-z))


def squares(thetas):
    """Return the sum of the squared weights."""
    return sum(np.sum(np.square(theta)) for theta in thetas)


def entropy(a, y):
    """Return the cross-entropy of every output and example."""
    with np.errstate(all="ignore"):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a))


def backwards(output, steep):
    """Return `delta` made of two pieces."""

    def delta(thetas, activations, y):
        found = [output(activations[-1], y)]
        for layer in reversed(range(1, len(thetas))):
            found.insert(0, np.dot(thetas[layer].T, found[0]) * steep(activations[layer]))
        return found

    return delta


def gradients(weight, bias=lambda d: d.sum(axis=1, keepdims=True) / d.shape[1]):
    """Return `gradient` made of weight(d, a, theta, lam, m) and bias(d)."""

    def gradient(thetas, activations, deltas, lam):
        m = deltas[0].shape[1]
        pairs = zip(deltas, activations[:-1], thetas, strict=True)
        return [weight(d, a, theta, lam, m) for d, a, theta in pairs], [bias(d) for d in deltas]

    return gradient


def clipped(z):
    """Return the activations kept away from 0 and 1."""
    return np.clip(sigmoid(z), 1e-15, 1 - 1e-15)


WRONG = (
    (
        "cost",
        "C02+C11",
        lambda z, y, thetas, lam: np.mean(entropy(clipped(z), y)) + lam / (2 * y.shape[1]) * squares(thetas),
    ),
    (
        "cost",
        "C17",
        lambda z, y, thetas, lam: entropy(sigmoid(z), y).sum() / y.shape[1] + lam / (2 * y.shape[1]) * squares(thetas),
    ),
    (
        "cost",
        "C12+C17",
        lambda z, y, thetas, lam: entropy(sigmoid(z), y).sum() / y.shape[1] + lam / y.shape[1] * squares(thetas),
    ),
    (
        "cost",
        "C01+C17",
        lambda z, y, thetas, lam: entropy(sigmoid(z), y).sum() + lam / (2 * y.shape[1]) * squares(thetas),
    ),
    (
        "cost",
        "C03+C17",
        lambda z, y, thetas, lam: -entropy(sigmoid(z), y).sum() / y.shape[1] + lam / (2 * y.shape[1]) * squares(thetas),
    ),
    (
        "cost",
        "C06",
        lambda z, y, thetas, lam: (
            0.5 * np.sum((y - sigmoid(z)) ** 2) / y.shape[1] + lam / (2 * y.shape[1]) * squares(thetas)
        ),
    ),
    ("cost", "", lambda z, y, thetas, lam: np.mean(np.square(y - sigmoid(z)))),
    ("delta", "D01", backwards(lambda a, y: y - a, lambda a: a * (1 - a))),
    ("delta", "D01+D02", backwards(lambda a, y: (y - a) * a * (1 - a), lambda a: a * (1 - a))),
    ("delta", "D02", backwards(lambda a, y: -(y - a) * a * (1 - a), lambda a: a * (1 - a))),
    ("delta", "D03", backwards(lambda a, y: (a - y) / y.shape[1], lambda a: a * (1 - a))),
    ("delta", "H08", backwards(lambda a, y: a - y, lambda a: 1 - np.power(a, 2))),
    ("delta", "D02+H08", backwards(lambda a, y: (a - y) * a * (1 - a), lambda a: 1 - a**2)),
    ("delta", "H02", backwards(lambda a, y: a - y, lambda a: sigmoid(a) * (1 - sigmoid(a)))),
    ("delta", "D04", backwards(lambda a, y: 2 * (a - y), lambda a: a * (1 - a))),
    ("gradient", "G04+R05", gradients(lambda d, a, theta, lam, m: d @ a.T)),
    ("gradient", "R05", gradients(lambda d, a, theta, lam, m: d @ a.T / m)),
    (
        "gradient",
        "G04",
        gradients(lambda d, a, theta, lam, m: d @ a.T + lam * theta, lambda d: d.sum(axis=1, keepdims=True)),
    ),
    ("gradient", "R01", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam * theta)),
    ("gradient", "R02", gradients(lambda d, a, theta, lam, m: d @ a.T / m + 2 * lam / m * theta)),
    (
        "gradient",
        "B04",
        gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam / m * theta, lambda d: np.mean(d, axis=1)),
    ),
    (
        "gradient",
        "B05",
        gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam / m * theta, lambda d: d.sum(axis=1, keepdims=True)),
    ),
    ("gradient", "B04+R05", gradients(lambda d, a, theta, lam, m: d @ a.T / m, lambda d: np.mean(d, axis=1))),
    ("gradient", "", gradients(lambda d, a, theta, lam, m: d @ a.T / 10 + lam / m * theta)),
)
