"""What the public checks of `gradient-check` share: functions whose slopes are known from school."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.fixture(scope="session")
def example():
    """The notebook's example worked by hand: theta0^3 + theta0 theta1."""

    def f(theta):
        return theta[0] ** 3 + theta[0] * theta[1]

    return f


@pytest.fixture(scope="session")
def layers(example):
    """The same function with one number in each of two layers, at 2 and 5, where its slopes are 17 and 2."""

    def f(thetas):
        return example([thetas[0][0], thetas[1][0]])

    return f, [np.array([2.0]), np.array([5.0])]
