"""Wrong functions for the tasks of `gradient-check`, as learners write them, in words of our own; rules as in backprop.py."""

from __future__ import annotations

import numpy as np


def forward_difference(f, theta, h=1e-5):
    """Return the difference to one side, over a flat view."""
    theta = np.array(theta, dtype=float)
    flat, found = theta.reshape(-1), np.zeros(theta.size)
    base = f(theta.copy())
    for place in range(flat.size):
        kept = flat[place]
        flat[place] = kept + h
        found[place] = (f(theta.copy()) - base) / h
        flat[place] = kept
    return found.reshape(theta.shape)


def not_halved(f, theta, h=1e-5):
    """Return the two-sided difference divided by h."""
    theta, found = np.array(theta, dtype=float), np.zeros(np.shape(theta))
    for index in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[index] += h
        down[index] -= h
        found[index] = (f(up) - f(down)) / h
    return found


WRONG = (
    ("numerical_gradient", "N01", forward_difference),
    ("numerical_gradient", "N02", not_halved),
    ("numerical_gradient", "N06", lambda f, theta, h=1e-5: (f(theta + h) - f(theta - h)) / (2 * h)),
    ("relative_error", "E03", lambda a, b: float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))),
    ("relative_error", "E02", lambda a, b: float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))),
    ("relative_error", "E01", lambda a, b: float(np.max(np.abs(a - b)))),
    ("check", "K11", lambda f, thetas, gradients, h=1e-5, tolerance=1e-7: [True for _ in thetas]),
)
