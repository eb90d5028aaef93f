"""Wrong functions for the tasks of `beyond-sigmoid`, as learners write them, in words of our own. README.md: sources and rules."""

from __future__ import annotations

import numpy as np


def rows(z):
    """Return softmax along the rows."""
    shifted = z - np.max(z, axis=1, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)


def columns(z):
    """Return the right softmax."""
    shifted = z - np.max(z, axis=0, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=0, keepdims=True)


def whole(z):
    """Return softmax over everything."""
    return np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))


def plain(z):
    """Return softmax without a shift."""
    return np.exp(z) / np.sum(np.exp(z), axis=0)


def log(p):
    """Return logarithms, of 0 too."""
    with np.errstate(all="ignore"):
        return np.log(p)


def shifted_in_place(z):
    """Return softmax of scores that are changed on the way."""
    z -= np.max(z, axis=0, keepdims=True)
    return np.exp(z) / np.sum(np.exp(z), axis=0)


def relu_prime_in_place(z):
    """Return the slope, written over z."""
    z[z <= 0] = 0
    z[z > 0] = 1
    return z


def if_positive(z):
    """Return the slope of one number."""
    if z > 0:
        return np.ones(z.shape)
    return np.zeros(z.shape)


def shifted_outside(z):
    """Return exp(z) - max."""
    grown = np.exp(z) - np.max(z)
    return grown / np.sum(grown, axis=0)


def tanh_or_relu(z, activation):
    """Return the slope of an activation."""
    return {"tanh": 1 - np.tanh(z) ** 2, "relu": (z > 0) * 1.0, "identity": np.ones(z.shape)}[activation]


def affine(upstream, cache):
    """Return the three derivatives of an affine layer alone."""
    return cache["theta"].T @ upstream, upstream @ cache["x"].T, np.sum(upstream, axis=1, keepdims=True)


def layers(weights=lambda d, x: d @ x.T, biases=lambda d: d.sum(axis=1, keepdims=True), inputs=lambda theta, d: theta.T @ d):
    """Return `layer_backward` made of three pieces."""

    def layer_backward(upstream, cache):
        d = upstream * tanh_or_relu(cache["z"], cache["activation"])
        return inputs(cache["theta"], d), weights(d, cache["x"]), biases(d)

    return layer_backward


def every_reader(inputs):
    """Return an order by depth-first search that never asks what it has seen."""
    order = []

    def visit(node):
        for source in inputs[node]:
            visit(source)
        order.append(node)

    read = {source for sources in inputs for source in sources}
    for node in range(len(inputs)):
        if node not in read:
            visit(node)
    return order


def from_the_end(inputs):
    """Return the nodes as a search from the output collects them in front."""
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in inputs[node]:
                visit(source)
            order.insert(0, node)

    for node in range(len(inputs)):
        visit(node)
    return order


def seen_but_walked(inputs):
    """Return an order whose search marks what it has seen and walks on nevertheless."""
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for source in inputs[node]:
            visit(source)
        order.append(node)

    for node in range(len(inputs)):
        if node not in seen:
            visit(node)
    return order


def pieces(graph, values, node, upstream):
    """Return what a node passes back, by the rules."""
    operation, inputs = graph[node]
    a, b = values[inputs[0]], values[inputs[-1]]
    out = values[node]
    return {
        "add": lambda: (upstream, upstream if b.shape == upstream.shape else upstream.sum(axis=1, keepdims=True)),
        "subtract": lambda: (upstream, -upstream),
        "multiply": lambda: (upstream * b, upstream * a),
        "matmul": lambda: (upstream @ b.T, a.T @ upstream),
        "sigmoid": lambda: (upstream * out * (1 - out),),
        "tanh": lambda: (upstream * (1 - out**2),),
        "relu": lambda: (upstream * (a > 0),),
        "exp": lambda: (upstream * out,),
        "log": lambda: (upstream / a,),
        "column_sum": lambda: (upstream * np.ones(a.shape),),
        "total": lambda: (upstream * np.ones(a.shape),),
    }[operation]()


