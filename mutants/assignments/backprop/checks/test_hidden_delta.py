"""Public checks of hidden_delta: the network worked by hand, and the cost nudged through a hidden z."""

import numpy as np

WHAT = "hidden_delta(theta, delta, a)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It is (-0.1756, 0.2939), as in section 9"""
    answer = student.hidden_delta(by_hand.thetas[1], by_hand.deltas[1], by_hand.activations[1])
    agree(answer, by_hand.deltas[0], WHAT)


def test_the_cost_answers_to_a_nudge_of_a_hidden_z(student, agree, networks, nudge_z):
    """Given the measured deltas of the next layer, it is what a push on the hidden z measures"""
    for net in networks:
        measured = [nudge_z(net, layer, "cross_entropy") for layer in range(1, len(net.activations))]
        for k in range(len(measured) - 1):
            answer = student.hidden_delta(net.thetas[k + 1], measured[k + 1], net.activations[k + 1])
            agree(answer, measured[k], f"{WHAT} of layer {k + 1}")


def test_reports_that_are_doubled_and_turned_round(student, agree, networks):
    """If the next layer's deltas are doubled and change their sign, so does the answer"""
    net = networks[1]
    reports = net.activations[2] - 0.3
    once = student.hidden_delta(net.thetas[1], reports, net.activations[1])
    assert np.any(once != 0), "hidden_delta(theta, delta, a) should not be zero here."
    agree(student.hidden_delta(net.thetas[1], -2 * reports, net.activations[1]), -2 * once, WHAT)
