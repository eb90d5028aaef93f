"""The networks that the hidden checks of `batch` use, and the cost computed a second way.

Layer sizes all differ, m is a prime other than every size, so that 1/m, 1/n and 1/2 never coincide;
the biases are not zero; one network reads integers, one has a single layer, one has five.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.special import log_expit

LN3 = np.log(3)
SHAPES = (((7, 5, 4, 3), 11), ((3, 8, 5, 2), 7), ((6, 4), 5), ((4, 9, 6, 5, 3, 2), 13))


@dataclass(frozen=True, slots=True)
class Network:
    """A network, its examples in columns, and the price of its weights."""

    sizes: tuple[int, ...]
    thetas: list
    biases: list
    x: np.ndarray
    y: np.ndarray
    lam: float


@pytest.fixture(scope="session")
def networks(seeded):
    """Networks with weights N(0, 1), which show every mistake of the catalogue."""
    rng = seeded("networks")
    drawn = [draw(rng, sizes, rng.standard_normal((sizes[0], m))) for sizes, m in SHAPES]
    pixels = draw(rng, (5, 4, 3), rng.integers(0, 4, (5, 7)))
    return (*drawn, pixels)


@pytest.fixture(scope="session")
def by_hand():
    """The notebook's 2-2-1 network with two examples."""
    thetas = [np.array([[2 * LN3, LN3], [-2 * LN3, -LN3]]), np.array([[2 * LN3, -2 * LN3]])]
    biases = [np.array([[-LN3], [LN3]]), np.array([[LN3]])]
    return Network((2, 2, 1), thetas, biases, np.eye(2), np.array([[1.0, 0.0]]), 0.1)


@pytest.fixture(scope="session")
def second_cost():
    """The cost by scipy's log of the sigmoid, from layer `k` on when that layer's z is given."""

    def second_cost(network, z=None, k=0, thetas=None, biases=None):
        thetas = network.thetas if thetas is None else thetas
        biases = network.biases if biases is None else biases
        z = thetas[0] @ network.x + biases[0] if z is None else z
        for theta, b in zip(thetas[k + 1 :], biases[k + 1 :], strict=True):
            z = theta @ np.exp(log_expit(z)) + b
        m = network.x.shape[1]
        surprise = -(network.y * log_expit(z) + (1 - network.y) * log_expit(-z)).sum() / m
        return surprise + network.lam / (2 * m) * sum((theta**2).sum() for theta in thetas)

    return second_cost


def draw(rng, sizes, x):
    """Return a network with standard normal weights and one-hot targets that use every class."""
    layers = list(zip(sizes[1:], sizes[:-1], strict=True))
    thetas = [rng.standard_normal(shape) for shape in layers]
    biases = [rng.standard_normal((n, 1)) for n, _ in layers]
    classes = rng.permutation(np.arange(x.shape[1]) % sizes[-1])
    return Network(sizes, thetas, biases, x, np.eye(sizes[-1])[:, classes], 0.7)
