"""The networks that the hidden checks of `conventions` use, each written down in all six notations.

Nothing here is made by the answer key: each notation has a writer of its own and a backpropagation as its source has
it, so that the gradients of six independent programs meet. One network has eleven layers, where names that are
sorted as text go astray; the dicts come in an order of chance, and one state has gaps in its numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.testing import central_difference

SHAPES = (((7, 5, 4, 3), 11), ((3, 8, 5, 2), 7), ((6, 4), 5), ((2, 3, 4, 2, 5, 3, 2, 4, 3, 5, 2, 3), 7))


@dataclass(frozen=True, slots=True)
class Network:
    """Weights and biases as we write them, the gradient as measured by nudging, and both in each notation."""

    thetas: list
    biases: list
    slopes: tuple[list, list]
    written: dict[str, Any]
    gradient: dict[str, Any]


@pytest.fixture(scope="session")
def networks(seeded):
    """Networks of one to eleven layers with weights N(0, 1)."""
    rng = seeded("networks")
    return tuple(network(sizes, m, rng) for sizes, m in SHAPES)


@pytest.fixture(scope="session")
def by_hand():
    """The notebook's 2-2-1 network, whose nine numbers are 1 to 9."""
    thetas = [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[7.0, 8.0]])]
    biases = [np.array([[5.0], [6.0]]), np.array([[9.0]])]
    flat = [np.array([5.0, 6.0]), np.array([9.0])]
    written = {
        "ng": [np.array([[5.0, 1.0, 2.0], [6.0, 3.0, 4.0]]), np.array([[9.0, 7.0, 8.0]])],
        "dls": {"W1": thetas[0], "b1": biases[0], "W2": thetas[1], "b2": biases[1]},
        "nielsen": {"w2": thetas[0], "b2": biases[0], "w3": thetas[1], "b3": biases[1]},
        "cs231n": {
            "W1": np.array([[1.0, 3.0], [2.0, 4.0]]),
            "b1": flat[0],
            "W2": np.array([[7.0], [8.0]]),
            "b2": flat[1],
        },
        "torch": {"0.weight": thetas[0], "0.bias": flat[0], "2.weight": thetas[1], "2.bias": flat[1]},
    }
    return Network(thetas, biases, ([], []), written, {})


@pytest.fixture(scope="session")
def with_gaps(networks):
    """A state whose Linear modules stand at 1, 5, 8, ...: other modules stand between them."""
    net = networks[0]
    pairs = list(zip((1, 5, 8), net.thetas, net.biases, strict=True))
    return {f"{n}.bias": b[:, 0] for n, _, b in pairs[::-1]} | {f"{n}.weight": theta for n, theta, _ in pairs}


def network(sizes, m, rng):
    """Draw a network and its examples; write both down and differentiate in every notation."""
    thetas = [rng.standard_normal(shape) for shape in zip(sizes[1:], sizes[:-1], strict=True)]
    biases = [rng.standard_normal((n, 1)) for n in sizes[1:]]
    x, y = rng.standard_normal((sizes[0], m)), rng.integers(0, 2, (sizes[-1], m)).astype(float)
    parameters = {who: write(thetas, biases) for who, write in WRITERS.items()}
    gradients = {who: backward(parameters[who], x, y) for who, backward in BACKWARD.items()}
    slopes = measured(thetas, biases, x, y)
    return Network(thetas, biases, slopes, shuffled(parameters, rng), shuffled(gradients, rng))


def shuffled(notations, rng):
    """Put the entries of every dict in an order of chance."""
    return {
        who: {key: value[key] for key in rng.permutation(sorted(value)).tolist()} if isinstance(value, dict) else value
        for who, value in notations.items()
    }


def measured(thetas, biases, x, y):
    """Measure how the mean cross-entropy answers to a nudge of each weight and bias, in our notation."""

    def cost(thetas, biases):
        a = x
        for theta, b in zip(thetas, biases, strict=True):
            z = theta @ a + b
            a = sigmoid(z)
        return np.sum(np.logaddexp(0, z) - y * z) / x.shape[1]

    layers = range(len(thetas))
    weights = [
        central_difference(lambda t, k=k: cost([*thetas[:k], t, *thetas[k + 1 :]], biases), thetas[k]) for k in layers
    ]
    offsets = [
        central_difference(lambda b, k=k: cost(thetas, [*biases[:k], b, *biases[k + 1 :]]), biases[k]) for k in layers
    ]
    return weights, offsets


def sigmoid(z):
    """Return 1 / (1 + e^-z)."""
    return 1 / (1 + np.exp(-z))


# How each source writes a network down.


def write_ng(thetas, biases):
    """A list of matrices with the bias in column 0."""
    return [
        np.array([[b[i, 0], *theta[i]] for i in range(len(theta))]) for theta, b in zip(thetas, biases, strict=True)
    ]


