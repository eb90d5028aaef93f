"""`hidden_delta`: dC/dz of a hidden layer, from what the next layer reports."""

import numpy as np
import pytest

from grader.testing import agree_each

WHAT = "delta of the hidden layer"


@pytest.fixture(scope="session")
def wide(networks):
    """What comes before a wider layer."""
    return [case for net in networks for case in hidden_layers(net) if len(case[0][1]) > len(case[0][2])]


@pytest.fixture(scope="session")
def narrow(networks):
    """What comes before a narrower layer."""
    return [case for net in networks for case in hidden_layers(net) if len(case[0][1]) < len(case[0][2])]


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    agree_each(student.hidden_delta, hidden_layers(by_hand)[:1], WHAT)


def test_before_a_wider_layer(student, wide):
    """It is right where the next layer has more units"""
    agree_each(student.hidden_delta, wide, WHAT)


def test_before_a_narrower_layer(student, narrow):
    """It is right where the next layer has fewer units"""
    agree_each(student.hidden_delta, narrow, WHAT)


def test_is_a_sensitivity(student, networks, sensitivities):
    """Each entry is how the cost answers to a nudge of that hidden z, whichever cost it is"""
    cases = [
        ((net.thetas[k + 1], net.deltas[cost][k + 1], net.activations[k + 1]), rates[cost][k])
        for net, rates in zip(networks, sensitivities, strict=True)
        for cost in rates
        for k in range(len(net.thetas) - 1)
    ]
    agree_each(student.hidden_delta, cases, WHAT)


def test_negative_weights(student, seeded):
    """Negative weights and negative deltas keep their signs"""
    rng = seeded("negative weights")
    theta, a = -rng.uniform(0.5, 2.0, (3, 5)), rng.uniform(0.1, 0.9, 5)
    deltas = [rng.uniform(0.2, 1.0, 3), -rng.uniform(0.2, 1.0, 3)]
    paths = [np.array([sum(theta[k, i] * delta[k] for k in range(3)) for i in range(5)]) for delta in deltas]
    cases = [((theta, delta, a), path * (a - a**2)) for delta, path in zip(deltas, paths, strict=True)]
    agree_each(student.hidden_delta, cases, WHAT)


def hidden_layers(net):
    """Return the arguments and the expected answer for every hidden layer, under the cross-entropy."""
    deltas = net.deltas["cross_entropy"]
    arguments = zip(net.thetas[1:], deltas[1:], net.activations[1:-1], strict=True)
    return list(zip(arguments, deltas[:-1], strict=True))
