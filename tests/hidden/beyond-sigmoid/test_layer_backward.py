"""Hidden checks of layer_backward: the reference, numerical gradients, and one example by hand."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, agree_each, central_difference

NAMES = "(d_x, d_theta, d_b)"
FUNCTIONS = {"tanh": np.tanh, "relu": lambda z: np.maximum(0.0, z), "identity": lambda z: z}


def test_a_tanh_layer(student, reference, layers):
    """All three gradients of a tanh layer, in two sizes"""
    _compare(student, reference, layers, "tanh")


def test_a_relu_layer(student, reference, layers):
    """All three gradients of a ReLU layer, in two sizes"""
    _compare(student, reference, layers, "relu")


def test_a_layer_without_activation(student, reference, layers):
    """All three gradients of a layer with the activation "identity", in two sizes"""
    _compare(student, reference, layers, "identity")


def test_nudging_everything_moves_the_output_so_much(student, reference, layers):
    """The gradients agree with slopes measured by nudging x, theta and b"""
    cases = [((up, reference.layer_forward(*given)[1]), _measured(up, *given)) for given, up in layers]
    agree_each(student.layer_backward, cases, NAMES)


def test_the_example_worked_by_hand(student):
    """The hand-worked example: what arrives at a unit that ReLU has shut goes nowhere"""
    cache = {
        "x": np.array([[1.0], [2.0]]),
        "theta": np.array([[1.0, -1.0], [2.0, 0.5]]),
        "z": np.array([[1.0], [-1.0]]),
        "activation": "relu",
    }
    got = student.layer_backward(np.array([[3.0], [5.0]]), cache)
    expected = (np.array([[3.0], [-3.0]]), np.array([[3.0, 6.0], [0.0, 0.0]]), np.array([[3.0], [0.0]]))
    agree(got, expected, NAMES)


def _compare(student, reference, layers, activation):
    chosen = [(up, reference.layer_forward(*given)[1]) for given, up in layers if given[3] == activation]
    agree_each(student.layer_backward, [(each, reference.layer_backward(*each)) for each in chosen], NAMES)


def _measured(upstream, x, theta, b, activation):
    def watched(x, theta, b):
        return float((upstream * FUNCTIONS[activation](theta @ x + b)).sum())

    return (
        central_difference(lambda v: watched(v, theta, b), x),
        central_difference(lambda v: watched(x, v, b), theta),
        central_difference(lambda v: watched(x, theta, v), b),
    )
