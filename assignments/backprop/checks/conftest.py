"""What the public checks of `backprop` share: the network worked by hand, and costs that can be nudged.

Nothing here knows a delta or a gradient but the numbers of the notebook's section 9: the rest is measured.
"""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

SHAPES = ((4, 3, 2), (2, 5, 4, 3), (3, 2))


@pytest.fixture(scope="session")
def by_hand():
    """The 2-2-1 network of section 9, with the numbers a pocket calculator gives."""
    return SimpleNamespace(
        x=np.array([1.0, 2.0]),
        y=np.array([1.0]),
        thetas=[np.array([[0.5, -0.5], [-1.0, 1.0]]), np.array([[1.0, -2.0]])],
        activations=[np.array([1.0, 2.0]), np.array([0.3775406688, 0.7310585786]), np.array([0.2526409361])],
        deltas=[np.array([-0.1756321544, 0.2938794208]), np.array([-0.7473590639])],
        deltas_quadratic=[np.array([-0.0331617206, 0.0554884001]), np.array([-0.1411114758])],
        gradients=[
            np.array([[-0.1756321544, -0.3512643087], [0.2938794208, 0.5877588415]]),
            np.array([[-0.2821584408, -0.546363255]]),
        ],
    )


@pytest.fixture(scope="session")
def networks(seeded):
    """Networks of one to three layers whose layer sizes all differ, with an input and a target."""
    rng = seeded("public networks")
    return [network(sizes, rng) for sizes in SHAPES]


@pytest.fixture(scope="session")
def nudge_z():
    """Measure how the cost answers to a push on every z of one layer: nudge_z(network, layer, cost)."""

    def nudge_z(net, layer, cost):
        return central_difference(lambda z: cost_of(net, layer, z, cost), logit(net.activations[layer]))

    return nudge_z


@pytest.fixture(scope="session")
def nudge_theta():
    """Measure how the cost answers to a push on every weight into one layer: nudge_theta(network, layer, cost)."""

    def nudge_theta(net, layer, cost):
        entering = net.activations[layer - 1]
        return central_difference(lambda theta: cost_of(net, layer, theta @ entering, cost), net.thetas[layer - 1])

    return nudge_theta


def expit(z):
    """Return the sigmoid of every entry; a hyperbolic tangent, since scipy is a third of what a browser would load."""
    return (1 + np.tanh(z / 2)) / 2


def logit(a):
    """Return the z that belong to activations a."""
    return 2 * np.arctanh(2 * a - 1)


def network(sizes, rng):
    """Draw networks until no unit is far out on its sigmoid, where single precision would not be enough."""
    while True:
        net = drawn(sizes, rng)
        if all(np.all(np.abs(a - 0.5) < 0.4) for a in net.activations[1:]):
            return net


def drawn(sizes, rng):
    """Return random weights, input and target, and the activations that belong to them."""
    thetas = [rng.normal(size=(n, before)) for before, n in pairwise(sizes)]
    activations = [rng.normal(size=sizes[0])]
    for theta in thetas:
        activations.append(expit(theta @ activations[-1]))
    target = (np.arange(sizes[-1]) == 0).astype(float)
    return SimpleNamespace(thetas=thetas, activations=activations, y=target)


def cost_of(net, layer, z, cost):
    """Return the cost if the weighted sums of `layer` are z; everything behind follows from them."""
    a = expit(z)
    for theta in net.thetas[layer:]:
        a = expit(theta @ a)
    if cost == "quadratic":
        return 0.5 * np.sum((a - net.y) ** 2)
    return -np.sum(net.y * np.log(a) + (1 - net.y) * np.log(1 - a))


def central_difference(cost, array, h=1e-5):
    """Push every entry a little up and down, one at a time, and divide by the way."""
    slopes = np.zeros(array.shape)
    for index in np.ndindex(array.shape):
        push = np.zeros(array.shape)
        push[index] = h
        slopes[index] = (cost(array + push) - cost(array - push)) / (2 * h)
    return slopes
