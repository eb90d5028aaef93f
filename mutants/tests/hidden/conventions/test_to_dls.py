"""Hidden checks of to_dls: thetas and biases as the Deep Learning Specialization's dict."""

from __future__ import annotations

from grader.testing import agree

WHAT = "what to_dls returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: W1 enters the first hidden layer"""
    agree(student.to_dls(by_hand.thetas, by_hand.biases), by_hand.written["dls"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    answers = [student.to_dls(net.thetas, net.biases) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.written["dls"], WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    answers = [student.to_dls(*net.slopes) for net in networks[:3]]
    for net, answer in zip(networks[:3], answers, strict=True):
        agree(answer, net.gradient["dls"], WHAT + " for a gradient")
