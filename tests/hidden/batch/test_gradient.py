"""`gradient`: the mean over examples, plus the slope of the penalty; biases are free of it."""

import pytest

from grader.testing import Mismatch, agree, agree_each, central_difference


@pytest.fixture(scope="session")
def measured(networks, second_cost):
    """How the penalised cost of the first network answers to a nudge of each weight and bias."""
    net = networks[0]

    def slopes(name):
        parts = getattr(net, name)
        swapped = [
            lambda part, k=k: second_cost(net, **{name: [*parts[:k], part, *parts[k + 1 :]]}) for k in range(len(parts))
        ]
        return [central_difference(cost, part) for cost, part in zip(swapped, parts, strict=True)]

    return slopes("thetas"), slopes("biases")


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.gradient(by_hand.thetas, by_hand.activations, by_hand.deltas, by_hand.lam)
    agree(pair(answer), by_hand.gradient, "the gradient")


def test_weights(student, networks):
    """The gradient of the weights is right on networks of one to five layers"""
    cases = [((net.thetas, net.activations, net.deltas, net.lam), net.gradient[0]) for net in networks]
    agree_each(student.gradient, cases, "the gradient of the weights", lambda answer: pair(answer)[0])


def test_biases(student, networks):
    """The gradient of the biases is right, in shape (n, 1)"""
    cases = [((net.thetas, net.activations, net.deltas, net.lam), net.gradient[1]) for net in networks]
    agree_each(student.gradient, cases, "the gradient of the biases", lambda answer: pair(answer)[1])


def test_without_penalty(student, reference, networks):
    """With lam = 0 it is the mean of delta times activation"""
    questions = [(net.thetas, net.activations, net.deltas, 0.0) for net in networks]
    cases = [(question, reference.gradient(*question)) for question in questions]
    agree_each(student.gradient, cases, "the gradient", pair)


def test_measured(student, networks, measured):
    """It is how the penalised cost answers to a nudge of each weight and each bias"""
    net = networks[0]
    answer = student.gradient(net.thetas, net.activations, net.deltas, net.lam)
    agree(pair(answer), measured, "the gradient")


def pair(answer):
    """Return what `gradient` gave as its two lists, or say that it is not two lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("gradient should return two lists, for the weights and for the biases.")
    return answer
