"""Wrong functions for the tasks of `backprop`, as learners write them, in words of our own. README.md: sources and rules."""

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


def from_the_front(thetas, activations, y, cost="cross_entropy"):
    """Return deltas whose weights are read from the front while the deltas come from the back."""
    found = [(y - activations[-1]) * slope(activations[-1])]
    for number, layer in enumerate(activations[1:-1]):
        found.append(thetas[1:][number].T.dot(found[-1]) * slope(layer))
    return found[::-1]


def errors_in_a_row(thetas, activations, y, cost="cross_entropy"):
    """Return deltas where the error, not the delta, is handed back."""
    error = right_output(activations[-1], y, cost)
    found = [error]
    for k in range(len(thetas) - 1, 0, -1):
        error = thetas[k].T @ error
        found.insert(0, error * slope(activations[k]))
    return found


def through(layer):
    """Return `forward` made of layer(theta, a)."""

    def forward(thetas, x):
        activations = [x]
        for theta in thetas:
            activations.append(layer(theta, activations[-1]))
        return activations

    return forward


def linear_last(thetas, x):
    """Return activations whose last layer is linear."""
    activations = [x]
    for number, theta in enumerate(thetas):
        z = theta.dot(activations[-1])
        activations.append(z if number == len(thetas) - 1 else sigmoid(z))
    return activations


def only_the_end(thetas, x):
    """Return what comes out at the end."""
    a = x
    for theta in thetas:
        a = sigmoid(np.dot(theta, a))
    return a


def each_from_the_input(thetas, x):
    """Return the layers of a loop that forgets what it computed."""
    return [x, *(sigmoid(theta @ x) for theta in thetas)]


def by_hand(thetas, x):
    """Return a hidden and an output layer."""
    hidden = sigmoid(thetas[0] @ x)
    return [x, hidden, sigmoid(thetas[1] @ hidden)]


def gradients(entry):
    """Return `gradient` made of entry(d, a)."""
    return lambda activations, deltas: [entry(d, a) for a, d in zip(activations, deltas, strict=False)]


