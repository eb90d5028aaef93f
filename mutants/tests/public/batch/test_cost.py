"""Public checks of cost: the example worked by hand, averages, sure networks, and the price of the weights."""

import numpy as np

WHAT = "cost(z, y, thetas, lam)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It gives the 1.2890 of section 4"""
    agree(student.cost(by_hand.zs[-1], by_hand.y, by_hand.thetas, by_hand.lam), by_hand.cost, WHAT)


def test_a_network_that_knows_nothing(student, agree):
    """With z = 0 every one of three outputs costs ln 2, whatever the number of examples"""
    for m in (1, 5, 8):
        y = np.eye(3)[:, np.arange(m) % 3]
        agree(student.cost(np.zeros((3, m)), y, [np.ones((3, 4))], 0.0), 3 * np.log(2), WHAT)


def test_a_very_sure_network(student, agree):
    """Sure and right costs nothing; sure and wrong costs |z|, not infinity"""
    z, theta = np.array([[1000.0, -1000.0], [-800.0, 900.0]]), [np.ones((2, 3))]
    agree(student.cost(z, (z > 0).astype(float), theta, 0.0) + 1, 1.0, f"1 + {WHAT} of right answers")
    agree(student.cost(z, (z < 0).astype(float), theta, 0.0), 1850.0, f"{WHAT} of wrong answers")


def test_the_price_of_the_weights(student, agree):
    """Eight weights of 3 at lam = 0.5, five examples: 0.5 / 10 * 72 on top"""
    z, y = np.zeros((2, 5)), np.zeros((2, 5))
    thetas = [np.full((2, 3), 3.0), np.full((1, 2), -3.0)]
    agree(student.cost(z, y, thetas, 0.5), 2 * np.log(2) + 3.6, WHAT)


def test_networks(student, agree, networks, price):
    """It is the cost computed another way, for one, two and three layers"""
    for net in networks:
        a = net.activations[-1]
        z = np.log(a / (1 - a))
        agree(student.cost(z, net.y, net.thetas, 0.7), price(net, net.thetas, net.biases, 0.7), WHAT)
