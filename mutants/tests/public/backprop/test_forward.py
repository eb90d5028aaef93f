"""Public checks of forward: the network worked by hand, and how the layers hang together."""

import numpy as np

WHAT = "forward(thetas, x)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """(1, 2) gives (0.3775, 0.7311) and then 0.2526, as in section 9"""
    agree(student.forward(by_hand.thetas, by_hand.x), by_hand.activations, WHAT)


def test_every_layer_follows_from_the_one_before(student, agree, networks):
    """Each layer follows from the one before: 2a - 1 is the tanh of z/2"""
    for net in networks:
        answer = student.forward(net.thetas, net.activations[0])
        agree([np.zeros(np.shape(a)) for a in answer], [np.zeros(a.shape) for a in net.activations], WHAT)
        for k, theta in enumerate(net.thetas):
            agree(answer[k + 1], 0.5 + np.tanh(theta @ answer[k] / 2) / 2, f"{WHAT}[{k + 1}]")


def test_the_input_comes_first(student, agree, networks):
    """Entry 0 is the input itself"""
    for net in networks:
        answer = student.forward(net.thetas, net.activations[0])
        agree(answer[0], net.activations[0], f"{WHAT}[0]")


def test_without_weights_every_unit_is_undecided(student, agree):
    """With weights of 0 every activation after the input is 0.5"""
    answer = student.forward([np.zeros((3, 2)), np.zeros((1, 3))], np.array([1.0, -4.0]))
    agree(answer, [np.array([1.0, -4.0]), np.full(3, 0.5), np.full(1, 0.5)], WHAT)
