"""Hidden checks of to_ng: thetas and biases as Ng's matrices."""

from __future__ import annotations

from grader.testing import agree

WHAT = "what to_ng returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: column 0 holds the biases"""
    agree(student.to_ng(by_hand.thetas, by_hand.biases), by_hand.written["ng"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    answers = [student.to_ng(net.thetas, net.biases) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.written["ng"], WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    answers = [student.to_ng(*net.slopes) for net in networks[:3]]
    for net, answer in zip(networks[:3], answers, strict=True):
        agree(answer, net.gradient["ng"], WHAT + " for a gradient")
