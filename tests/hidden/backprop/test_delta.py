"""`delta`: dC/dz of every layer, in the order of thetas."""

from grader.testing import agree_each

WHAT = "the list of deltas"


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand, with both costs"""
    agree_each(student.delta, cases(by_hand), WHAT)


def test_default(student, networks):
    """If no cost is named, it is right for the cross-entropy on networks of two and three layers"""
    nets = (*networks[:2], networks[4])
    questions = [((net.thetas, net.activations, net.y), net.deltas["cross_entropy"]) for net in nets]
    agree_each(student.delta, questions, WHAT)


def test_quadratic(student, networks):
    """It is right for the quadratic cost on networks of two and three layers"""
    nets = (*networks[:2], networks[4])
    questions = [((net.thetas, net.activations, net.y, "quadratic"), net.deltas["quadratic"]) for net in nets]
    agree_each(student.delta, questions, WHAT)


def test_one_layer(student, networks):
    """A network without hidden layers has one delta"""
    net = networks[2]
    agree_each(student.delta, cases(net), WHAT)


def test_five_layers(student, networks):
    """A network of five layers has five deltas"""
    net = networks[3]
    agree_each(student.delta, cases(net), WHAT)


def test_is_a_sensitivity(student, networks, sensitivities):
    """Each entry is how the cost answers to a nudge of that z, in every layer and whichever cost it is"""
    measured = [case for net, rates in zip(networks, sensitivities, strict=True) for case in cases(net, rates)]
    agree_each(student.delta, measured, WHAT)


def cases(net, expected=None):
    """Return a question for each cost, what it should give, and the cost in words."""
    deltas = expected or net.deltas
    return [((net.thetas, net.activations, net.y, cost), deltas[cost], f"with cost={cost!r}") for cost in deltas]
