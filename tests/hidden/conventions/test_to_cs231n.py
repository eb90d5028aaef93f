"""Hidden checks of to_cs231n: thetas and biases as CS231n's dict."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what to_cs231n returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: a row of W1 is a column of theta"""
    agree(student.to_cs231n(by_hand.thetas, by_hand.biases), by_hand.written["cs231n"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    cases = [((net.thetas, net.biases), net.written["cs231n"]) for net in networks]
    agree_each(student.to_cs231n, cases, WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    cases = [(net.slopes, net.gradient["cs231n"]) for net in networks[:3]]
    agree_each(student.to_cs231n, cases, WHAT + " for a gradient")
