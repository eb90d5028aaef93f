"""Hidden checks of to_torch: thetas and biases as a PyTorch state."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what to_torch returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: the first Linear is number 0, the second number 2"""
    agree(student.to_torch(by_hand.thetas, by_hand.biases), by_hand.written["torch"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    cases = [((net.thetas, net.biases), net.written["torch"]) for net in networks]
    agree_each(student.to_torch, cases, WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    cases = [(net.slopes, net.gradient["torch"]) for net in networks[:3]]
    agree_each(student.to_torch, cases, WHAT + " for a gradient")
