"""`delta`: one column per example, no 1/m."""

import numpy as np

from grader.judge.compare import agree
from grader.numerical import central_difference


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    activations = [np.eye(2), np.array([[0.75, 0.5], [0.25, 0.5]]), np.array([[0.9, 0.75]])]
    answer = student.delta(by_hand.thetas, activations, by_hand.y)
    hidden = np.log(3) * np.array([[-0.0375, 0.375], [0.0375, -0.375]])
    agree(answer, [hidden, np.array([[-0.1, 0.75]])], "the list of deltas")


def test_every_layer(student, reference, networks):
    """The errors of every layer are right on networks of one to five layers"""
    runs = [reference.forward(net.thetas, net.biases, net.x)[1] for net in networks]
    answers = [student.delta(net.thetas, a, net.y) for net, a in zip(networks, runs, strict=True)]
    for net, a, answer in zip(networks, runs, answers, strict=True):
        agree(answer, reference.delta(net.thetas, a, net.y), "the list of deltas")


def test_is_a_sensitivity(student, reference, networks, second_cost):
    """Each entry is m times how the mean cost answers to a nudge of that z"""
    runs = [reference.forward(net.thetas, net.biases, net.x) for net in networks[:2]]
    answers = [student.delta(net.thetas, run[1], net.y) for net, run in zip(networks, runs, strict=False)]
    for net, (zs, _), answer in zip(networks, runs, answers, strict=False):
        nudged = [
            central_difference(lambda z, k=k, net=net: second_cost(net, z, k), z) for k, z in enumerate(zs)
        ]
        agree(answer, [slope * net.x.shape[1] for slope in nudged], "the list of deltas")
