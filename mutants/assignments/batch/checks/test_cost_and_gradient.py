"""Public checks of cost_and_gradient: the network worked by hand, and the cost nudged along the long vector."""

import numpy as np

WHAT = "cost_and_gradient(params, sizes, x, y, lam)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It gives the cost of section 4 and the gradients of section 6, in the order of the parameters"""
    answer = student.cost_and_gradient(by_hand.params, by_hand.sizes, by_hand.x, by_hand.y, by_hand.lam)
    layers = zip(by_hand.theta_gradients, by_hand.bias_gradients, strict=True)
    expected = by_hand.cost, np.concatenate([part.ravel() for layer in layers for part in layer])
    agree(answer, expected, WHAT)


def test_the_cost_answers_to_a_nudge(student, agree, networks, nudge, price):
    """The cost is right, and each entry of the gradient is how it answers to a push on that parameter"""
    for net in networks:
        layers = zip(*nudge(net, 0.7), strict=True)
        slopes = np.concatenate([part.ravel() for layer in layers for part in layer])
        answer = student.cost_and_gradient(net.params, net.sizes, net.x, net.y, 0.7)
        agree(answer, (price(net, net.thetas, net.biases, 0.7), slopes), WHAT)
