"""`output_delta`: dC/dz of the last layer, under either cost."""

from grader.testing import agree

WHAT = "delta of the last layer"


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand, with both costs"""
    answers = {cost: student.output_delta(by_hand.activations[-1], by_hand.y, cost) for cost in by_hand.deltas}
    for cost, answer in answers.items():
        agree(answer, by_hand.deltas[cost][-1], f"{WHAT} with cost={cost!r}")


def test_cross_entropy(student, networks):
    """It is right for the cross-entropy"""
    answers = [student.output_delta(net.activations[-1], net.y, "cross_entropy") for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.deltas["cross_entropy"][-1], WHAT)


def test_quadratic(student, networks):
    """It is right for the quadratic cost"""
    answers = [student.output_delta(net.activations[-1], net.y, "quadratic") for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.deltas["quadratic"][-1], WHAT)


def test_default(student, networks):
    """If no cost is named, the cross-entropy is meant"""
    answers = [student.output_delta(net.activations[-1], net.y) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(answer, net.deltas["cross_entropy"][-1], WHAT)


def test_is_a_sensitivity(student, networks, sensitivities):
    """Each entry is how the cost answers to a nudge of that z, whichever cost it is"""
    cases = [(net, cost, rates[cost][-1]) for net, rates in zip(networks, sensitivities, strict=True) for cost in rates]
    answers = [student.output_delta(net.activations[-1], net.y, cost) for net, cost, _ in cases]
    for (_, cost, measured), answer in zip(cases, answers, strict=True):
        agree(answer, measured, f"{WHAT} with cost={cost!r}")
