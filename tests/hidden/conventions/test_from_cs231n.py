"""Hidden checks of from_cs231n: CS231n's dict as thetas and biases."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what from_cs231n returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: a row of W1 is a column of theta"""
    agree(student.from_cs231n(by_hand.written["cs231n"]), (by_hand.thetas, by_hand.biases), WHAT)


def test_every_layer(student, networks):
    """Weights and biases are right on networks of one to eleven layers"""
    cases = [((net.written["cs231n"],), (net.thetas, net.biases)) for net in networks]
    agree_each(student.from_cs231n, cases, WHAT)


def test_gradients(student, networks):
    """A gradient computed in their notation becomes the one that is measured in ours"""
    cases = [((net.gradient["cs231n"],), net.slopes) for net in networks[:3]]
    agree_each(student.from_cs231n, cases, WHAT + " for a gradient")
