"""`gradient`: how the cost answers to every weight."""

from grader.testing import agree, agree_each

WHAT = "the list of gradients"


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.gradient(by_hand.activations, by_hand.deltas["cross_entropy"])
    agree(answer, by_hand.gradients["cross_entropy"], WHAT)


def test_three_layers(student, networks):
    """The gradients are right on networks of three layers, wide or narrow in the middle"""
    cases = [((net.activations, net.deltas["cross_entropy"]), net.gradients["cross_entropy"]) for net in networks[:2]]
    agree_each(student.gradient, cases, WHAT)


def test_one_layer(student, networks):
    """A network without hidden layers has one gradient"""
    net = networks[2]
    agree(student.gradient(net.activations, net.deltas["cross_entropy"]), net.gradients["cross_entropy"], WHAT)


def test_five_layers(student, networks):
    """A network of five layers has five gradients"""
    net = networks[3]
    agree(student.gradient(net.activations, net.deltas["quadratic"]), net.gradients["quadratic"], WHAT)


def test_measured(student, networks, slopes):
    """Each entry is how the cost answers to a nudge of that weight, whichever cost it is"""
    nets = zip(networks, slopes, strict=True)
    cases = [((net.activations, net.deltas[cost]), rates[cost]) for net, rates in nets for cost in rates]
    agree_each(student.gradient, cases, WHAT)
