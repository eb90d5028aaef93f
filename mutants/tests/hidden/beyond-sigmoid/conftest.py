"""What the hidden checks of `beyond-sigmoid` share: scores, layers, and a network written as a graph.

Sizes differ everywhere and the numbers of examples are prime and larger than every width, so that no two
mistakes coincide.
"""

from __future__ import annotations

import numpy as np
import pytest

LONG = 4000
LAYERS = ((7, 5, 11), (3, 8, 13))
ACTIVATIONS = ("tanh", "relu", "identity")

NETWORK = [
    ("x", ()),  # 0
    ("theta1", ()),
    ("b1", ()),
    ("matmul", (1, 0)),  # 3
    ("add", (3, 2)),
    ("tanh", (4,)),  # 5: a1
    ("theta2", ()),
    ("b2", ()),
    ("matmul", (6, 5)),  # 8
    ("add", (8, 7)),  # 9: the scores z, read twice
    ("y", ()),
    ("exp", (9,)),
    ("column_sum", (11,)),
    ("log", (12,)),
    ("total", (13,)),
    ("multiply", (10, 9)),
    ("total", (15,)),
    ("subtract", (14, 16)),  # 17: the cost
]

# The other operations; one node is read twice by the same reader (4), one is read on a short way and a long
# way (5), and one branch leads nowhere (13 and 14).
MEDLEY = [
    ("a", ()),  # 0
    ("b", ()),
    ("column", ()),
    ("add", (0, 2)),  # 3
    ("multiply", (3, 3)),
    ("subtract", (4, 1)),
    ("tanh", (5,)),  # 6
    ("add", (5, 6)),
    ("sigmoid", (7,)),
    ("c", ()),  # 9
    ("matmul", (8, 9)),
    ("relu", (10,)),
    ("total", (11,)),  # 12: the output
    ("tanh", (1,)),
    ("column_sum", (13,)),
]


@pytest.fixture(scope="session")
def batches(seeded):
    """Two batches of scores with their one-hot targets: 5 classes of 11 examples, and 3 of 7."""
    rng = seeded("scores")
    return [(2 * rng.normal(size=(k, m)), np.eye(k)[:, rng.integers(0, k, m)]) for k, m in ((5, 11), (3, 7))]


@pytest.fixture(scope="session")
def slopes_at(seeded):
    """A (4, 7) array of inputs, none closer than 0.1 to the kink."""
    z = seeded("slopes").normal(size=(4, 7))
    return z + 0.1 * np.sign(z)


@pytest.fixture(scope="session")
def layers(seeded):
    """Arguments of layer_forward, and an upstream: two sizes, three activations."""
    rng = seeded("layers")
    return [
        ((*_layer(rng, n, k, m), activation), rng.normal(size=(k, m)))
        for n, k, m in LAYERS
        for activation in ACTIVATIONS
    ]


@pytest.fixture(scope="session")
def network(seeded):
    """A network of sizes 4-6-3 with m = 7 as (graph, leaves, cost's node), its nodes listed in no order."""
    rng = seeded("network")
    shapes = {"x": (4, 7), "theta1": (6, 4), "b1": (6, 1), "theta2": (3, 6), "b2": (3, 1)}
    leaves = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    leaves["y"] = np.eye(3)[:, rng.integers(0, 3, 7)]
    return _shuffled(NETWORK, leaves, 17, rng)


@pytest.fixture(scope="session")
def medley(seeded):
    """A graph with the other operations, a node read twice, and a branch that leads nowhere."""
    rng = seeded("medley")
    while True:
        leaves = {name: rng.normal(size=(3, 5)) for name in ("a", "b")}
        leaves |= {"column": rng.normal(size=(3, 1)), "c": rng.normal(size=(5, 4))}
        inner = (leaves["a"] + leaves["column"]) ** 2 - leaves["b"]
        if _is_clear_of_the_kink((1 / (1 + np.exp(-inner - np.tanh(inner)))) @ leaves["c"]):
            return _shuffled(MEDLEY, leaves, 12, rng)


@pytest.fixture(scope="session")
def operations(seeded):
    """Arguments of pullback without the output, one set for each operation; all shapes differ."""
    rng = seeded("operations")
    a, b, column = rng.normal(size=(3, 5)), rng.normal(size=(3, 5)), rng.normal(size=(3, 1))
    right, positive = rng.normal(size=(5, 4)), rng.uniform(0.5, 3.0, size=(3, 5))
    away = a + 0.1 * np.sign(a)
    up, wide = rng.normal(size=(3, 5)), rng.normal(size=(3, 4))
    row, one = rng.normal(size=(1, 5)), rng.normal(size=(1, 1)) + 2.0
    return {
        "add": (up, (a, b)),
        "add a column": (up, (a, column)),
        "subtract": (up, (a, b)),
        "multiply": (up, (a, b)),
        "matmul": (wide, (a, right)),
        "sigmoid": (up, (a,)),
        "tanh": (up, (a,)),
        "relu": (up, (away,)),
        "exp": (up, (a,)),
        "log": (up, (positive,)),
        "column_sum": (row, (a,)),
        "total": (one, (a,)),
    }


@pytest.fixture(scope="session")
def ladder(seeded):
    """Seventeen nodes in shuffled places, each reading the two before it: only one order is right."""
    return _relabelled([tuple(range(max(0, k - 2), k)) for k in range(17)], seeded("ladder"))


@pytest.fixture(scope="session")
def long_chain(seeded):
    """A chain of 4000 nodes in shuffled places."""
    return _relabelled([(k - 1,) if k else () for k in range(LONG)], seeded("chain"))


def _layer(rng, n, k, m):
    """Draw x, theta and b of a layer whose z stay clear of the kink."""
    while True:
        x, theta, b = rng.normal(size=(n, m)), rng.normal(size=(k, n)), rng.normal(size=(k, 1))
        if _is_clear_of_the_kink(theta @ x + b):
            return x, theta, b


def _is_clear_of_the_kink(z):
    """Tell whether a nudge of 1e-5 in any input can carry no entry across 0."""
    return np.abs(z).min() > 1e-3


def _relabelled(inputs, rng):
    """Give the nodes new numbers; return the shuffled inputs and the one right order."""
    place = rng.permutation(len(inputs)).tolist()
    shuffled = [()] * len(inputs)
    for node, sources in enumerate(inputs):
        shuffled[place[node]] = tuple(place[source] for source in sources)
    return shuffled, place


def _shuffled(graph, leaves, output, rng):
    inputs, place = _relabelled([sources for _, sources in graph], rng)
    names = [""] * len(graph)
    for node, (name, _) in enumerate(graph):
        names[place[node]] = name
    return list(zip(names, inputs, strict=True)), leaves, place[output]
