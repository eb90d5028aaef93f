"""What the public checks of `gradient-descent` share: the epoch worked by hand, and a cost that can be nudged."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

LN3 = np.log(3)
SHAPES = (((4, 3, 2), 5), ((2, 5, 4, 3), 7), ((3, 2), 4))


@pytest.fixture(scope="session")
def by_hand():
    """The single unit that the notebook works by hand, with three examples."""
    return SimpleNamespace(
        thetas=[np.array([[0.0]])],
        biases=[np.array([[0.0]])],
        x=np.array([[2.0, 1.0, -1.0]]),
        y=np.array([[1.0, 1.0, 0.0]]),
        theta_gradients=[np.array([[-0.5]])],
        bias_gradients=[np.array([[0.0]])],
        orders=np.array([[1, 2, 0]]),
        eta=2 * LN3,
    )


@pytest.fixture(scope="session")
def networks(seeded):
    """Networks of one to three layers with random weights, their examples, and three orders of them."""
    rng = seeded("public networks")
    return [drawn(rng, sizes, m) for sizes, m in SHAPES]


@pytest.fixture(scope="session")
def price():
    """The mean cost of a network, computed another way: price(network, thetas, biases)."""
    return cost_of


@pytest.fixture(scope="session")
def nudge():
    """Measure how the mean cost answers to a push on every weight and bias: nudge(network)."""

    def nudge(net):
        layers = range(len(net.thetas))
        weights = [slopes(net.thetas, k, lambda parts: cost_of(net, parts, net.biases)) for k in layers]
        biases = [slopes(net.biases, k, lambda parts: cost_of(net, net.thetas, parts)) for k in layers]
        return weights, biases

    return nudge


def drawn(rng, sizes, m):
    """Return random weights, biases, inputs, one-hot targets and orders."""
    return SimpleNamespace(
        thetas=[rng.normal(size=(n, before)) for before, n in pairwise(sizes)],
        biases=[rng.normal(size=(n, 1)) for n in sizes[1:]],
        x=rng.normal(size=(sizes[0], m)),
        y=np.eye(sizes[-1])[:, np.arange(m) % sizes[-1]],
        orders=np.array([rng.permutation(m) for _ in range(3)]),
    )


def cost_of(net, thetas, biases):
    """Return the mean cross-entropy over the examples."""
    z = thetas[0] @ net.x + biases[0]
    for theta, b in zip(thetas[1:], biases[1:], strict=True):
        z = theta @ expit(z) + b
    return -np.sum(net.y * log_expit(z) + (1 - net.y) * log_expit(-z)) / net.x.shape[1]


def slopes(parts, k, cost):
    """Measure how the cost answers to a push on every entry of one part."""
    return central_difference(lambda part: cost([*parts[:k], part, *parts[k + 1 :]]), parts[k])


def central_difference(cost, array, h=1e-5):
    """Push every entry a little up and down, one at a time, and divide by the way."""
    measured = np.zeros(array.shape)
    for index in np.ndindex(array.shape):
        push = np.zeros(array.shape)
        push[index] = h
        measured[index] = (cost(array + push) - cost(array - push)) / (2 * h)
    return measured


def expit(z):
    """Return the sigmoid of every entry; a hyperbolic tangent, since scipy is a third of what a browser would load."""
    return (1 + np.tanh(z / 2)) / 2


def log_expit(z):
    """Return its logarithm, without overflow."""
    return -np.logaddexp(0, -z)
