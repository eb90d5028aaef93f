"""`train`: whole epochs, exactly."""

import numpy as np

from grader.testing import Mismatch, agree, agree_each


def test_by_hand(student, by_hand):
    """It reproduces the epoch worked by hand"""
    net, c = by_hand, np.log(3)
    answer = student.train(net.thetas, net.biases, net.x, net.y, 2 * c, 2, net.orders)
    cost = (2 * np.log(2) - np.log(0.9)) / 3
    agree(triple(answer), ([np.array([[1.4 * c]])], [np.array([[0.2 * c]])], [cost]), "what train returns")


def test_one_epoch(student, reference, networks):
    """One epoch with a smaller last batch leaves the right weights and biases"""
    asked = [(n.thetas, n.biases, n.x, n.y, 0.5, 4, n.orders[:1]) for n in networks]
    cases = [(question, reference.train(*question)[:2]) for question in asked]
    agree_each(student.train, cases, "weights and biases after one epoch", lambda answer: triple(answer)[:2])


def test_three_epochs(student, reference, networks):
    """Three epochs, each in its own order, leave the right weights and biases"""
    net = networks[0]
    question = (net.thetas, net.biases, net.x, net.y, 0.7, 3, net.orders)
    answer = student.train(*question)
    agree(triple(answer)[:2], reference.train(*question)[:2], "weights and biases after three epochs")


def test_costs(student, reference, networks):
    """The costs are means over the examples, one for each epoch"""
    asked = [(n.thetas, n.biases, n.x, n.y, 0.5, 4, n.orders) for n in networks]
    cases = [(question, reference.train(*question)[2]) for question in asked]
    agree_each(student.train, cases, "the list of costs", lambda answer: triple(answer)[2])


def test_measured_step(student, networks, measured, second_cost):
    """With all examples in one batch, an epoch is one step along the measured gradient"""
    net, (weights, biases) = networks[0], measured
    answer = student.train(net.thetas, net.biases, net.x, net.y, 0.5, net.x.shape[1], net.orders[:1])
    stepped = (
        [theta - 0.5 * slope for theta, slope in zip(net.thetas, weights, strict=True)],
        [b - 0.5 * slope for b, slope in zip(net.biases, biases, strict=True)],
        [second_cost(net.thetas, net.biases, net.x, net.y)],
    )
    agree(triple(answer), stepped, "what train returns")


def triple(answer):
    """Return what `train` gave as weights, biases and costs, or say that it is not three lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 3:
        raise Mismatch("train should return three lists: weights, biases and costs.")
    return answer
