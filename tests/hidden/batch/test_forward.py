"""`forward`: every example in its column."""

from grader.testing import Mismatch, agree, agree_each


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.forward(by_hand.thetas, by_hand.biases, by_hand.x)
    agree(pair(answer), (by_hand.zs, by_hand.activations), "what forward returns")


def test_weighted_inputs(student, networks):
    """The weighted inputs zs are right on networks of one to five layers"""
    cases = [((net.thetas, net.biases, net.x), net.zs) for net in networks]
    agree_each(student.forward, cases, "zs", lambda answer: pair(answer)[0])


def test_activations(student, networks):
    """The activations are right on networks of one to five layers, the input among them"""
    cases = [((net.thetas, net.biases, net.x), net.activations) for net in networks]
    agree_each(student.forward, cases, "activations", lambda answer: pair(answer)[1])


def test_one_example_alone(student, networks):
    """An example alone gives what it gives among others"""
    net = networks[0]
    columns = ([0], [4], [10])
    cases = [((net.thetas, net.biases, net.x[:, i]), [a[:, i] for a in net.activations]) for i in columns]
    agree_each(student.forward, cases, "activations", lambda answer: pair(answer)[1])


def pair(answer):
    """Return what `forward` gave as its two lists, or say that it is not two lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("forward should return two lists, zs and activations.")
    return answer
