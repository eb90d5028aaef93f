"""Hidden checks of to_torch: thetas and biases as a PyTorch state."""

from __future__ import annotations

from grader.testing import agree

WHAT = "what to_torch returns"


def test_by_hand(student, by_hand):
    """The 2-2-1 network of the numbers 1 to 9: the first Linear is number 0, the second number 2"""
    agree(student.to_torch(by_hand.thetas, by_hand.biases), by_hand.written["torch"], WHAT)


def test_every_layer(student, networks):
    """Every name, shape and number is right on networks of one to eleven layers"""
    answers = [student.to_torch(net.thetas, net.biases) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.written["torch"], WHAT)


def test_gradients(student, networks):
    """A gradient measured in our notation becomes the one that is computed in theirs"""
    answers = [student.to_torch(*net.slopes) for net in networks[:3]]
    for net, answer in zip(networks[:3], answers, strict=True):
        agree(answer, net.gradient["torch"], WHAT + " for a gradient")
