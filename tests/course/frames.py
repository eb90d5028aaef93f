"""Mistakes that many learners make, in every lesson where they can be made, each in several spellings.

KINDS      the mistakes, by a short name
SPELLED    for a kind, an assignment and a task: the code that names it, and the spellings
ELSEWHERE  for a kind and an assignment: why it cannot be made there

A spelling is what stands in the holes of its task's frame, or a whole function where it begins with `def`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BACKPROP, CHECK, BATCH = "backprop", "gradient-check", "batch"
DESCENT, NOTATIONS, BEYOND = "gradient-descent", "conventions", "beyond-sigmoid"
ASSIGNMENTS = (BACKPROP, CHECK, BATCH, DESCENT, NOTATIONS, BEYOND)

KINDS = {
    "downhill": "(y - a) a (1 - a) whatever the cost, also times 2 or 2/n",
    "tanh": "the slope of tanh, 1 - a^2, of a sigmoid's output",
    "sum": "the gradient of the sum: 1/m nowhere",
    "quadratic": "a delta of the quadratic cost only",
    "two layers": "made for two layers, whatever the network",
    "penalty of the gradient": "the penalty's slope made of the gradient, not of the weights",
    "squared": "a^2 in place of a (1 - a)",
    "column": "the penalty without the column that held the biases in Ng's layout",
    "lam alone": "+ lam without theta",
    "= for +=": "= where += belongs, in a loop",
    "bracket": "* 1 - a without brackets",
    "outer": "an outer product with the steepness in the wrong place",
    "one side": "nudging to one side only",
    "late binding": "a lambda that reads its number when the loop is over",
    "linear": "a last layer without its activation",
    "x alone": "x is shuffled and y is not",
    "y alone": "y is shuffled and x is not",
    "p - yp": "p - y p in place of p - y",
    "same verdict": "verdicts of check that are all the same",
}

FRAMES = {
    "output": """
def output_delta(a, y, cost="cross_entropy"):
    if cost == "cross_entropy":
        return {0}
    return {1}
""",
    "hidden": """
def hidden_delta(theta, delta, a):
    return {0}
""",
    "delta": """
def delta(thetas, activations, y, cost="cross_entropy"):
    a = activations[-1]
    deltas = [a - y if cost == "cross_entropy" else (a - y) * a * (1 - a)]
    for k in range(len(thetas) - 1, 0, -1):
        theta, a, d = thetas[k], activations[k], deltas[0]
        deltas = [{0}] + deltas
    return deltas
""",
    "last delta": """
def delta(thetas, activations, y, cost="cross_entropy"):
    a = activations[-1]
    deltas = [{0}]
    for k in range(len(thetas) - 1, 0, -1):
        a = activations[k]
        deltas = [np.dot(thetas[k].T, deltas[0]) * a * (1 - a)] + deltas
    return deltas
""",
    "outer": """
def gradient(activations, deltas):
    grads = []
    for k in range(len(deltas)):
        d, a, out = deltas[k], activations[k], activations[k + 1]
        grads.append({0})
    return grads
""",
    "forward": """
def forward(thetas, x):
    a = [x]
    for k, theta in enumerate(thetas):
        z = np.dot(theta, a[-1])
        a.append({0})
    return a
""",
    "nudge": """
def numerical_gradient(f, theta, h=1e-5):
    grad = np.zeros(theta.shape)
    for i in np.ndindex(*theta.shape):
        up, down = theta.astype(float), theta.astype(float)
        up[i] += h
        down[i] -= h
        grad[i] = {0}
    return grad
""",
    "check": """
def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    verdicts = []
    for k, theta in enumerate(thetas):
        def cost(t, k=k):
            return f(thetas[:k] + [t] + thetas[k + 1:])
        grad = np.zeros(theta.shape)
        for i in np.ndindex(*theta.shape):
            up, down = theta.astype(float), theta.astype(float)
            up[i] += h
            down[i] -= h
            grad[i] = {0}
        verdicts.append(bool(relative_error(grad, gradients[k]) <= tolerance))
    return verdicts
""",
    "batch forward": """
def forward(thetas, biases, x):
    zs, a = [], [x]
    for k in range(len(thetas)):
        z = thetas[k] @ a[-1] + biases[k]
        zs.append(z)
        a.append({0})
    return zs, a
