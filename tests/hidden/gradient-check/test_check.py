"""Hidden checks of check: right and wrong gradients of one network, one example by hand."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import agree, agree_each

WHAT = "check(f, thetas, gradients)"


@pytest.fixture(scope="session")
def wrong(network):
    """The network's gradients with one layer, or two, made wrong in ways that a careless look forgives."""
    first, middle, last = network.gradients
    exchanged, dropped, spoiled = middle.copy(), last.copy(), first.copy()
    exchanged[0, [0, 1]] = exchanged[0, [1, 0]]
    dropped[:, -1] = 0.0
    spoiled[1, 1] = np.nan
    return {
        "sign": [-first, middle, last],
        "exchanged": [first, exchanged, last],
        "dropped": [first, middle, dropped],
        "doubled": [2 * first, middle, 2 * last],
        "slightly off": [first, middle * (1 + 4e-6), last],
        "nan": [spoiled, middle, last],
        "flat": [first, middle.ravel(), last],
    }


@pytest.fixture(scope="session")
def tiny_cost(network):
    """The same cost in a unit a thousand million times larger."""

    def tiny(thetas):
        return 1e-9 * network.cost(thetas)

    return tiny


@pytest.fixture(scope="session")
def by_hand():
    """theta0^3 in the first layer and a product in the second: slopes 12 + 5 and 2 at 2 and 5."""

    def f(thetas):
        return thetas[0][0] ** 3 + thetas[0][0] * thetas[1][0]

    return f, [np.array([2.0]), np.array([5.0])]


def test_right_gradients_agree(student, reference, network, wrong):
    """Every layer of a right backpropagation is found right, and no longer the one whose sign is flipped"""
    asked = [(network.cost, network.thetas, gradients) for gradients in (network.gradients, wrong["sign"])]
    agree_each(student.check, [(arguments, reference.check(*arguments)) for arguments in asked], WHAT)


def test_wrong_layers_are_found(student, reference, network, wrong):
    """The layers with a wrong gradient are found, and only those: a flipped sign, a missing column, a factor"""
    faults = ("sign", "exchanged", "dropped", "doubled", "slightly off")
    asked = [(network.cost, network.thetas, wrong[fault]) for fault in faults]
    agree_each(student.check, [(arguments, reference.check(*arguments)) for arguments in asked], WHAT)


def test_what_cannot_be_compared_does_not_agree(student, reference, network, wrong):
    """A gradient with a nan in it, or of the wrong shape, does not agree"""
    asked = [(network.cost, network.thetas, wrong[fault]) for fault in ("nan", "flat")]
    agree_each(student.check, [(arguments, reference.check(*arguments)) for arguments in asked], WHAT)


def test_the_unit_of_the_cost_does_not_matter(student, network, wrong, tiny_cost):
    """A gradient of the size 1e-9 is judged like any other"""
    tiny = [1e-9 * gradient for gradient in wrong["doubled"]]
    agree(student.check(tiny_cost, network.thetas, tiny), [False, True, False], WHAT)


def test_tolerance_and_nudge_are_the_ones_given(student, network, wrong):
    """A larger tolerance forgives more; a nudge far too large finds fault with everything"""
    lenient = student.check(network.cost, network.thetas, wrong["slightly off"], 1e-5, 1e-4)
    coarse = student.check(network.cost, network.thetas, network.gradients, 0.5, 1e-7)
    agree(lenient, [True, True, True], "check(f, thetas, gradients, h=1e-5, tolerance=1e-4)")
    agree(coarse, [False, False, False], "check(f, thetas, gradients, h=0.5)")


def test_the_example_worked_by_hand(student, by_hand):
    """theta0^3 + theta0 theta1 at 2 and 5: the slopes 17 and 2 agree, 17 and 5 agree in one layer only"""
    f, thetas = by_hand
    right, half = [np.array([17.0]), np.array([2.0])], [np.array([17.0]), np.array([5.0])]
    agree_each(student.check, [((f, thetas, right), [True, True]), ((f, thetas, half), [True, False])], WHAT)
