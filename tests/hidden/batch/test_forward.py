"""`forward`: every example in its column."""

import numpy as np

from grader.errors import Mismatch
from grader.judge.compare import agree


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    zs, activations = pair(student.forward(by_hand.thetas, by_hand.biases, by_hand.x))
    c = np.log(3)
    agree(zs, [np.array([[c, 0], [-c, 0]]), np.array([[2 * c, c]])], "zs")
    agree(
        activations, [np.eye(2), np.array([[0.75, 0.5], [0.25, 0.5]]), np.array([[0.9, 0.75]])], "activations"
    )


def test_weighted_inputs(student, reference, networks):
    """The weighted inputs zs are right on networks of one to five layers"""
    answers = [student.forward(net.thetas, net.biases, net.x) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(pair(answer)[0], reference.forward(net.thetas, net.biases, net.x)[0], "zs")


def test_activations(student, reference, networks):
    """The activations are right on networks of one to five layers, the input among them"""
    answers = [student.forward(net.thetas, net.biases, net.x) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(pair(answer)[1], reference.forward(net.thetas, net.biases, net.x)[1], "activations")


def test_one_example_alone(student, reference, networks):
    """An example alone gives what it gives among others"""
    net = networks[0]
    alone = [student.forward(net.thetas, net.biases, net.x[:, [i]]) for i in (0, 4, 10)]
    together = reference.forward(net.thetas, net.biases, net.x)[1]
    for i, answer in zip((0, 4, 10), alone, strict=True):
        agree(pair(answer)[1], [a[:, [i]] for a in together], "activations")


def pair(answer):
    """Return what `forward` gave as its two lists, or say that it is not two lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("forward should return two lists, zs and activations.")
    return answer
