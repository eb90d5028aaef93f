"""Hidden checks of from_nielsen: Nielsen's dict as thetas and biases."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what from_nielsen returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: w2 enters the first hidden layer"""
    agree(student.from_nielsen(by_hand.written["nielsen"]), (by_hand.thetas, by_hand.biases), WHAT)


def test_every_layer(student, networks):
    """Weights and biases are right on networks of one to eleven layers"""
    cases = [((net.written["nielsen"],), (net.thetas, net.biases)) for net in networks]
    agree_each(student.from_nielsen, cases, WHAT)


def test_gradients(student, networks):
    """A gradient computed in their notation becomes the one that is measured in ours"""
    cases = [((net.gradient["nielsen"],), net.slopes) for net in networks[:3]]
    agree_each(student.from_nielsen, cases, WHAT + " for a gradient")
