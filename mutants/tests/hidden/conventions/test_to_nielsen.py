"""Hidden checks of to_nielsen: thetas and biases as Nielsen's dict."""

from __future__ import annotations

from grader.testing import agree

WHAT = "what to_nielsen returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: w2 enters the first hidden layer"""
    agree(student.to_nielsen(by_hand.thetas, by_hand.biases), by_hand.written["nielsen"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    answers = [student.to_nielsen(net.thetas, net.biases) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.written["nielsen"], WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    answers = [student.to_nielsen(*net.slopes) for net in networks[:3]]
    for net, answer in zip(networks[:3], answers, strict=True):
        agree(answer, net.gradient["nielsen"], WHAT + " for a gradient")