def write_dls(thetas, biases):
    """W1, b1, ..., the bias a column."""
    return {f"{name}{k + 1}": v for name, parts in (("W", thetas), ("b", biases)) for k, v in enumerate(parts)}


def write_nielsen(thetas, biases):
    """w2, b2, ..., the bias a column."""
    return {f"{name}{k + 2}": v for name, parts in (("w", thetas), ("b", biases)) for k, v in enumerate(parts)}


def write_cs231n(thetas, biases):
    """W1, b1, ..., a row for each unit that a weight leaves, the bias a vector."""
    weights = {f"W{k + 1}": np.array(list(zip(*theta, strict=True))) for k, theta in enumerate(thetas)}
    return weights | {f"b{k + 1}": b[:, 0] for k, b in enumerate(biases)}


def write_torch(thetas, biases):
    """0.weight, 0.bias, 2.weight, ..., the bias a vector."""
    weights = {f"{2 * k}.weight": theta for k, theta in enumerate(thetas)}
    return weights | {f"{2 * k}.bias": b[:, 0] for k, b in enumerate(biases)}


# How each source goes back. x and y come with examples in columns; who wants rows transposes them.


def backward_ng(thetas, x, y):
    """Rows; a unit that is 1 before each layer; D = Delta / m."""
    a, units = x.T, []
    for theta in thetas:
        units.append(np.column_stack([np.ones(len(a)), a]))
        a = sigmoid(units[-1] @ theta.T)
    d, gradients = a - y.T, []
    for theta, a in zip(thetas[::-1], units[::-1], strict=True):
        gradients.insert(0, d.T @ a / len(a))
        d = (d @ theta * a * (1 - a))[:, 1:]
    return gradients


def backward_dls(parameters, x, y):
    """Columns; dW = dZ A_prev.T / m."""
    last, m, a = len(parameters) // 2, x.shape[1], {0: x}
    for n in range(1, last + 1):
        a[n] = sigmoid(parameters[f"W{n}"] @ a[n - 1] + parameters[f"b{n}"])
    dz, gradients = a[last] - y, {}
    for n in range(last, 0, -1):
        gradients[f"W{n}"] = dz @ a[n - 1].T / m
        gradients[f"b{n}"] = dz.sum(axis=1, keepdims=True) / m
        dz = parameters[f"W{n}"].T @ dz * a[n - 1] * (1 - a[n - 1])
    return gradients


def backward_nielsen(parameters, x, y):
    """One column after the other; the sums are divided by m when the weights move."""
    total = {key: np.zeros(value.shape) for key, value in parameters.items()}
    last = len(parameters) // 2 + 1
    for i in range(x.shape[1]):
        a = {1: x[:, [i]]}
        for n in range(2, last + 1):
            a[n] = sigmoid(parameters[f"w{n}"] @ a[n - 1] + parameters[f"b{n}"])
        d = a[last] - y[:, [i]]
        for n in range(last, 1, -1):
            total[f"w{n}"] += d @ a[n - 1].T
            total[f"b{n}"] += d
            d = parameters[f"w{n}"].T @ d * a[n - 1] * (1 - a[n - 1])
    return {key: value / x.shape[1] for key, value in total.items()}


def backward_cs231n(params, x, y):
    """Rows; the scores' gradient carries 1/m."""
    last, a = len(params) // 2, {0: x.T}
    for n in range(1, last + 1):
        a[n] = sigmoid(a[n - 1].dot(params[f"W{n}"]) + params[f"b{n}"])
    dout, gradients = (a[last] - y.T) / x.shape[1], {}
    for n in range(last, 0, -1):
        gradients[f"W{n}"], gradients[f"b{n}"] = a[n - 1].T.dot(dout), dout.sum(axis=0)
        dout = dout.dot(params[f"W{n}"].T) * a[n - 1] * (1 - a[n - 1])
    return gradients


def backward_torch(state, x, y):
    """Rows; the loss is a mean, so what comes back carries 1/m."""
    numbers = range(0, len(state), 2)
    inputs, out = [], x.T
    for n in numbers:
        inputs.append(out)
        out = sigmoid(out @ state[f"{n}.weight"].T + state[f"{n}.bias"])
    back, gradients = (out - y.T) / len(out), {}
    for n, a in zip(numbers[::-1], inputs[::-1], strict=True):
        gradients[f"{n}.weight"], gradients[f"{n}.bias"] = back.T @ a, back.sum(axis=0)
        back = back @ state[f"{n}.weight"] * a * (1 - a)
    return gradients


WRITERS: dict[str, Callable] = {
    "ng": write_ng,
    "dls": write_dls,
    "nielsen": write_nielsen,
    "cs231n": write_cs231n,
    "torch": write_torch,
}
BACKWARD: dict[str, Callable] = {
    "ng": backward_ng,
    "dls": backward_dls,
    "nielsen": backward_nielsen,
    "cs231n": backward_cs231n,
    "torch": backward_torch,
}
