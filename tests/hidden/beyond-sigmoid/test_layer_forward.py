"""Hidden checks of layer_forward."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.compare import agree


@pytest.mark.parametrize("activation", ["tanh", "relu", "identity"])
def test_output_and_cache(student, reference, layers, activation):
    """The layer's output and its cache, with each activation"""
    chosen = [arguments for arguments, _ in layers if arguments[3] == activation]
    got = [student.layer_forward(*arguments) for arguments in chosen]
    agree(got, [reference.layer_forward(*arguments) for arguments in chosen], "(a, cache)")


def test_the_example_worked_by_hand(student):
    """The layer of the hand-worked example puts out 1 and 0"""
    x, theta, b = np.array([[1.0], [2.0]]), np.array([[1.0, -1.0], [2.0, 0.5]]), np.array([[2.0], [-4.0]])
    z = np.array([[1.0], [-1.0]])
    expected = (np.array([[1.0], [0.0]]), {"x": x, "theta": theta, "z": z, "activation": "relu"})
    agree(student.layer_forward(x, theta, b, "relu"), expected, "(a, cache)")
