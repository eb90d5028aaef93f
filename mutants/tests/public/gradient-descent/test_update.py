"""Public checks of update: the step worked by hand, no step, and the fall of the cost as it is measured."""

import numpy as np

WHAT = "update(thetas, biases, theta_gradients, bias_gradients, eta)"


def test_the_step_worked_by_hand(student, agree, by_hand):
    """It gives the step of section 1"""
    answer = student.update(
        by_hand.thetas, by_hand.biases, by_hand.theta_gradients, by_hand.bias_gradients, by_hand.eta
    )
    agree(answer, ([np.array([[np.log(3)]])], [np.array([[0.0]])]), WHAT)


def test_two_layers_by_hand(student, agree):
    """Two layers with easy numbers and eta = 0.1 arrive where a pencil says"""
    thetas, biases = [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0]])], [np.ones((2, 1)), np.ones((1, 1))]
    slopes, falls = [np.array([[10.0, 0.0], [-10.0, 5.0]]), np.array([[1.0, -1.0]])], [np.array([[2.0], [4.0]])]
    answer = student.update(thetas, biases, slopes, [*falls, np.array([[-3.0]])], 0.1)
    weights = [np.array([[0.0, 2.0], [4.0, 3.5]]), np.array([[4.9, 6.1]])]
    agree(answer, (weights, [np.array([[0.8], [0.6]]), np.array([[1.3]])]), WHAT)


def test_no_step(student, agree, networks, nudge):
    """With eta = 0 everything stays where it is"""
    for net in networks:
        agree(
            student.update(net.thetas, net.biases, *nudge(net), 0.0), (net.thetas, net.biases), f"{WHAT} with eta = 0"
        )


def test_the_cost_falls_as_promised(student, agree, networks, nudge, price):
    """A tiny step along measured slopes lowers the cost by eta times the sum of their squares"""
    for net in networks:
        weights, biases = nudge(net)
        after = student.update(net.thetas, net.biases, weights, biases, 1e-5)
        agree(after, (net.thetas, net.biases), "the network after a tiny step", tolerance=1e-3)
        fall = price(net, net.thetas, net.biases) - price(net, *after)
        squares = sum(np.sum(slope**2) for slope in (*weights, *biases))
        agree(fall / 1e-5, squares, "the fall of the cost, over eta", tolerance=1e-3)


def test_the_caller_keeps_the_arrays(student, networks, nudge):
    """Afterwards the arrays that were given are as before"""
    net = networks[0]
    before = [part.copy() for part in (*net.thetas, *net.biases)]
    student.update(net.thetas, net.biases, *nudge(net), 0.5)
    kept = all(np.array_equal(old, new) for old, new in zip(before, (*net.thetas, *net.biases), strict=True))
    assert kept, "update changed the arrays that it was given. Make new ones."
