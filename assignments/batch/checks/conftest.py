"""What the public checks of `batch` share: the network worked by hand, and costs that can be nudged.

Nothing here knows a delta or a gradient but the numbers of the notebook's sections 3 to 6: the rest is measured.
"""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

LN3 = np.log(3)
SHAPES = (((4, 3, 2), 5), ((2, 5, 4, 3), 7), ((3, 2), 4))


@pytest.fixture(scope="session")
def by_hand():
    """The 2-2-1 network with two examples, as the notebook works it out."""
    return SimpleNamespace(
        sizes=(2, 2, 1),
        thetas=[LN3 * np.array([[2.0, 1.0], [-2.0, -1.0]]), LN3 * np.array([[2.0, -2.0]])],
        biases=[LN3 * np.array([[-1.0], [1.0]]), np.array([[LN3]])],
        x=np.eye(2),
        y=np.array([[1.0, 0.0]]),
        lam=0.1,
        zs=[LN3 * np.array([[1.0, 0.0], [-1.0, 0.0]]), LN3 * np.array([[2.0, 1.0]])],
        activations=[np.eye(2), np.array([[0.75, 0.5], [0.25, 0.5]]), np.array([[0.9, 0.75]])],
        deltas=[LN3 * np.array([[-0.0375, 0.375], [0.0375, -0.375]]), np.array([[-0.1, 0.75]])],
        theta_gradients=[
            LN3 * np.array([[0.08125, 0.2375], [-0.08125, -0.2375]]),
            np.array([[0.15 + 0.1 * LN3, 0.175 - 0.1 * LN3]]),
        ],
        bias_gradients=[LN3 * np.array([[0.16875], [-0.16875]]), np.array([[0.325]])],
        cost=1.2889544708,
        params=LN3 * np.array([2.0, 1.0, -2.0, -1.0, -1.0, 1.0, 2.0, -2.0, 1.0]),
    )


@pytest.fixture(scope="session")
def networks(seeded):
    """Networks of one to three layers, with examples in columns; all sizes differ, m too."""
    rng = seeded("public networks")
    return [drawn(rng, sizes, m) for sizes, m in SHAPES]


@pytest.fixture(scope="session")
def price():
    """The cost of a network, computed another way: price(network, thetas, biases, lam)."""
    return cost_of


@pytest.fixture(scope="session")
def nudge_z():
    """Measure how the sum of the examples' costs answers to a push on every z: nudge_z(network, layer)."""

    def nudge_z(net, layer):
        m = net.x.shape[1]
        z = net.thetas[layer - 1] @ net.activations[layer - 1] + net.biases[layer - 1]
        return central_difference(lambda pushed: m * surprise(net, net.thetas, net.biases, pushed, layer), z)

    return nudge_z


@pytest.fixture(scope="session")
def nudge():
    """Measure how the whole cost answers to a push on every weight and bias: nudge(network, lam)."""

    def nudge(net, lam):
        layers = range(len(net.thetas))
        weights = [slopes(net.thetas, k, lambda parts: cost_of(net, parts, net.biases, lam)) for k in layers]
        biases = [slopes(net.biases, k, lambda parts: cost_of(net, net.thetas, parts, lam)) for k in layers]
        return weights, biases

    return nudge


def drawn(rng, sizes, m):
    """Return random weights, biases, inputs and one-hot targets, and the activations that belong to them."""
    thetas = [rng.normal(size=(n, before)) / np.sqrt(before) for before, n in pairwise(sizes)]
    biases = [rng.normal(size=(n, 1)) / 2 for n in sizes[1:]]
    activations = [rng.normal(size=(sizes[0], m))]
    for theta, b in zip(thetas, biases, strict=True):
        activations.append(expit(theta @ activations[-1] + b))
    y = np.eye(sizes[-1])[:, np.arange(m) % sizes[-1]]
    params = np.concatenate([part.ravel() for layer in zip(thetas, biases, strict=True) for part in layer])
    return SimpleNamespace(
        sizes=sizes, thetas=thetas, biases=biases, x=activations[0], y=y, activations=activations, params=params
    )


def surprise(net, thetas, biases, z=None, layer=1):
    """Return the mean cross-entropy; from a layer's z on, if that is given."""
    z = thetas[0] @ net.x + biases[0] if z is None else z
    for theta, b in zip(thetas[layer:], biases[layer:], strict=True):
        z = theta @ expit(z) + b
    return -np.sum(net.y * log_expit(z) + (1 - net.y) * log_expit(-z)) / net.x.shape[1]


def cost_of(net, thetas, biases, lam):
    """Return the mean cross-entropy and the price of the weights."""
    squares = sum(np.linalg.norm(theta) ** 2 for theta in thetas)
    return surprise(net, thetas, biases) + lam * squares / 2 / net.x.shape[1]


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
