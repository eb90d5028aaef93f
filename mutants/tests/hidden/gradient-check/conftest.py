"""What the hidden checks of `gradient-check` share: functions that couple their entries, and a network's cost.

Where entries do not influence each other, an entry that stays nudged shows nowhere; where none is zero, a nudge
in proportion to the entry looks right; where all shapes are vectors, a transpose does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from grader.testing import complex_step

SIZES = (4, 3, 2, 5)


@dataclass(frozen=True, slots=True)
class Case:
    """A function, where to measure, and its gradient there by the rules of calculus."""

    f: Callable
    theta: np.ndarray
    gradient: np.ndarray


@dataclass(frozen=True, slots=True)
class Network:
    """The cost of a network as a function of its weights, and the gradient of each layer."""

    cost: Callable
    thetas: list
    gradients: list


@pytest.fixture(scope="session")
def coupled(seeded):
    """One case for each shape, every entry's slope depending on all others; one entry of each is exactly 0."""
    rng = seeded("functions")
    shapes = {"matrix": (2, 3), "vector": (5,), "square": (3, 3), "solid": (2, 3, 2)}
    return {name: coupled_case(rng, shape) for name, shape in shapes.items()}


@pytest.fixture(scope="session")
def whole_numbers(seeded):
    """A case whose theta is an array of integers, among them 0."""
    rng = seeded("whole numbers")
    return coupled_case(rng, (2, 3), np.array([[1, -2, 0], [2, 1, -1]]))


@pytest.fixture(scope="session")
def network(seeded):
    """A 4-3-2-5 network of sigmoids with cross-entropy and one example."""
    rng = seeded("network")
    thetas = [rng.normal(size=shape) for shape in zip(SIZES[1:], SIZES[:-1], strict=True)]
    x, y = rng.normal(size=SIZES[0]), rng.integers(0, 2, SIZES[-1]).astype(float)

    def cost(weights):
        a = x
        for theta in weights:
            z = theta @ a
            a = 1 / (1 + np.exp(-z))
        return np.sum(np.log(1 + np.exp(z)) - y * z)

    gradients = [
        complex_step(lambda nudged, k=k: cost([*thetas[:k], nudged, *thetas[k + 1 :]]), theta)
        for k, theta in enumerate(thetas)
    ]
    return Network(cost, frozen(thetas), gradients)


def coupled_case(rng, shape, theta=None):
    """Make f = sin(u) exp(v/4) + sum(theta^3)/6, u and v two sums over all entries; it reads a lone number too."""
    one, other = rng.normal(size=(2, *shape))
    if theta is None:
        theta = rng.normal(size=shape)
        theta.flat[1] = 0.0

    def f(point):
        u, v = np.sum(one * point), np.sum(other * point)
        return np.sin(u) * np.exp(v / 4) + np.sum(point**3) / 6

    u, v = np.sum(one * theta), np.sum(other * theta)
    gradient = np.exp(v / 4) * (np.cos(u) * one + np.sin(u) * other / 4) + theta**2 / 2
    return Case(f, frozen([theta])[0], gradient)


def frozen(arrays):
    """Hand out arrays that nobody on this side can change by mistake."""
    for array in arrays:
        array.setflags(write=False)
    return arrays
