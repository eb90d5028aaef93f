"""`delta`: one column per example, no 1/m."""

import pytest

from grader.testing import agree, central_difference


@pytest.fixture(scope="session")
def sensitivities(networks, second_cost):
    """How m times the mean cost answers to a nudge of every z, for two networks."""
    return [
        [
            central_difference(lambda z, k=k, net=net: second_cost(net, z, k), z) * net.x.shape[1]
            for k, z in enumerate(net.zs)
        ]
        for net in networks[:2]
    ]


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.delta(by_hand.thetas, by_hand.activations, by_hand.y)
    agree(answer, by_hand.deltas, "the list of deltas")


def test_every_layer(student, networks):
    """The errors of every layer are right on networks of one to five layers"""
    answers = [student.delta(net.thetas, net.activations, net.y) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.deltas, "the list of deltas")


def test_is_a_sensitivity(student, networks, sensitivities):
    """Each entry is m times how the mean cost answers to a nudge of that z"""
    answers = [student.delta(net.thetas, net.activations, net.y) for net in networks[:2]]
    for measured, answer in zip(sensitivities, answers, strict=True):
        agree(answer, measured, "the list of deltas")
