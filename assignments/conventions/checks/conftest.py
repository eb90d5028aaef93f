"""What the public checks of `conventions` share: the example worked by hand, and networks to go there and back."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

DEEP = (4, 7, 3, 8, 5, 9, 2, 6, 11, 10, 13, 12)


@pytest.fixture(scope="session")
def by_hand():
    """The notebook's 2-2-1 network, whose nine numbers are 1 to 9, in six notations."""
    thetas = [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[7.0, 8.0]])]
    biases = [np.array([[5.0], [6.0]]), np.array([[9.0]])]
    first, second = np.array([5.0, 6.0]), np.array([9.0])
    return {
        "ours": (thetas, biases),
        "ng": [np.array([[5.0, 1.0, 2.0], [6.0, 3.0, 4.0]]), np.array([[9.0, 7.0, 8.0]])],
        "dls": {"W1": thetas[0], "b1": biases[0], "W2": thetas[1], "b2": biases[1]},
        "nielsen": {"w2": thetas[0], "b2": biases[0], "w3": thetas[1], "b3": biases[1]},
        "cs231n": {
            "W1": np.array([[1.0, 3.0], [2.0, 4.0]]),
            "b1": first,
            "W2": np.array([[7.0], [8.0]]),
            "b2": second,
        },
        "torch": {"0.weight": thetas[0], "0.bias": first, "2.weight": thetas[1], "2.bias": second},
    }


@pytest.fixture(scope="session")
def deep(seeded):
    """Thetas and biases of a network of one layer, and of one of eleven layers whose sizes all differ."""
    rng = seeded("deep")
    return [draw(rng, sizes) for sizes in (DEEP[:2], DEEP)]


@pytest.fixture(scope="session")
def written():
    """Write a network into a dict, the last layer first: by the names and the forms of a layer."""

    def write(network, names, weight=np.asarray, bias=np.asarray):
        thetas, biases = network
        filled = {}
        for k in reversed(range(len(thetas))):
            of_weight, of_bias = names(k)
            filled |= {of_bias: bias(biases[k]), of_weight: weight(thetas[k])}
        return filled

    return write


@pytest.fixture(scope="session")
def back_to_front(deep, written):
    """Write the network of eleven layers into a dict, the last layer first; return both."""
    return lambda names, weight=np.asarray, bias=np.asarray: (written(deep[1], names, weight, bias), deep[1])


@pytest.fixture(scope="session")
def in_all_notations():
    """Name the matrices of a network in six notations; their shapes stay as they are, and say where they lead."""

    def write(thetas):
        first = {"ours": "theta1", "ng": "Theta1", "dls": "W1", "nielsen": "w2", "cs231n": "W1"}
        named = {who: dict(zip(numbered(name), thetas, strict=False)) for who, name in first.items()}
        return named | {"torch": {f"{2 * k}.weight": theta for k, theta in enumerate(thetas)}}

    return write


def numbered(first):
    """Return the names of a notation that begins with `first`, one after the other."""
    return (f"{first[:-1]}{number}" for number in itertools.count(int(first[-1])))


def draw(rng, sizes):
    """Draw weights and biases for layers of these sizes."""
    thetas = [rng.normal(size=shape) for shape in zip(sizes[1:], sizes[:-1], strict=True)]
    return thetas, [rng.normal(size=(n, 1)) for n in sizes[1:]]
