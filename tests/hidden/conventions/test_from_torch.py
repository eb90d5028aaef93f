"""Hidden checks of from_torch: a PyTorch state as thetas and biases."""

from __future__ import annotations

from grader.testing import agree, agree_each

WHAT = "what from_torch returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: the first Linear is number 0, the second number 2"""
    agree(student.from_torch(by_hand.written["torch"]), (by_hand.thetas, by_hand.biases), WHAT)


def test_every_layer(student, networks):
    """Weights and biases are right on networks of one to eleven layers"""
    cases = [((net.written["torch"],), (net.thetas, net.biases)) for net in networks]
    agree_each(student.from_torch, cases, WHAT)


def test_gradients(student, networks):
    """A gradient computed in their notation becomes the one that is measured in ours"""
    cases = [((net.gradient["torch"],), net.slopes) for net in networks[:3]]
    agree_each(student.from_torch, cases, WHAT + " for a gradient")


def test_numbers_with_gaps(student, networks, with_gaps):
    """The numbers of the Linear modules may be any, such as 1, 5 and 8"""
    net = networks[0]
    agree(student.from_torch(with_gaps), (net.thetas, net.biases), WHAT)
