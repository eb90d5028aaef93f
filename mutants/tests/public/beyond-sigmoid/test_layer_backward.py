"""Public checks of layer_backward: the layer worked by hand, and everything nudged."""

import numpy as np

WHAT = "(d_x, d_theta, d_b)"
CURVES = {"tanh": np.tanh, "relu": lambda z: np.maximum(0.0, z), "identity": lambda z: z}


def test_the_layer_worked_by_hand(student, agree, open_and_shut):
    """What arrives at the shut unit goes nowhere"""
    x, theta, _, z = open_and_shut
    cache = {"x": x, "theta": theta, "z": z, "activation": "relu"}
    expected = np.array([[3.0], [-3.0]]), np.array([[3.0, 6.0], [0.0, 0.0]]), np.array([[3.0], [0.0]])
    agree(student.layer_backward(np.array([[3.0], [5.0]]), cache), expected, WHAT)


def test_a_tanh_layer_nudged(student, agree, measure, seeded):
    """Input, weights and biases of a tanh layer: each entry is how the cost answers to a push on it"""
    nudge_everything(student, agree, measure, seeded, "tanh")


def test_a_relu_layer_nudged(student, agree, measure, seeded):
    """Input, weights and biases of a ReLU layer: each entry is how the cost answers to a push on it"""
    nudge_everything(student, agree, measure, seeded, "relu")


def test_a_layer_without_activation_nudged(student, agree, measure, seeded):
    """The same without an activation ("identity"): each entry is how the cost answers to a push on it"""
    nudge_everything(student, agree, measure, seeded, "identity")


def nudge_everything(student, agree, measure, seeded, activation):
    """Compare all three gradients with measurements."""
    rng = seeded("public way back")
    x, theta, b = rng.normal(size=(4, 7)), rng.normal(size=(3, 4)), rng.normal(size=(3, 1))
    upstream, curve = rng.normal(size=(3, 7)), CURVES[activation]
    cache = {"x": x, "theta": theta, "z": theta @ x + b, "activation": activation}
    expected = (
        measure(lambda moved: np.sum(upstream * curve(theta @ moved + b)), x),
        measure(lambda moved: np.sum(upstream * curve(moved @ x + b)), theta),
        measure(lambda moved: np.sum(upstream * curve(theta @ x + moved)), b),
    )
    agree(student.layer_backward(upstream, cache), expected, WHAT)
