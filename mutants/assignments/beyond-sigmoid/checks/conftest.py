"""What the public checks of `beyond-sigmoid` share: the examples worked by hand, and a tool that nudges.

Nothing here knows a delta or a rule but the numbers of the notebook's examples: the rest is measured.
"""

from __future__ import annotations

import numpy as np
import pytest


@pytest.fixture(scope="session")
def friendly():
    """Scores whose exponentials are 1, 2 and 5, and the second class as the right one."""
    return np.log([[1.0], [2.0], [5.0]]), np.array([[0.0], [1.0], [0.0]])


@pytest.fixture(scope="session")
def batch(seeded):
    """Scores of 4 classes and 7 examples, and their one-hot targets."""
    rng = seeded("public scores")
    return rng.normal(size=(4, 7)), np.eye(4)[:, rng.integers(0, 4, 7)]


@pytest.fixture(scope="session")
def measure():
    """Measure the slope of a function for each entry of an array: measure(f, point)."""

    def measure(f, point, h=1e-5):
        slopes = np.zeros(point.shape)
        for index in np.ndindex(point.shape):
            nudge = np.zeros(point.shape)
            nudge[index] = h
            slopes[index] = (float(f(point + nudge)) - float(f(point - nudge))) / (2 * h)
        return slopes

    return measure


@pytest.fixture(scope="session")
def open_and_shut():
    """The layer worked by hand: x, theta, b and z; its first ReLU unit is open, its second shut."""
    return (
        np.array([[1.0], [2.0]]),
        np.array([[1.0, -1.0], [2.0, 0.5]]),
        np.array([[2.0], [-4.0]]),
        np.array([[1.0], [-1.0]]),
    )


@pytest.fixture(scope="session")
def square():
    """The graph of (w x - y)^2, its leaves and its values: the example worked by hand."""
    graph = [("multiply", (1, 1)), ("subtract", (2, 5)), ("matmul", (3, 4)), ("w", ()), ("x", ()), ("y", ())]
    leaves = {name: np.array([[float(value)]]) for name, value in (("w", 2), ("x", 3), ("y", 5))}
    return graph, leaves, [np.array([[float(value)]]) for value in (1, 1, 6, 2, 3, 5)]


@pytest.fixture(scope="session")
def shares(seeded):
    """A graph in which b is read twice and d never leads to the output, node 0; its leaves, and the output."""
    graph = [
        ("total", (1,)),
        ("add", (2, 4)),
        ("multiply", (3, 4)),
        ("a", ()),
        ("b", ()),
        ("exp", (6,)),
        ("d", ()),
    ]
    rng = seeded("public graph")
    leaves = {name: rng.normal(size=(2, 3)) for name in ("a", "b", "d")}

    def output(a, b):
        return np.sum(a * b + b)

    return graph, leaves, output
