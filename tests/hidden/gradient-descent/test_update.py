"""`update`: one step downhill, for every weight and every bias."""

import numpy as np

from grader.testing import Mismatch, agree, agree_each


def test_by_hand(student, by_hand):
    """It reproduces the first step worked by hand"""
    net = by_hand
    answer = student.update(net.thetas, net.biases, net.theta_gradients, net.bias_gradients, 2 * np.log(3))
    agree(pair(answer), ([np.array([[np.log(3)]])], [np.array([[0.0]])]), "the step")


def test_weights(student, reference, networks):
    """The weights of every layer take their step"""
    asked = [(n.thetas, n.biases, n.theta_gradients, n.bias_gradients, 0.5) for n in networks]
    cases = [(question, reference.update(*question)[0]) for question in asked]
    agree_each(student.update, cases, "the list of weights", lambda answer: pair(answer)[0])


def test_biases(student, reference, networks):
    """The biases of every layer take theirs"""
    asked = [(n.thetas, n.biases, n.theta_gradients, n.bias_gradients, 0.3) for n in networks]
    cases = [(question, reference.update(*question)[1]) for question in asked]
    agree_each(student.update, cases, "the list of biases", lambda answer: pair(answer)[1])


def test_goes_downhill(student, networks, measured, second_cost):
    """A tiny step lowers the cost by eta times the squared slopes, as measured without backpropagation"""
    net, (weights, biases), eta = networks[0], measured, 1e-5
    answer = pair(student.update(net.thetas, net.biases, weights, biases, eta))
    agree(answer, (net.thetas, net.biases), "the step", tolerance=1e-3)
    fall = second_cost(net.thetas, net.biases, net.x, net.y) - second_cost(*answer, net.x, net.y)
    squares = sum(np.sum(slope**2) for slope in (*weights, *biases))
    agree(fall / eta, squares, "the fall of the cost per eta", tolerance=1e-3)


def pair(answer):
    """Return what `update` gave as its two lists, or say that it is not two lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("update should return two lists, weights and biases.")
    return answer