def ordered(graph):
    """Return a right order."""
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in graph[node][1]:
                visit(source)
            order.append(node)

    for node in range(len(graph)):
        visit(node)
    return order


def overwritten(graph, values, output):
    """Return gradients where the last reader's piece stays."""
    grads = [np.zeros(np.shape(v)) for v in values]
    grads[output] = np.ones(np.shape(values[output]))
    for node in reversed(ordered(graph)):
        if graph[node][1]:
            for source, piece in zip(graph[node][1], pieces(graph, values, node, grads[node]), strict=True):
                grads[source] = piece
    return grads


def recursive(graph, values, output):
    """Return gradients of a recursion that hands everything on at once."""
    grads = [np.zeros(np.shape(v)) for v in values]
    grads[output] = np.ones(np.shape(values[output]))

    def back(node):
        if not graph[node][1]:
            return
        for source, piece in zip(graph[node][1], pieces(graph, values, node, grads[node]), strict=True):
            grads[source] = grads[source] + piece
        for source in graph[node][1]:
            back(source)

    back(output)
    return grads


def children_first(graph, values, output):
    """Return gradients where each node waits for those it reads."""
    grads = [np.zeros(np.shape(v)) for v in values]
    grads[output] = np.ones(np.shape(values[output]))
    for node in ordered(graph):
        if graph[node][1]:
            for source, piece in zip(graph[node][1], pieces(graph, values, node, grads[node]), strict=True):
                grads[source] = grads[source] + piece
    return grads


def recomputed(graph, values, output):
    """Return gradients of a recursion that hands on only what has just arrived."""
    grads = [np.zeros(np.shape(v)) for v in values]

    def back(node, upstream):
        grads[node] = grads[node] + upstream
        if graph[node][1]:
            for source, piece in zip(graph[node][1], pieces(graph, values, node, grads[node]), strict=True):
                back(source, piece)

    back(output, np.ones(np.shape(values[output])))
    return grads


def with_rule(name, rule):
    """Return `pullback` with one rule changed."""

    def pullback(operation, upstream, inputs, output):
        if operation == name:
            return rule(upstream, inputs, output)
        graph = [(operation, tuple(range(1, len(inputs) + 1))), *(("leaf", ()) for _ in inputs)]
        return pieces(graph, [output, *inputs], 0, upstream)

    return pullback


def logits(z, y):
    """Return log-sum-exp minus the right score."""
    return np.log(np.exp(z).sum(axis=0)) - (y * z).sum(axis=0)


