"""Hidden checks of to_nielsen: thetas and biases as Nielsen's dict."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what to_nielsen returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: w2 enters the first hidden layer"""
    agree(student.to_nielsen(by_hand.thetas, by_hand.biases), by_hand.written["nielsen"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    cases = [((net.thetas, net.biases), net.written["nielsen"]) for net in networks]
    agree_each(student.to_nielsen, cases, WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    cases = [(net.slopes, net.gradient["nielsen"]) for net in networks[:3]]
    agree_each(student.to_nielsen, cases, WHAT + " for a gradient")
