"""`output_delta`: dC/dz of the last layer, under either cost."""

from grader.testing import agree_each

WHAT = "delta of the last layer"


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand, with both costs"""
    agree_each(student.output_delta, cases(by_hand, by_hand.deltas), WHAT)


def test_cross_entropy(student, networks):
    """It is right for the cross-entropy"""
    questions = [((net.activations[-1], net.y, "cross_entropy"), net.deltas["cross_entropy"][-1]) for net in networks]
    agree_each(student.output_delta, questions, WHAT)


def test_quadratic(student, networks):
    """It is right for the quadratic cost"""
    questions = [((net.activations[-1], net.y, "quadratic"), net.deltas["quadratic"][-1]) for net in networks]
    agree_each(student.output_delta, questions, WHAT)


def test_default(student, networks):
    """If no cost is named, the cross-entropy is meant"""
    questions = [((net.activations[-1], net.y), net.deltas["cross_entropy"][-1]) for net in networks]
    agree_each(student.output_delta, questions, WHAT)


def test_is_a_sensitivity(student, networks, sensitivities):
    """Each entry is how the cost answers to a nudge of that z, whichever cost it is"""
    measured = [case for net, rates in zip(networks, sensitivities, strict=True) for case in cases(net, rates)]
    agree_each(student.output_delta, measured, WHAT)


def cases(net, deltas):
    """Return a question for each cost, what it should give, and the cost in words."""
    return [((net.activations[-1], net.y, cost), deltas[cost][-1], f"with cost={cost!r}") for cost in deltas]
