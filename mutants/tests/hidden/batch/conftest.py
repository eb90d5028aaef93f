"""The networks that the hidden checks of `batch` use, each with what the tasks should give on it.

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
    """A network, its examples in columns, the price of its weights, and every step's result."""

    sizes: tuple[int, ...]
    thetas: list
    biases: list
    x: np.ndarray
    y: np.ndarray
    lam: float
    zs: list
    activations: list
    deltas: list
    gradient: tuple[list, list]
    cost: float
    params: np.ndarray
    slopes: np.ndarray


@pytest.fixture(scope="session")
def networks(seeded, reference):
    """Networks with weights N(0, 1), which show every mistake of the catalogue."""
    rng = seeded("networks")
    inputs = [(sizes, rng.standard_normal((sizes[0], m))) for sizes, m in SHAPES]
    inputs.append(((5, 4, 3), rng.integers(0, 4, (5, 7))))
    return tuple(solved(reference, sizes, x, rng) for sizes, x in inputs)


@pytest.fixture(scope="session")
def by_hand():
    """The notebook's 2-2-1 network with two examples, as the notebook works it out."""
    squares = 18 * LN3**2
    return Network(
        sizes=(2, 2, 1),
        thetas=[LN3 * np.array([[2, 1], [-2, -1]]), LN3 * np.array([[2, -2]])],
        biases=[LN3 * np.array([[-1], [1]]), LN3 * np.array([[1]])],
        x=np.eye(2),
        y=np.array([[1.0, 0.0]]),
        lam=0.1,
        zs=[LN3 * np.array([[1, 0], [-1, 0]]), LN3 * np.array([[2, 1]])],
        activations=[np.eye(2), np.array([[0.75, 0.5], [0.25, 0.5]]), np.array([[0.9, 0.75]])],
        deltas=[LN3 * np.array([[-0.0375, 0.375], [0.0375, -0.375]]), np.array([[-0.1, 0.75]])],
        gradient=(
            [LN3 * np.array([[0.08125, 0.2375], [-0.08125, -0.2375]]), 0.1 * LN3 * np.array([[1, -1]]) + [0.15, 0.175]],
            [LN3 * np.array([[0.16875], [-0.16875]]), np.array([[0.325]])],
        ),
        cost=(-np.log(0.9) - np.log(0.25)) / 2 + 0.1 / 4 * squares,
        params=LN3 * np.array([2, 1, -2, -1, -1, 1, 2, -2, 1]),
        slopes=np.concatenate(
            [
                LN3 * np.array([0.08125, 0.2375, -0.08125, -0.2375, 0.16875, -0.16875]),
                [0.15 + 0.1 * LN3, 0.175 - 0.1 * LN3, 0.325],
            ]
        ),
    )


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


def solved(reference, sizes, x, rng):
    """Return a network with normal weights, one-hot targets that use every class, and its results."""
    layers = list(zip(sizes[1:], sizes[:-1], strict=True))
    thetas = [rng.standard_normal(shape) for shape in layers]
    biases = [rng.standard_normal((n, 1)) for n, _ in layers]
    y, lam = np.eye(sizes[-1])[:, rng.permutation(np.arange(x.shape[1]) % sizes[-1])], 0.7
    zs, activations = reference.forward(thetas, biases, x)
    deltas = reference.delta(thetas, activations, y)
    gradient = reference.gradient(thetas, activations, deltas, lam)
    params = reference.unroll(thetas, biases)
    cost, slopes = reference.cost_and_gradient(params, sizes, x, y, lam)
    return Network(sizes, thetas, biases, x, y, lam, zs, activations, deltas, gradient, cost, params, slopes)
