"""The answer key of `beyond-sigmoid`: softmax, two more activations, a layer, and a graph.

    softmax -> softmax_cost, softmax_delta            the last layer
    tanh_prime, relu_prime -> layer_backward          any other layer; layer_forward fills the cache
    topological_order, pullback -> evaluate, reverse  any graph of array operations

Columns are examples. A cost is one number per example, so no 1/m appears anywhere.
"""

from __future__ import annotations

import numpy as np


def softmax(z):
    """Turn each column of scores into probabilities."""
    grown = np.exp(z - z.max(axis=0, keepdims=True))
    return grown / grown.sum(axis=0, keepdims=True)


def softmax_cost(z, y):
    """Return each column's cross-entropy: the log of the sum of exp, minus the right class's score."""
    top = z.max(axis=0, keepdims=True)
    log_sum = np.log(np.exp(z - top).sum(axis=0))
    return log_sum - (y * (z - top)).sum(axis=0)


def softmax_delta(z, y):
    """Return the derivative of each column's cost with respect to its scores."""
    return softmax(z) - y


def tanh_prime(z):
    """Return the slope of tanh at z."""
    return 1.0 - np.tanh(z) ** 2


def relu_prime(z):
    """Return the slope of ReLU at z; 0 at the kink, by agreement."""
    return (z > 0).astype(float)


def layer_forward(x, theta, b, activation):
    """Return the layer's output, and what the way back will need."""
    z = theta @ x + b
    return activate(z, activation), {"x": x, "theta": theta, "z": z, "activation": activation}


def layer_backward(upstream, cache):
    """Return the derivatives with respect to x, theta and b."""
    delta = upstream * slope(cache["z"], cache["activation"])
    return cache["theta"].T @ delta, delta @ cache["x"].T, delta.sum(axis=1, keepdims=True)


def topological_order(inputs):
    """Return all node numbers, each after the nodes it reads (Kahn 1962)."""
    readers = [[] for _ in inputs]
    waiting = [len(sources) for sources in inputs]
    for node, sources in enumerate(inputs):
        for source in sources:
            readers[source].append(node)
    order = [node for node, count in enumerate(waiting) if count == 0]
    for node in order:  # the list grows while it is read
        for reader in readers[node]:
            waiting[reader] -= 1
            if waiting[reader] == 0:
                order.append(reader)
    return order


def evaluate(graph, leaves):
    """Return the value of every node, in the order of the graph's list."""
    values = [None] * len(graph)
    for node in topological_order([inputs for _, inputs in graph]):
        name, inputs = graph[node]
        values[node] = OPERATIONS[name](*(values[k] for k in inputs)) if inputs else leaves[name]
    return values


def pullback(operation, upstream, inputs, output):
    """Return what one node passes back to each of its inputs."""
    a, b = inputs[0], inputs[-1]
    rules = {
        "add": lambda: (upstream, _like(upstream, b)),
        "subtract": lambda: (upstream, -upstream),
        "multiply": lambda: (upstream * b, upstream * a),
        "matmul": lambda: (upstream @ b.T, a.T @ upstream),
        "sigmoid": lambda: (upstream * output * (1.0 - output),),
        "tanh": lambda: (upstream * (1.0 - output**2),),
        "relu": lambda: (upstream * relu_prime(a),),
        "exp": lambda: (upstream * output,),
        "log": lambda: (upstream / a,),
        "column_sum": lambda: (upstream * np.ones(a.shape),),
        "total": lambda: (upstream * np.ones(a.shape),),
    }
    return rules[operation]()


def reverse(graph, values, output):
    """Return the derivative of node `output` with respect to every node."""
    gradients = [np.zeros(np.shape(value)) for value in values]
    gradients[output] = np.ones(np.shape(values[output]))
    for node in reversed(topological_order([inputs for _, inputs in graph])):
        operation, inputs = graph[node]
        if inputs:
            pieces = pullback(operation, gradients[node], [values[k] for k in inputs], values[node])
            for source, piece in zip(inputs, pieces, strict=True):
                gradients[source] = gradients[source] + piece
    return gradients


def sigmoid(z):
    """Squash z into (0, 1); right for large |z| too."""
    return np.exp(-np.logaddexp(0.0, -z))


def activate(z, activation):
    """Apply the named activation."""
    return {"tanh": np.tanh, "relu": lambda v: np.maximum(0.0, v), "identity": lambda v: v}[activation](z)


def slope(z, activation):
    """Return the slope of the named activation at z."""
    return {"tanh": tanh_prime, "relu": relu_prime, "identity": np.ones_like}[activation](z)


def _like(upstream, column):
    """Sum over the examples where a single column was stretched over all of them."""
    return upstream if column.shape == upstream.shape else upstream.sum(axis=1, keepdims=True)


OPERATIONS = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "matmul": np.matmul,
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(0.0, z),
    "exp": np.exp,
    "log": np.log,
    "column_sum": lambda a: a.sum(axis=0, keepdims=True),
    "total": lambda a: a.sum(keepdims=True),
}
