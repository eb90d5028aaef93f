"""`cost`: an average over examples, from logits, with a price on large weights."""

import numpy as np

from grader.testing import agree, agree_each


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.cost(by_hand.zs[-1], by_hand.y, by_hand.thetas, by_hand.lam)
    agree(answer, by_hand.cost, "the cost")


def test_without_penalty(student, reference, networks):
    """With lam = 0 it is the mean cross-entropy"""
    questions = [(net.zs[-1], net.y, net.thetas, 0.0) for net in networks]
    cases = [(question, reference.cost(*question)) for question in questions]
    agree_each(student.cost, cases, "the cost")


def test_with_penalty(student, networks, second_cost):
    """With lam = 0.7 the weights of every layer have their price"""
    cases = [((net.zs[-1], net.y, net.thetas, net.lam), second_cost(net)) for net in networks]
    agree_each(student.cost, cases, "the cost")


def test_far_from_zero(student):
    """It is finite and right when the network is very sure, rightly or wrongly"""
    z = np.array([[1000.0, -1000.0, 1000.0], [-800.0, 900.0, 3.0]])
    y = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 1.0]])
    answer = student.cost(z, y, [np.ones((2, 3))], 0.6)
    agree(answer, (1000 + 800 + 900 + np.log1p(np.exp(-3.0))) / 3 + 0.6, "the cost")
