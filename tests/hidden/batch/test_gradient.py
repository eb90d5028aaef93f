"""`gradient`: the mean over examples, plus the slope of the penalty; biases are free of it."""

import numpy as np

from grader.errors import Mismatch
from grader.judge.compare import agree
from grader.numerical import central_difference


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    c = np.log(3)
    activations = [np.eye(2), np.array([[0.75, 0.5], [0.25, 0.5]]), np.array([[0.9, 0.75]])]
    deltas = [c * np.array([[-0.0375, 0.375], [0.0375, -0.375]]), np.array([[-0.1, 0.75]])]
    answer = student.gradient(by_hand.thetas, activations, deltas, by_hand.lam)
    first = c * np.array([[-0.01875, 0.1875], [0.01875, -0.1875]]) + 0.05 * by_hand.thetas[0]
    second = np.array([[0.15, 0.175]]) + 0.05 * by_hand.thetas[1]
    biases = [c * np.array([[0.16875], [-0.16875]]), np.array([[0.325]])]
    agree(pair(answer), ([first, second], biases), "the gradient")


def test_weights(student, reference, networks):
    """The gradient of the weights is right on networks of one to five layers"""
    answers = [student.gradient(*question) for question in questions(reference, networks)]
    for question, answer in zip(questions(reference, networks), answers, strict=True):
        agree(pair(answer)[0], reference.gradient(*question)[0], "the gradient of the weights")


def test_biases(student, reference, networks):
    """The gradient of the biases is right, in shape (n, 1)"""
    answers = [student.gradient(*question) for question in questions(reference, networks)]
    for question, answer in zip(questions(reference, networks), answers, strict=True):
        agree(pair(answer)[1], reference.gradient(*question)[1], "the gradient of the biases")


def test_without_penalty(student, reference, networks):
    """With lam = 0 it is the mean of delta times activation"""
    asked = [(*question[:3], 0.0) for question in questions(reference, networks)]
    answers = [student.gradient(*question) for question in asked]
    for question, answer in zip(asked, answers, strict=True):
        agree(pair(answer), reference.gradient(*question), "the gradient")


def test_measured(student, reference, networks, second_cost):
    """It is how the penalised cost answers to a nudge of each weight and each bias"""
    net = networks[0]
    answer = student.gradient(*questions(reference, networks)[0])
    weights = [
        central_difference(swapped(second_cost, net, "thetas", k), p) for k, p in enumerate(net.thetas)
    ]
    biases = [central_difference(swapped(second_cost, net, "biases", k), p) for k, p in enumerate(net.biases)]
    agree(pair(answer), (weights, biases), "the gradient")


def questions(reference, networks):
    """Return the arguments of `gradient` for every network, earlier steps done right."""
    runs = [reference.forward(net.thetas, net.biases, net.x)[1] for net in networks]
    return [
        (net.thetas, a, reference.delta(net.thetas, a, net.y), net.lam)
        for net, a in zip(networks, runs, strict=True)
    ]


def swapped(second_cost, net, name, k):
    """Return the cost as a function of one layer's weights or biases."""
    parts = getattr(net, name)
    return lambda part: second_cost(net, **{name: [*parts[:k], part, *parts[k + 1 :]]})


def pair(answer):
    """Return what `gradient` gave as its two lists, or say that it is not two lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("gradient should return two lists, for the weights and for the biases.")
    return answer
