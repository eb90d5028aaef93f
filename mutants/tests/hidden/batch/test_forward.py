"""`forward`: every example in its column."""

from grader.testing import Mismatch, agree


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.forward(by_hand.thetas, by_hand.biases, by_hand.x)
    agree(pair(answer), (by_hand.zs, by_hand.activations), "what forward returns")


def test_weighted_inputs(student, networks):
    """The weighted inputs zs are right on networks of one to five layers"""
    answers = [student.forward(net.thetas, net.biases, net.x) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(pair(answer)[0], net.zs, "zs")


def test_activations(student, networks):
    """The activations are right on networks of one to five layers, the input among them"""
    answers = [student.forward(net.thetas, net.biases, net.x) for net in networks]
    for net, answer in zip(networks, answers, strict=True):
        agree(pair(answer)[1], net.activations, "activations")


def test_one_example_alone(student, networks):
    """An example alone gives what it gives among others"""
    net = networks[0]
    columns = ([0], [4], [10])
    answers = [student.forward(net.thetas, net.biases, net.x[:, i]) for i in columns]
    for i, answer in zip(columns, answers, strict=True):
        agree(pair(answer)[1], [a[:, i] for a in net.activations], "activations")


def pair(answer):
    """Return what `forward` gave as its two lists, or say that it is not two lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("forward should return two lists, zs and activations.")
    return answer
