"""`cost`: an average over examples, from logits, with a price on large weights."""

import numpy as np

from grader.judge.compare import agree


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    z = np.array([[2, 1]]) * np.log(3)
    answer = student.cost(z, by_hand.y, by_hand.thetas, by_hand.lam)
    agree(answer, (-np.log(0.9) - np.log(0.25)) / 2 + 0.1 / 4 * 18 * np.log(3) ** 2, "the cost")


def test_without_penalty(student, reference, networks):
    """With lam = 0 it is the mean cross-entropy"""
    zs = [reference.forward(net.thetas, net.biases, net.x)[0][-1] for net in networks]
    answers = [student.cost(z, net.y, net.thetas, 0.0) for z, net in zip(zs, networks, strict=True)]
    for z, net, answer in zip(zs, networks, answers, strict=True):
        agree(answer, reference.cost(z, net.y, net.thetas, 0.0), "the cost")


def test_with_penalty(student, reference, networks, second_cost):
    """With lam = 0.7 the weights of every layer have their price"""
    zs = [reference.forward(net.thetas, net.biases, net.x)[0][-1] for net in networks]
    answers = [student.cost(z, net.y, net.thetas, net.lam) for z, net in zip(zs, networks, strict=True)]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, second_cost(net), "the cost")


def test_far_from_zero(student):
    """It is finite and right when the network is very sure, rightly or wrongly"""
    z = np.array([[1000.0, -1000.0, 1000.0], [-800.0, 900.0, 3.0]])
    y = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 1.0]])
    answer = student.cost(z, y, [np.ones((2, 3))], 0.6)
    agree(answer, (1000 + 800 + 900 + np.log1p(np.exp(-3.0))) / 3 + 0.6, "the cost")
