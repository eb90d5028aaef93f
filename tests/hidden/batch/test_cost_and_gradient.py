"""`cost_and_gradient`: everything together, on one long vector."""

import numpy as np

from grader.errors import Mismatch
from grader.judge.compare import agree
from grader.numerical import central_difference


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    c = np.log(3)
    params = c * np.array([2, 1, -2, -1, -1, 1, 2, -2, 1])
    answer = student.cost_and_gradient(params, by_hand.sizes, by_hand.x, by_hand.y, by_hand.lam)
    first = c * np.array([0.08125, 0.2375, -0.08125, -0.2375, 0.16875, -0.16875])
    second = np.array([0.15 + 0.1 * c, 0.175 - 0.1 * c, 0.325])
    expected = (-np.log(0.9) - np.log(0.25)) / 2 + 0.1 / 4 * 18 * c**2
    agree(answer, (expected, np.concatenate([first, second])), "the pair of cost and gradient")


def test_cost(student, reference, networks, second_cost):
    """The cost is right on networks of one to five layers"""
    asked = [question(reference, net) for net in networks]
    answers = [student.cost_and_gradient(*arguments) for arguments in asked]
    for net, answer in zip(networks, answers, strict=True):
        agree(pair(answer)[0], second_cost(net), "the cost")


def test_gradient(student, reference, networks):
    """The gradient lies in the order of the parameters"""
    asked = [question(reference, net) for net in networks]
    answers = [student.cost_and_gradient(*arguments) for arguments in asked]
    for arguments, answer in zip(asked, answers, strict=True):
        agree(pair(answer)[1], reference.cost_and_gradient(*arguments)[1], "the gradient")


def test_measured(student, reference, networks, second_cost):
    """The gradient is how the cost answers to a nudge of each parameter"""
    net = networks[1]
    params, *others = question(reference, net)
    answer = student.cost_and_gradient(params, *others)

    def cost(vector):
        thetas, biases = reference.roll(vector, net.sizes)
        return second_cost(net, thetas=thetas, biases=biases)

    agree(pair(answer)[1], central_difference(cost, params), "the gradient")


def question(reference, net):
    """Return the arguments of `cost_and_gradient` for one network."""
    return reference.unroll(net.thetas, net.biases), net.sizes, net.x, net.y, net.lam


def pair(answer):
    """Return what came back as cost and gradient, or say that it is not a pair."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("cost_and_gradient should return two things, the cost and the gradient.")
    return answer
