"""Hidden checks of from_dls: the Deep Learning Specialization's dict as thetas and biases."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what from_dls returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: W1 enters the first hidden layer"""
    agree(student.from_dls(by_hand.written["dls"]), (by_hand.thetas, by_hand.biases), WHAT)


def test_every_layer(student, networks):
    """Weights and biases are right on networks of one to eleven layers"""
    cases = [((net.written["dls"],), (net.thetas, net.biases)) for net in networks]
    agree_each(student.from_dls, cases, WHAT)


def test_gradients(student, networks):
    """A gradient computed in their notation becomes the one that is measured in ours"""
    cases = [((net.gradient["dls"],), net.slopes) for net in networks[:3]]
    agree_each(student.from_dls, cases, WHAT + " for a gradient")
