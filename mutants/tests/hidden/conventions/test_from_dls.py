"""Hidden checks of from_dls: the Deep Learning Specialization's dict as thetas and biases."""

from __future__ import annotations

from grader.testing import agree

WHAT = "what from_dls returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: W1 enters the first hidden layer"""
    agree(student.from_dls(by_hand.written["dls"]), (by_hand.thetas, by_hand.biases), WHAT)


def test_every_layer(student, networks):
    """Weights and biases are right on networks of one to eleven layers"""
    answers = [student.from_dls(net.written["dls"]) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, (net.thetas, net.biases), WHAT)


def test_gradients(student, networks):
    """A gradient computed in their notation becomes the one that is measured in ours"""
    answers = [student.from_dls(net.gradient["dls"]) for net in networks[:3]]
    for net, answer in zip(networks[:3], answers, strict=True):
        agree(answer, net.slopes, WHAT + " for a gradient")
