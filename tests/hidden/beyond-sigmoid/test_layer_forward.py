"""Hidden checks of layer_forward."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, agree_each


def test_a_tanh_layer(student, reference, layers):
    """The output and the cache of a tanh layer, in two sizes"""
    _compare(student, reference, layers, "tanh")


def test_a_relu_layer(student, reference, layers):
    """The output and the cache of a ReLU layer, in two sizes"""
    _compare(student, reference, layers, "relu")


def test_a_layer_without_activation(student, reference, layers):
    """The output and the cache of a layer with the activation "identity", in two sizes"""
    _compare(student, reference, layers, "identity")


def test_the_example_worked_by_hand(student):
    """The layer of the hand-worked example puts out 1 and 0"""
    x, theta, b = np.array([[1.0], [2.0]]), np.array([[1.0, -1.0], [2.0, 0.5]]), np.array([[2.0], [-4.0]])
    z = np.array([[1.0], [-1.0]])
    expected = (np.array([[1.0], [0.0]]), {"x": x, "theta": theta, "z": z, "activation": "relu"})
    agree(student.layer_forward(x, theta, b, "relu"), expected, "(a, cache)")


def _compare(student, reference, layers, activation):
    chosen = [arguments for arguments, _ in layers if arguments[3] == activation]
    cases = [(arguments, reference.layer_forward(*arguments)) for arguments in chosen]
    agree_each(student.layer_forward, cases, "(a, cache)")
