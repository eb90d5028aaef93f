"""Wrong functions for the tasks of `backprop`, as learners write them, in words of our own; the truth beside each.

Sources, chosen before anything was looked at: the first answers of a code search for "backpropagation from scratch",
for `def sigmoid_derivative(x):` and for a transposed second weight matrix. Each wrong piece that was met is here once,
written as the task asks; what needs arguments that the task does not have (z, a second data set) is left out.
Truth: the codes of the catalogue that are in it, or "" where it has none.
"""

from __future__ import annotations

import math

import numpy as np


def sigmoid(z):
    """Return the usual sigmoid."""
    return 1.0 / (1.0 + np.exp(-z))


def primed(x):
    """Return the derivative that expects z."""
    return sigmoid(x) * (1 - sigmoid(x))


def slope(a):
    """Return the derivative that expects the activation."""
    return a * (1.0 - a)


def deltas_with(output, hidden):
    """Return `delta` made of two pieces, from back to front."""

    def delta(thetas, activations, y, cost="cross_entropy"):
        found = [output(activations[-1], y, cost)]
        for layer in range(len(thetas) - 1, 0, -1):
            found = [hidden(thetas[layer], found[0], activations[layer]), *found]
        return found

    return delta


def right_output(a, y, cost):
    """Return the right last delta."""
    return a - y if cost == "cross_entropy" else (a - y) * slope(a)


def right_hidden(theta, d, a):
    """Return the right hidden delta."""
    return np.dot(theta.T, d) * slope(a)


def two_layers(thetas, activations, y, cost="cross_entropy"):
    """Return both deltas of a network of two layers, for the squared error."""
    last = (activations[2] - y) * slope(activations[2])
    return [np.dot(thetas[1].T, last) * slope(activations[1]), last]


def appended(thetas, activations, y, cost="cross_entropy"):
    """Return deltas collected with append, never turned round."""
    found = [right_output(activations[-1], y, cost)]
    for layer in range(len(thetas) - 1, 0, -1):
        found.append(right_hidden(thetas[layer], found[-1], activations[layer]))
    return found


def squashed_twice(thetas, x):
    """Return activations that meet the sigmoid at both ends of a layer."""
    activations = [x]
    for theta in thetas:
        activations.append(sigmoid(sigmoid(theta.dot(activations[-1]))))
    return activations


def linear_last(thetas, x):
    """Return activations whose last layer is linear."""
    activations = [x]
    for number, theta in enumerate(thetas):
        z = theta.dot(activations[-1])
        activations.append(z if number == len(thetas) - 1 else sigmoid(z))
    return activations


def from_scalar_library(z):
    """Call a function of single numbers on an array."""
    return 1 / (1 + math.exp(-z))


WRONG = (
    ("sigmoid", "F20", lambda z: np.exp(z) / (1 + np.exp(z))),
    ("sigmoid", "", lambda z: 1 / (1 - np.e ** (-z))),
    ("sigmoid", "F22", primed),
    ("sigmoid", "", from_scalar_library),
    ("forward", "F06", squashed_twice),
    ("forward", "F01", linear_last),
    ("forward", "F03", lambda thetas, x: [x, *_through(thetas, x, lambda theta, a: sigmoid(np.dot(theta.T, a)))]),
    ("forward", "F09", lambda thetas, x: [x, *_through(thetas, x, lambda theta, a: np.tanh(np.dot(theta, a)))]),
    ("output_delta", "D01+D02", lambda a, y, cost="cross_entropy": (y - a) * slope(a)),
    ("output_delta", "D18", lambda a, y, cost="cross_entropy": 2 * (y - a) * slope(a)),
    ("output_delta", "D02", lambda a, y, cost="cross_entropy": -(y - a) * slope(a)),
    ("output_delta", "D02+D04", lambda a, y, cost="cross_entropy": 2 * (a - y) * a * (1 - a)),
    ("output_delta", "Q01", lambda a, y, cost="cross_entropy": a - y),
    ("output_delta", "D01", lambda a, y, cost="cross_entropy": y - a),
    ("output_delta", "D11", lambda a, y, cost="cross_entropy": (a - y) * primed(a)),
    ("output_delta", "", lambda a, y, cost="cross_entropy": (y - a) * primed(a)),
    ("output_delta", "D02+Q07", lambda a, y, cost="cross_entropy": (a - y) * (1 - a**2)),
    ("output_delta", "", lambda a, y, cost="cross_entropy": (y - a) * (1 - a**2)),
    ("hidden_delta", "H02", lambda theta, delta, a: np.dot(theta.T, delta) * primed(a)),
    ("hidden_delta", "H08", lambda theta, delta, a: np.dot(theta.T, delta) * (1 - np.power(a, 2))),
    ("hidden_delta", "H03", lambda theta, delta, a: theta.dot(delta) * slope(a)),
    ("hidden_delta", "H02+H03", lambda theta, delta, a: theta.dot(delta) * primed(a)),
    ("hidden_delta", "H01", lambda theta, delta, a: theta.T.dot(delta)),
    ("hidden_delta", "H30", lambda theta, delta, a: theta.T.dot(delta) * a * 1 - a),
    ("hidden_delta", "H29", lambda theta, delta, a: theta.T.dot(delta) * a * a),
    ("hidden_delta", "H08+H12", lambda theta, delta, a: theta.T.dot(delta) * (a**2 - 1)),
    ("delta", "D02+U20", two_layers),
    ("delta", "L01", appended),
    ("delta", "D01+D02", deltas_with(lambda a, y, cost: (y - a) * slope(a), right_hidden)),
    ("delta", "D02", deltas_with(lambda a, y, cost: (a - y) * slope(a), right_hidden)),
    ("delta", "H08", deltas_with(right_output, lambda theta, d, a: theta.T.dot(d) * (1 - a**2))),
    ("delta", "H02", deltas_with(right_output, lambda theta, d, a: theta.T.dot(d) * primed(a))),
    (
        "delta",
        "D01+H08",
        deltas_with(lambda a, y, cost: -right_output(a, y, cost), lambda theta, d, a: theta.T.dot(d) * (1 - a**2)),
    ),
    ("delta", "L02", deltas_with(lambda a, y, cost: a - y, right_hidden)),
    ("delta", "H01+L02", deltas_with(lambda a, y, cost: a - y, lambda theta, d, a: theta.T.dot(d))),
    ("delta", "H02+L02", deltas_with(lambda a, y, cost: a - y, lambda theta, d, a: theta.T.dot(d) * primed(a))),
    (
        "gradient",
        "G01",
        lambda activations, deltas: [np.outer(a, d) for a, d in zip(activations, deltas, strict=False)],
    ),
    (
        "gradient",
        "G08",
        lambda activations, deltas: [-np.outer(d, a) for a, d in zip(activations, deltas, strict=False)],
    ),
    ("gradient", "G12", lambda activations, deltas: [d * a for a, d in zip(activations, deltas, strict=False)]),
    (
        "gradient",
        "",
        lambda activations, deltas: [np.outer(d, a) / 10 for a, d in zip(activations, deltas, strict=False)],
    ),
    (
        "gradient",
        "G01+G08",
        lambda activations, deltas: [-np.outer(a, d) for a, d in zip(activations, deltas, strict=False)],
    ),
)


def _through(thetas, a, layer):
    for theta in thetas:
        a = layer(theta, a)
        yield a
