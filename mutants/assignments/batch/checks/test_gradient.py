"""Public checks of gradient: the network worked by hand, and the whole cost nudged through every weight and bias."""

import numpy as np

WHAT = "gradient(thetas, activations, deltas, lam)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It gives all gradients of section 6"""
    answer = student.gradient(by_hand.thetas, by_hand.activations, by_hand.deltas, by_hand.lam)
    agree(answer, (by_hand.theta_gradients, by_hand.bias_gradients), WHAT)


def test_the_cost_answers_to_a_nudge(student, agree, networks, nudge_z, nudge):
    """Given measured deltas, each entry is how the cost answers to a push on that weight or bias"""
    for net in networks:
        deltas = [nudge_z(net, layer) for layer in range(1, len(net.activations))]
        agree(student.gradient(net.thetas, net.activations, deltas, 0.0), nudge(net, 0.0), f"{WHAT} with lam = 0")


def test_the_price_has_its_slope(student, agree, networks, nudge_z, nudge):
    """With lam = 0.7 the price of the weights is in it, and only of the weights"""
    for net in networks:
        deltas = [nudge_z(net, layer) for layer in range(1, len(net.activations))]
        agree(student.gradient(net.thetas, net.activations, deltas, 0.7), nudge(net, 0.7), f"{WHAT} with lam = 0.7")


def test_no_errors(student, agree, networks):
    """Without errors and without a price nothing has to change: all gradients are zeros"""
    for net in networks:
        deltas = [np.zeros(a.shape) for a in net.activations[1:]]
        still = [np.zeros(t.shape) for t in net.thetas], [np.zeros(b.shape) for b in net.biases]
        agree(student.gradient(net.thetas, net.activations, deltas, 0.0), still, f"{WHAT} without errors")