WRONG = (
    ("sigmoid", "F20", "P1: overflows, exp over 1 + exp", lambda z: np.exp(z) / (1 + np.exp(z))),
    ("sigmoid", "", "P1: minus in the denominator", lambda z: 1 / (1 - np.e ** (-z))),
    ("sigmoid", "F22", "P1: the derivative for the function", primed),
    ("sigmoid", "told: TypeError", "P1: a function of single numbers", lambda z: 1 / (1 + math.exp(-z))),
    ("sigmoid", "F09", "X14: tanh written with exponentials", lambda z: 2 / (1 + np.exp(-2 * z)) - 1),
    ("sigmoid", "told: TypeError", "S01: math.exp of an array, imported inside", lambda z: 1.0 / (1.0 + math.exp(-1 * z))),
    ("forward", "F06", "P1: the sigmoid at both ends of a layer", through(lambda theta, a: sigmoid(sigmoid(theta.dot(a))))),
    ("forward", "F01", "P1: a linear last layer", linear_last),
    ("forward", "F03", "P3: transposed weights", through(lambda theta, a: sigmoid(np.dot(theta.T, a)))),
    ("forward", "F09", "P1: tanh", through(lambda theta, a: np.tanh(np.dot(theta, a)))),
    ("forward", "F10", "X13: ReLU in every layer", through(lambda theta, a: np.maximum(0, theta @ a))),
    ("forward", "F19", "X11: the output alone, as feedforward does", only_the_end),
    ("forward", "U20", "S01: one hidden layer by hand", by_hand),
    ("forward", "F12", "S01: a loop that starts from the input again", each_from_the_input),
    ("forward", "F16", "X14: softmax in every layer", through(lambda theta, a: np.exp(theta @ a) / np.sum(np.exp(theta @ a)))),
    ("forward", "F18", "X21: the list without the input", lambda thetas, x: through(lambda theta, a: sigmoid(theta @ a))(thetas, x)[1:]),
    ("output_delta", "D23", "P1: target minus output times the slope", lambda a, y, cost="cross_entropy": (y - a) * slope(a)),
    ("output_delta", "D18", "P1: twice target minus output times the slope", lambda a, y, cost="cross_entropy": 2 * (y - a) * slope(a)),
    ("output_delta", "D02", "P1: the squared error whatever the cost", lambda a, y, cost="cross_entropy": -(y - a) * slope(a)),
    ("output_delta", "D02+D04", "P1: the squared error whatever the cost, with its 2", lambda a, y, cost="cross_entropy": 2 * (a - y) * a * (1 - a)),
    ("output_delta", "Q01", "P1: output minus target whatever the cost", lambda a, y, cost="cross_entropy": a - y),
    ("output_delta", "D01", "P1: target minus output whatever the cost", lambda a, y, cost="cross_entropy": y - a),
    ("output_delta", "D11", "P2: the derivative of a, whatever the cost", lambda a, y, cost="cross_entropy": (a - y) * primed(a)),
    ("output_delta", "D20", "P2: target minus output times the derivative of a", lambda a, y, cost="cross_entropy": (y - a) * primed(a)),
    ("output_delta", "D02+Q07", "P2: tanh's slope, whatever the cost", lambda a, y, cost="cross_entropy": (a - y) * (1 - a**2)),
    ("output_delta", "D20", "P2: target minus output times tanh's slope", lambda a, y, cost="cross_entropy": (y - a) * (1 - a**2)),
    ("output_delta", "D19", "X19: the slope alone, the error is left out", lambda a, y, cost="cross_entropy": a * (1 - a)),
    ("output_delta", "", "X22: the learning rate is in it", lambda a, y, cost="cross_entropy": slope(a) * (y - a) * 0.1),
    ("output_delta", "D02", "X02: a mean squared error, times the slope", lambda a, y, cost="cross_entropy": slope(a) * (a - y)),
    ("output_delta", "D08", "X21: the derivative by the activation", lambda a, y, cost="cross_entropy": -(np.divide(y, a) - np.divide(1 - y, 1 - a))),
    ("output_delta", "D04", "X20: twice the error of a linear unit", lambda a, y, cost="cross_entropy": 2 * (a - y)),
    ("output_delta", "D21", "X17: 2/n times the error, no slope", lambda a, y, cost="cross_entropy": 2 * (a - y) / y.size),
    ("hidden_delta", "H02", "P2: the derivative of a", lambda theta, delta, a: np.dot(theta.T, delta) * primed(a)),
    ("hidden_delta", "H08", "P2: tanh's slope", lambda theta, delta, a: np.dot(theta.T, delta) * (1 - np.power(a, 2))),
    ("hidden_delta", "H03", "P3: no transpose", lambda theta, delta, a: theta.dot(delta) * slope(a)),
    ("hidden_delta", "H02+H03", "P3: no transpose and the derivative of a", lambda theta, delta, a: theta.dot(delta) * primed(a)),
    ("hidden_delta", "H01", "P3: no slope", lambda theta, delta, a: theta.T.dot(delta)),
    ("hidden_delta", "H30", "P1: no brackets round 1 - a", lambda theta, delta, a: theta.T.dot(delta) * a * 1 - a),
    ("hidden_delta", "H29", "P1: a times a", lambda theta, delta, a: theta.T.dot(delta) * a * a),
    ("hidden_delta", "H08+H12", "P2: tanh's slope with its sign turned", lambda theta, delta, a: theta.T.dot(delta) * (a**2 - 1)),
    ("hidden_delta", "", "X22: the learning rate is in it", lambda theta, delta, a: slope(a) * np.dot(theta.T, delta) * 0.1),
    ("hidden_delta", "H01", "X13: the slope of ReLU, asked of a", lambda theta, delta, a: theta.T.dot(delta) * (a > 0)),
    ("hidden_delta", "H01", "S08: the deltas through the weights, no derivative", lambda theta, delta, a: delta.dot(theta)),
    ("delta", "D02+U20", "P1: two layers, the squared error", two_layers),
    ("delta", "L01", "P1: appended, never turned round", appended),
    ("delta", "D23", "P1: target minus output times the slope", deltas_with(lambda a, y, cost: (y - a) * slope(a), right_hidden)),
    ("delta", "D02", "P1: the squared error whatever the cost", deltas_with(lambda a, y, cost: (a - y) * slope(a), right_hidden)),
    ("delta", "H08", "P2: tanh's slope in the hidden layers", deltas_with(right_output, lambda theta, d, a: theta.T.dot(d) * (1 - a**2))),
    ("delta", "H02", "P2: the derivative of a in the hidden layers", deltas_with(right_output, lambda theta, d, a: theta.T.dot(d) * primed(a))),
    ("delta", "D01+H08", "P2: target minus output, tanh's slope", deltas_with(lambda a, y, cost: -right_output(a, y, cost), lambda theta, d, a: theta.T.dot(d) * (1 - a**2))),
    ("delta", "L02", "P1: output minus target whatever the cost", deltas_with(lambda a, y, cost: a - y, right_hidden)),
    ("delta", "H01+L02", "P3: output minus target, no slope on the way", deltas_with(lambda a, y, cost: a - y, lambda theta, d, a: theta.T.dot(d))),
    ("delta", "H02+L02", "P2: output minus target, the derivative of a", deltas_with(lambda a, y, cost: a - y, lambda theta, d, a: theta.T.dot(d) * primed(a))),
    ("delta", "", "X22: weights from the front, deltas from the back", from_the_front),
    ("delta", "H32", "S08: the error is handed back, not the delta", errors_in_a_row),
    ("delta", "H03", "S08: weights dotted without a transpose", deltas_with(right_output, lambda theta, d, a: np.dot(theta, d) * slope(a))),
    ("gradient", "G01", "P1: the outer product the other way round", gradients(lambda d, a: np.outer(a, d))),
    ("gradient", "G08", "P1: downhill", gradients(lambda d, a: -np.outer(d, a))),
    ("gradient", "G12", "P3: entry times entry", gradients(lambda d, a: d * a)),
    ("gradient", "", "P1: divided by ten", gradients(lambda d, a: np.outer(d, a) / 10)),
    ("gradient", "G01+G08", "P1: downhill and the other way round", gradients(lambda d, a: -np.outer(a, d))),
    ("gradient", "G14", "X02: a dot product", gradients(np.dot)),
    ("gradient", "G01", "X22: column times row, the input's column first", gradients(lambda d, a: a[:, None] * d)),
    ("gradient", "G02", "S08: the activations of the layer itself", lambda activations, deltas: [np.outer(d, a) for d, a in zip(deltas, activations[1:], strict=True)]),
)
