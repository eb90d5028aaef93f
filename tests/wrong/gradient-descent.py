"""Wrong functions for the tasks of `gradient-descent`, as learners write them, in words of our own; rules as in backprop.py."""

from __future__ import annotations

import numpy as np


def moved(step):
    """Return `update` where every array takes this step."""
    return lambda thetas, biases, gt, gb, eta: (
        [step(theta, g, eta) for theta, g in zip(thetas, gt, strict=True)],
        [step(b, g, eta) for b, g in zip(biases, gb, strict=True)],
    )


def drawn(weights):
    """Return `initialise` with these weights and biases of zeros."""

    def initialise(sizes, seed):
        rng = np.random.default_rng(seed)
        pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
        return [weights(rng, out, into) for out, into in pairs], [np.zeros((out, 1)) for out, _ in pairs]

    return initialise


WRONG = (
    ("update", "U01", moved(lambda part, g, eta: part + eta * g)),
    ("update", "U03", moved(lambda part, g, eta: part - g)),
    (
        "update",
        "U04",
        lambda thetas, biases, gt, gb, eta: ([t - eta * g for t, g in zip(thetas, gt, strict=True)], biases),
    ),
    ("initialise", "I01", drawn(lambda rng, out, into: rng.standard_normal((out, into)))),
    ("initialise", "", drawn(lambda rng, out, into: rng.random((out, into)))),
    ("initialise", "I15", drawn(lambda rng, out, into: rng.standard_normal((out, into)) * np.sqrt(2 / into))),
    ("initialise", "I04", drawn(lambda rng, out, into: rng.standard_normal((out, into)) * 0.01)),
    (
        "mini_batches",
        "B01",
        lambda x, y, size, order: [(x[:, k : k + size], y[:, k : k + size]) for k in range(0, x.shape[1], size)],
    ),
    (
        "mini_batches",
        "U14",
        lambda x, y, size, order: [
            (x[:, order[k : k + size]], y[:, order[k : k + size]]) for k in range(0, len(order) - size + 1, size)
        ],
    ),
    (
        "mini_batches",
        "U12",
        lambda x, y, size, order: [(x[:, order[k : k + size]], y[:, k : k + size]) for k in range(0, len(order), size)],
    ),
)
