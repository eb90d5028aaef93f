"""Hidden checks of from_ng: Ng's matrices as thetas and biases."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what from_ng returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: column 0 holds the biases"""
    agree(student.from_ng(by_hand.written["ng"]), (by_hand.thetas, by_hand.biases), WHAT)


def test_every_layer(student, networks):
    """Weights and biases are right on networks of one to eleven layers"""
    cases = [((net.written["ng"],), (net.thetas, net.biases)) for net in networks]
    agree_each(student.from_ng, cases, WHAT)


def test_gradients(student, networks):
    """A gradient computed in their notation becomes the one that is measured in ours"""
    cases = [((net.gradient["ng"],), net.slopes) for net in networks[:3]]
    agree_each(student.from_ng, cases, WHAT + " for a gradient")
