"""Hidden checks of to_ng: thetas and biases as Ng's matrices."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what to_ng returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: column 0 holds the biases"""
    agree(student.to_ng(by_hand.thetas, by_hand.biases), by_hand.written["ng"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    cases = [((net.thetas, net.biases), net.written["ng"]) for net in networks]
    agree_each(student.to_ng, cases, WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    cases = [(net.slopes, net.gradient["ng"]) for net in networks[:3]]
    agree_each(student.to_ng, cases, WHAT + " for a gradient")
