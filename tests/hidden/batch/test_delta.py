"""`delta`: one column per example, no 1/m."""

import pytest

from grader.testing import agree, agree_each, central_difference


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
    """The deltas of every layer are right on networks of one to five layers"""
    cases = [((net.thetas, net.activations, net.y), net.deltas) for net in networks]
    agree_each(student.delta, cases, "the list of deltas")


def test_is_a_sensitivity(student, networks, sensitivities):
    """Each entry is m times how the mean cost answers to a nudge of that z"""
    questions = [(net.thetas, net.activations, net.y) for net in networks[:2]]
    agree_each(student.delta, zip(questions, sensitivities, strict=True), "the list of deltas")
