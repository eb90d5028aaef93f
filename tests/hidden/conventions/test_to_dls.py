"""Hidden checks of to_dls: thetas and biases as the Deep Learning Specialization's dict."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what to_dls returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: W1 enters the first hidden layer"""
    agree(student.to_dls(by_hand.thetas, by_hand.biases), by_hand.written["dls"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    cases = [((net.thetas, net.biases), net.written["dls"]) for net in networks]
    agree_each(student.to_dls, cases, WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    cases = [(net.slopes, net.gradient["dls"]) for net in networks[:3]]
    agree_each(student.to_dls, cases, WHAT + " for a gradient")
