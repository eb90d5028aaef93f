"""The networks that the hidden checks of `backprop` use, each with what the tasks should give on it.

Layer sizes all differ and weights are N(0, 1), so that every mistake of the catalogue shows. One network has a
single layer, one has five, one reads whole numbers. A network is drawn again until nothing expected is tiny.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from scipy.special import expit

from grader.testing import TOLERANCE, agrees

SHAPES = ((7, 5, 4, 3), (3, 8, 5, 2), (6, 4), (4, 6, 3, 9, 5, 2))
WHOLE = (5, 3, 4)
COSTS = ("cross_entropy", "quadratic")


@dataclass(frozen=True, slots=True)
class Network:
    """A network, one example and its target, and every step's result; deltas and gradients by cost."""

    thetas: list
    x: np.ndarray
    y: np.ndarray
    activations: list
    deltas: dict[str, list]
    gradients: dict[str, list]


@pytest.fixture(scope="session")
def networks(seeded, reference):
    """Two networks of three layers, one of a single layer, one of five, and one that reads whole numbers."""
    rng = seeded("networks")
    return tuple(drawn(reference, sizes, rng) for sizes in (*SHAPES, WHOLE))


@pytest.fixture(scope="session")
def by_hand():
    """The notebook's 2-2-1 network, worked line by line as in its section 9."""
    a11, a12 = g(-0.5), g(1.0)
    a21 = g(a11 - 2 * a12)
    d21 = a21 - 1
    d11, d12 = d21 * a11 * (1 - a11), -2 * d21 * a12 * (1 - a12)
    steep = a21 * (1 - a21)
    deltas = [np.array([d11, d12]), np.array([d21])]
    gradients = [np.array([[d11, 2 * d11], [d12, 2 * d12]]), np.array([[d21 * a11, d21 * a12]])]
    return Network(
        thetas=[np.array([[0.5, -0.5], [-1.0, 1.0]]), np.array([[1.0, -2.0]])],
        x=np.array([1.0, 2.0]),
        y=np.array([1.0]),
        activations=[np.array([1.0, 2.0]), np.array([a11, a12]), np.array([a21])],
        deltas={"cross_entropy": deltas, "quadratic": [steep * d for d in deltas]},
        gradients={"cross_entropy": gradients, "quadratic": [steep * part for part in gradients]},
    )


@pytest.fixture(scope="session")
def sensitivities(networks):
    """How each cost answers to a nudge of every z, for every network: by cost, then by layer."""
    return [{cost: [nudged_z(net, k, cost) for k in range(len(net.thetas))] for cost in COSTS} for net in networks]


@pytest.fixture(scope="session")
def slopes(networks):
    """How each cost answers to a nudge of every weight, for every network: by cost, then by layer."""
    return [{cost: [nudged_theta(net, k, cost) for k in range(len(net.thetas))] for cost in COSTS} for net in networks]


def nudged_z(net, k, cost, h=1e-5):
    """Nudge every z behind thetas[k] up and down, all in one pass."""
    z, nudge = weighted_inputs(net, k), h * np.eye(len(net.thetas[k]))
    return (cost_behind(net, k, z + nudge, cost) - cost_behind(net, k, z - nudge, cost)) / (2 * h)


def nudged_theta(net, k, cost, h=1e-5):
    """Nudge every weight of thetas[k] up and down, all in one pass."""
    theta = net.thetas[k]
    nudge = h * np.eye(theta.size).reshape(-1, *theta.shape)
    entering = expit(weighted_inputs(net, k - 1)) if k else net.x
    above, below = (cost_behind(net, k, nudged @ entering, cost) for nudged in (theta + nudge, theta - nudge))
    return (above - below).reshape(theta.shape) / (2 * h)


def weighted_inputs(net, k):
    """Return z behind thetas[k]: theta applied to the sigmoid of what stands behind the weights before."""
    return net.thetas[k] @ (expit(weighted_inputs(net, k - 1)) if k else net.x)


def cost_behind(net, k, z, cost):
    """Return the cost for every row of z, which stands behind thetas[k]."""
    for theta in net.thetas[k + 1 :]:
        z = expit(z) @ theta.T
    if cost == "cross_entropy":
        return np.sum(np.logaddexp(0, z) - net.y * z, axis=1)
    return np.sum((expit(z) - net.y) ** 2, axis=1) / 2


def drawn(reference, sizes, rng):
    """Draw networks until one is fair: single precision is enough, and nothing expected is tiny."""
    while True:
        thetas = [rng.standard_normal((n, before)) for before, n in pairwise(sizes)]
        x = rng.integers(-1, 3, sizes[0]) if sizes == WHOLE else rng.standard_normal(sizes[0])
        y = np.eye(sizes[-1])[rng.integers(sizes[-1])]
        net, rough = solved(reference, thetas, x, y), solved(reference, map(single, thetas), single(x), single(y))
        if not is_tiny(net) and is_close(rough, net):
            return net


def solved(reference, thetas, x, y):
    """Return a network with the answer key's results under both costs."""
    thetas = list(thetas)
    activations = reference.forward(thetas, x)
    deltas = {cost: reference.delta(thetas, activations, y, cost) for cost in COSTS}
    gradients = {cost: reference.gradient(activations, deltas[cost]) for cost in COSTS}
    return Network(thetas, x, y, activations, deltas, gradients)


def is_tiny(net):
    """Tell whether the input or some layer's deltas are next to nothing."""
    least = dict(zip(COSTS, (0.02, 0.004), strict=True))
    return np.max(np.abs(net.x)) < 0.5 or any(
        np.max(np.abs(d)) < least[cost] for cost in COSTS for d in net.deltas[cost]
    )


def is_close(rough, net):
    """Tell whether results in single precision keep clear of law 4's tolerance."""
    return all(
        agrees(getattr(rough, name), getattr(net, name), TOLERANCE / 3)
        for name in ("activations", "deltas", "gradients")
    )


def single(values):
    """Return the values in single precision."""
    return values.astype(np.float32)


def g(z):
    """The sigmoid of one number, as on a pocket calculator."""
    return 1 / (1 + math.exp(-z))
