"""What the public checks of `gradient-descent` share: the epoch worked by hand, examples that carry their number."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

LN3 = np.log(3)


@pytest.fixture(scope="session")
def by_hand():
    """One unit, one input, three examples, as in sections 1 and 4 of the notebook."""
    return SimpleNamespace(
        thetas=[np.array([[0.0]])],
        biases=[np.array([[0.0]])],
        x=np.array([[2.0, 1.0, -1.0]]),
        y=np.array([[1.0, 1.0, 0.0]]),
        theta_gradients=[np.array([[-0.5]])],
        bias_gradients=[np.array([[0.0]])],
        eta=2 * LN3,
        orders=np.array([[1, 2, 0]]),
        end=([np.array([[1.4 * LN3]])], [np.array([[0.2 * LN3]])], [(2 * np.log(2) - np.log(0.9)) / 3]),
    )


@pytest.fixture(scope="session")
def network(seeded):
    """Weights and biases of a network of three layers, and slopes of the same shapes."""
    rng = seeded("network")
    shapes = ((4, 6), (5, 4), (2, 5))
    return [
        [rng.standard_normal(shape) for shape in shapes],
        [rng.standard_normal((n, 1)) for n, _ in shapes],
        [rng.standard_normal(shape) for shape in shapes],
        [rng.standard_normal((n, 1)) for n, _ in shapes],
    ]


@pytest.fixture(scope="session")
def numbered(seeded):
    """Eleven examples whose x and y hold their own number, and an order for them."""
    number = np.arange(11.0)
    return np.stack([number, -number]), np.stack([number]), seeded("order").permutation(11)
