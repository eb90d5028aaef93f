"""`forward`: the activations of all layers, the input first."""

from scipy.special import expit

from grader.testing import agree, agree_each

WHAT = "the list of activations"


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    agree(student.forward(by_hand.thetas, by_hand.x), by_hand.activations, WHAT)


def test_three_layers(student, networks):
    """The activations are right on networks of three layers, wide or narrow in the middle"""
    cases = [((net.thetas, net.x), net.activations) for net in networks[:2]]
    agree_each(student.forward, cases, WHAT)


def test_one_layer(student, networks):
    """A single layer gives two entries: the input and the output"""
    net = networks[2]
    answer = student.forward(net.thetas, net.x)
    agree(answer, [net.x, expit(net.thetas[0] @ net.x)], WHAT)


def test_five_layers(student, networks):
    """Five layers give six entries, each from the one before"""
    net = networks[3]
    agree(student.forward(net.thetas, net.x), net.activations, WHAT)


def test_whole_numbers(student, networks):
    """An input of whole numbers has activations like any other"""
    net = networks[4]
    agree(student.forward(net.thetas, net.x), net.activations, WHAT)
