"""The networks that the hidden checks of `gradient-descent` use.

Accuracy proves nothing: wrong programs learn too. So every step is checked exactly, on networks whose layer
sizes all differ, hidden layers wider and narrower than the input, with a last batch that is smaller.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.special import log_expit

from grader.testing import central_difference

LN3 = np.log(3)
SHAPES = (((7, 5, 4, 3), 11), ((3, 8, 5, 2), 7), ((6, 4), 13))


@dataclass(frozen=True, slots=True)
class Network:
    """A network with examples in columns, and its gradients there."""

    sizes: tuple[int, ...]
    thetas: list
    biases: list
    x: np.ndarray
    y: np.ndarray
    theta_gradients: list
    bias_gradients: list
    orders: np.ndarray


@pytest.fixture(scope="session")
def networks(seeded, reference):
    """Networks with weights N(0, 1), non-zero biases, and three orders of their examples."""
    rng = seeded("networks")
    return tuple(drawn(rng, reference, sizes, m) for sizes, m in SHAPES)


@pytest.fixture(scope="session")
def by_hand():
    """The notebook's single unit, at its first batch of two examples out of three."""
    return Network(
        sizes=(1, 1),
        thetas=[np.array([[0.0]])],
        biases=[np.array([[0.0]])],
        x=np.array([[2.0, 1.0, -1.0]]),
        y=np.array([[1.0, 1.0, 0.0]]),
        theta_gradients=[np.array([[-0.5]])],
        bias_gradients=[np.array([[0.0]])],
        orders=np.array([[1, 2, 0]]),
    )


@pytest.fixture(scope="session")
def second_cost():
    """The mean cross-entropy by scipy's log of the sigmoid."""

    def second_cost(thetas, biases, x, y):
        a = x
        for theta, b in zip(thetas, biases, strict=True):
            z = theta @ a + b
            a = np.exp(log_expit(z))
        return -(y * log_expit(z) + (1 - y) * log_expit(-z)).sum() / x.shape[1]

    return second_cost


@pytest.fixture(scope="session")
def measured(networks, second_cost):
    """The gradients of the first network, without backpropagation."""
    net = networks[0]

    def at(parts, k, cost):
        return central_difference(lambda part: cost([*parts[:k], part, *parts[k + 1 :]]), parts[k])

    layers = range(len(net.thetas))
    weights = [at(net.thetas, k, lambda parts: second_cost(parts, net.biases, net.x, net.y)) for k in layers]
    biases = [at(net.biases, k, lambda parts: second_cost(net.thetas, parts, net.x, net.y)) for k in layers]
    return weights, biases


def drawn(rng, reference, sizes, m):
    """Return a network with normal weights and one-hot targets that use every class."""
    layers = list(zip(sizes[1:], sizes[:-1], strict=True))
    thetas = [rng.standard_normal(shape) for shape in layers]
    biases = [rng.standard_normal((n, 1)) for n, _ in layers]
    x = rng.standard_normal((sizes[0], m))
    y = np.eye(sizes[-1])[:, rng.permutation(np.arange(m) % sizes[-1])]
    _, theta_gradients, bias_gradients = reference.backpropagation(thetas, biases, x, y)
    orders = np.array([rng.permutation(m) for _ in range(3)])
    return Network(sizes, thetas, biases, x, y, theta_gradients, bias_gradients, orders)