""",
    "batch cost": """
def cost(z, y, thetas, lam):
    m = z.shape[1]
    c = np.sum(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))) / m
    {0}
    return float(c)
""",
    "batch delta": """
def delta(thetas, activations, y):
    a, m = activations[-1], y.shape[1]
    deltas = [{0}]
    for k in range(len(thetas) - 1, 0, -1):
        theta, a, d = thetas[k], activations[k], deltas[0]
        deltas.insert(0, {1})
    return deltas
""",
    "batch gradient": """
def gradient(thetas, activations, deltas, lam):
    m = deltas[0].shape[1]
    weights, biases = [], []
    for k in range(len(thetas)):
        theta, a, d, out = thetas[k], activations[k], deltas[k], activations[k + 1]
        weights.append({0})
        biases.append({1})
    return weights, biases
""",
    "long vector": """
def cost_and_gradient(params, sizes, x, y, lam):
    thetas, biases = roll(params, sizes)
    zs, A = [], [x]
    for theta, b in zip(thetas, biases):
        zs.append(theta @ A[-1] + b)
        A.append(sigmoid(zs[-1]))
    m, a, z = x.shape[1], A[-1], zs[-1]
    c = np.sum(np.logaddexp(0, z) - y * z) / m + lam / (2 * m) * {0}
    deltas = [{1}]
    for k in range(len(thetas) - 1, 0, -1):
        theta, a, d = thetas[k], A[k], deltas[0]
        deltas.insert(0, {2})
    weights, steps = [], []
    for k in range(len(thetas)):
        theta, a, d = thetas[k], A[k], deltas[k]
        weights.append({3})
        steps.append({4})
    return float(c), unroll(weights, steps)
""",
    "train": """
def train(thetas, biases, x, y, eta, size, orders):
    costs = []
    for order in orders:
        total = 0.0
        for start in range(0, x.shape[1], size):
            cut = order[start : start + size]
            xb, yb = {0}
            c, gt, gb = backpropagation(thetas, biases, xb, yb)
            n = xb.shape[1]
            step = {1}
            thetas = [t - step * g for t, g in zip(thetas, gt)]
            biases = [b - step * g for b, g in zip(biases, gb)]
            total {2}
        costs.append({3})
    return thetas, biases, costs
""",
    "batches": """
def mini_batches(x, y, size, order):
    batches = []
    for start in range(0, len(order), size):
        stop = min(start + size, len(order))
        batches.append({0})
    return batches
""",
    "softmax delta": """
def softmax_delta(z, y):
    p = np.exp(z - z.max(axis=0))
    p = p / p.sum(axis=0)
    return {0}
""",
    "pullback": """
def pullback(operation, upstream, inputs, output):
    a, b = inputs[0], inputs[-1]
    if operation == "add":
        return upstream, upstream if b.shape == upstream.shape else upstream.sum(axis=1, keepdims=True)
    if operation == "subtract":
        return upstream, -upstream
    if operation == "multiply":
        return upstream * b, upstream * a
    if operation == "matmul":
        return np.dot(upstream, b.T), np.dot(a.T, upstream)
    if operation == "sigmoid":
        return ({0},)
    if operation == "tanh":
        return ({1},)
    if operation == "relu":
        return (upstream * (a > 0),)
    if operation == "exp":
        return (upstream * output,)
    if operation == "log":
        return (upstream / a,)
    return (upstream * np.ones(a.shape),)
""",
    "layer back": """
def layer_backward(upstream, cache):
    x, theta, z = cache["x"], cache["theta"], cache["z"]
    s = {{"tanh": 1 - np.tanh(z) ** 2, "relu": (z > 0) * 1.0, "identity": np.ones(z.shape)}}[cache["activation"]]
    d = upstream * s
    return {0}, {1}, {2}
""",
}


@dataclass(frozen=True)
class Spelled:
    """One kind in one task: the code that names it, the frame, and what stands in its holes."""

    kind: str
    assignment: str
    task: str
    code: str
    frame: str
    holes: tuple[tuple[str, ...], ...]

    def sources(self) -> Sequence[str]:
        """Return the text of each spelling's function."""
        return [FRAMES[self.frame].format(*each) if self.frame else each[0] for each in self.holes]
