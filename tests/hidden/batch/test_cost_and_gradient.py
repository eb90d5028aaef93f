"""`cost_and_gradient`: everything together, on one long vector."""

import pytest

from grader.testing import Mismatch, agree, agree_each, central_difference


@pytest.fixture(scope="session")
def measured(reference, networks, second_cost):
    """How the cost of the second network answers to a nudge of each parameter."""
    net = networks[1]

    def cost(params):
        thetas, biases = reference.roll(params, net.sizes)
        return second_cost(net, thetas=thetas, biases=biases)

    return central_difference(cost, net.params)


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.cost_and_gradient(by_hand.params, by_hand.sizes, by_hand.x, by_hand.y, by_hand.lam)
    agree(pair(answer), (by_hand.cost, by_hand.slopes), "what cost_and_gradient returns")


def test_cost(student, networks, second_cost):
    """The cost is right on networks of one to five layers"""
    cases = [((net.params, net.sizes, net.x, net.y, net.lam), second_cost(net)) for net in networks]
    agree_each(student.cost_and_gradient, cases, "the cost", lambda answer: pair(answer)[0])


def test_gradient(student, networks):
    """The gradient lies in the order of the parameters"""
    cases = [((net.params, net.sizes, net.x, net.y, net.lam), net.slopes) for net in networks]
    agree_each(student.cost_and_gradient, cases, "the gradient", lambda answer: pair(answer)[1])


def test_measured(student, networks, measured):
    """The gradient is how the cost answers to a nudge of each parameter"""
    net = networks[1]
    answer = student.cost_and_gradient(net.params, net.sizes, net.x, net.y, net.lam)
    agree(pair(answer)[1], measured, "the gradient")


def pair(answer):
    """Return what came back as cost and gradient, or say that it is not a pair."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("cost_and_gradient should return two things, the cost and the gradient.")
    return answer
