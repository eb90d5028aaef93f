"""`delta`: dC/dz of every layer, in the order of thetas."""

from grader.testing import agree

WHAT = "the list of deltas"


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand, with both costs"""
    answers = {cost: student.delta(by_hand.thetas, by_hand.activations, by_hand.y, cost) for cost in by_hand.deltas}
    for cost, answer in answers.items():
        agree(answer, by_hand.deltas[cost], f"{WHAT} with cost={cost!r}")


def test_default(student, networks):
    """If no cost is named, it is right for the cross-entropy on networks of two and three layers"""
    nets = (*networks[:2], networks[4])
    answers = [student.delta(net.thetas, net.activations, net.y) for net in nets]
    for net, answer in zip(nets, answers, strict=True):
        agree(answer, net.deltas["cross_entropy"], WHAT)


def test_quadratic(student, networks):
    """It is right for the quadratic cost on networks of two and three layers"""
    nets = (*networks[:2], networks[4])
    answers = [student.delta(net.thetas, net.activations, net.y, "quadratic") for net in nets]
    for net, answer in zip(nets, answers, strict=True):
        agree(answer, net.deltas["quadratic"], WHAT)


def test_one_layer(student, networks):
    """A network without hidden layers has one delta"""
    net = networks[2]
    answers = {cost: student.delta(net.thetas, net.activations, net.y, cost) for cost in net.deltas}
    for cost, answer in answers.items():
        agree(answer, net.deltas[cost], f"{WHAT} with cost={cost!r}")


def test_five_layers(student, networks):
    """A network of five layers has five deltas"""
    net = networks[3]
    answers = {cost: student.delta(net.thetas, net.activations, net.y, cost) for cost in net.deltas}
    for cost, answer in answers.items():
        agree(answer, net.deltas[cost], f"{WHAT} with cost={cost!r}")


def test_is_a_sensitivity(student, networks, sensitivities):
    """Each entry is how the cost answers to a nudge of that z, in every layer and whichever cost it is"""
    cases = [(net, cost, rates[cost]) for net, rates in zip(networks, sensitivities, strict=True) for cost in rates]
    answers = [student.delta(net.thetas, net.activations, net.y, cost) for net, cost, _ in cases]
    for (_, cost, measured), answer in zip(cases, answers, strict=True):
        agree(answer, measured, f"{WHAT} with cost={cost!r}")