WRONG = (
    ("softmax", "S01", "P4: rows", rows),
    ("softmax", "S05", "P4: no shift", plain),
    ("softmax", "S02", "P4: over everything", whole),
    ("softmax", "S07", "P4: one maximum for all", lambda z: np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)), axis=0)),
    ("softmax", "S01", "S04: rows, no shift", lambda z: np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)),
    ("softmax", "S09", "S04: the maximum is subtracted outside the exponential", shifted_outside),
    ("softmax", "S02", "X02: no shift, over everything", lambda z: np.exp(z) / np.sum(np.exp(z))),
    ("softmax", "S02", "X02: a row's maximum, the sum of everything", lambda z: np.exp(z - np.max(z, axis=1, keepdims=True)) / np.exp(z - np.max(z, axis=1, keepdims=True)).sum()),
    ("softmax", "told: changed", "X02: shifted in place", shifted_in_place),
    ("softmax", "told: AxisError", "X14: an axis that is not there", lambda z: np.exp(z) / np.sum(np.exp(z), axis=2)),
    ("softmax", "told: TypeError", "X02: a misspelt argument", lambda z: np.exp(z) / np.exp(z).sum(axit=1, keepdims=True)),
    ("softmax", "S07", "Q02: one maximum for all, the sum by columns", lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=0)),
    ("softmax_cost", "C11", "P4: a small number", lambda z, y: -np.sum(y * log(columns(z) + 1e-8), axis=0)),
    ("softmax_cost", "S15", "P4: log of the probability", lambda z, y: -np.sum(y * log(columns(z)), axis=0)),
    ("softmax_cost", "S12", "P4: the mean", lambda z, y: np.mean(np.log(np.exp(z - z.max(0)).sum(0)) - (y * (z - z.max(0))).sum(0))),
    ("softmax_cost", "C11", "P4: clipped", lambda z, y: -np.sum(y * log(np.clip(columns(z), 1e-12, 1 - 1e-12)), axis=0)),
    ("softmax_cost", "C11+S11", "X02: clipped and summed over all", lambda z, y: -np.sum(y * log(np.clip(columns(z), 1e-12, 1.0 - 1e-12)))),
    ("softmax_cost", "S12+S15", "X02: log of the probability, divided by m", lambda z, y: -np.sum(y * log(columns(z))) / y.shape[1]),
    ("softmax_cost", "C11+S12", "S04: a small number, divided by m", lambda z, y: -(1 / y.shape[1]) * np.sum(y * log(columns(z) + 0.001))),
    ("softmax_cost", "S20", "S04: the right score minus the log of the sum, no shift", logits),
    ("softmax_cost", "", "S04: the first example's cost over m", lambda z, y: (-log((columns(z) * y).sum(axis=0)))[0] / y.shape[1]),
    ("softmax_cost", "S02+S11", "X15: softmax over everything, summed", lambda z, y: -np.sum(y * log(whole(z)))),
    ("softmax_cost", "C03+S16", "X15: both terms, no minus, one small number", lambda z, y: (y * log(columns(z)) + (1 - y) * log(1 - columns(z) + 1e-10)).sum(axis=0)),
    ("softmax_cost", "S16", "X15: both terms", lambda z, y: -(y * log(columns(z)) + (1 - y) * log(1 - columns(z))).sum(axis=0)),
    ("softmax_cost", "told: shape", "X15: one cost for each entry", lambda z, y: -y * log(columns(z))),
    ("softmax_cost", "C06", "X20: half the squared error", lambda z, y: 0.5 * np.sum((y - columns(z)) ** 2, axis=0)),
    ("softmax_cost", "C03+S15", "X15: log of the probability without the minus", lambda z, y: np.sum(y * log(columns(z)), axis=0)),
    ("softmax_delta", "D01", "P4: target minus probability", lambda z, y: y - columns(z)),
    ("softmax_delta", "D03", "P4: divided by m", lambda z, y: (columns(z) - y) / y.shape[1]),
    ("softmax_delta", "S01", "P4: rows", lambda z, y: rows(z) - y),
    ("softmax_delta", "D02", "P4: times p(1-p)", lambda z, y: (columns(z) - y) * columns(z) * (1 - columns(z))),
    ("softmax_delta", "D03+S01", "P4: rows, divided by m", lambda z, y: (rows(z) - y) / z.shape[1]),
    ("softmax_delta", "D01+D02", "P4: target minus probability times p(1-p)", lambda z, y: (y - columns(z)) * columns(z) * (1 - columns(z))),
    ("softmax_delta", "S21", "X02: -y/p times p(1-p)", lambda z, y: -(y / columns(z)) * columns(z) * (1 - columns(z))),
    ("softmax_delta", "D05", "X18: the scores themselves", lambda z, y: z - y),
    ("softmax_delta", "D03+S02", "S04: softmax over everything, divided by m", lambda z, y: (whole(z) - y) / y.shape[1]),
    ("softmax_delta", "D03", "S04: no shift, divided by m", lambda z, y: (-y + plain(z)) / y.shape[1]),
    ("softmax_delta", "S02", "X15: softmax over everything", lambda z, y: whole(z) - y),
    ("softmax_delta", "D08", "X02: stops at -y/p", lambda z, y: -(y / columns(z))),
    ("tanh_prime", "X03", "P4: no square", lambda z: 1 - np.tanh(z)),
    ("tanh_prime", "X01", "P4: of z", lambda z: 1.0 - np.power(z, 2)),
    ("tanh_prime", "X07", "X14: the sigmoid's slope", lambda z: 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))),
    ("tanh_prime", "X09", "X14: the output squared, without one minus", lambda z: np.tanh(z) ** 2),
    ("relu_prime", "X31", "P4: one at the kink", lambda z: np.where(z >= 0, 1.0, 0.0)),
    ("relu_prime", "X33", "P4: ReLU itself", lambda z: z * (z > 0)),
    ("relu_prime", "X31", "X04: not below zero", lambda z: np.vectorize(lambda v: 0 if v < 0 else 1)(z)),
    ("relu_prime", "told: changed", "X14: written over z", relu_prime_in_place),
    ("relu_prime", "told: ValueError", "X13: an if over an array", if_positive),
    ("relu_prime", "told: ValueError", "X02: max of zero and an array", lambda z: max(0.0, z) / z),
    ("relu_prime", "X37", "X13: a leak", lambda z: np.where(z > 0, 1, 0.01)),
    ("relu_prime", "X37", "X14: a leak of a tenth", lambda z: np.where(z > 0, 1.0, 0.1)),
    ("layer_backward", "H01", "X18: an affine layer alone", affine),
    ("layer_backward", "X21", "X17: divided by m", layers(lambda d, x: np.dot(d, x.T) / x.shape[1], lambda d: np.sum(d, axis=1, keepdims=True) / d.shape[1])),
    ("layer_backward", "B04", "X17: biases summed flat", layers(biases=lambda d: np.sum(d, axis=1))),
    ("layer_backward", "told: list of 3", "X18: only what goes down", lambda upstream, cache: cache["theta"].T @ (upstream * tanh_or_relu(cache["z"], cache["activation"]))),
    ("layer_backward", "X21", "X08: biases averaged, weights not", layers(biases=lambda d: np.mean(d, axis=1, keepdims=True))),
    ("layer_backward", "G01", "X18: rows, x.T @ dout", layers(lambda d, x: x @ d.T)),
    ("layer_backward", "B02", "X18: biases over axis 0", layers(biases=lambda d: d.sum(axis=0, keepdims=True))),
    ("topological_order", "Y03", "S05: no memory of what was seen", every_reader),
    ("topological_order", "Y02", "X16: collected in front", from_the_end),
    ("topological_order", "Y03", "S05: seen, and walked again", seen_but_walked),
    ("reverse", "Y41", "S05: the last piece stays", overwritten),
    ("reverse", "Y47", "S05: a recursion in place of the order", recursive),
    ("reverse", "Y42", "S05: a node before its readers", children_first),
    ("reverse", "Y47", "S05: what arrived is handed on again", recomputed),
    ("pullback", "Y22", "S05: each factor gets itself", with_rule("multiply", lambda up, x, out: (up * x[0], up * x[1]))),
    ("pullback", "Y29", "X01: the derivative of the output", with_rule("sigmoid", lambda up, x, out: (up * (1 / (1 + np.exp(-out))) * (1 - 1 / (1 + np.exp(-out))),))),
    ("pullback", "Y21", "X18: the sigmoid's slope without what arrives", with_rule("sigmoid", lambda up, x, out: (out * (1 - out),))),
    ("pullback", "Y30", "X14: tanh's slope of its input", with_rule("tanh", lambda up, x, out: (up * (1 - x[0] ** 2),))),
    ("pullback", "Y24", "X17: no transposes", with_rule("matmul", lambda up, x, out: (up @ x[1], x[0] @ up))),
    ("pullback", "X31", "X18: one at ReLU's kink", with_rule("relu", lambda up, x, out: (up * (x[0] >= 0),))),
    ("pullback", "Y26", "S05: subtract written like add", with_rule("subtract", lambda up, x, out: (up, up))),
)
