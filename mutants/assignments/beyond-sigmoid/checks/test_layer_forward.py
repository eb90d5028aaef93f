"""Public checks of layer_forward: the layer worked by hand, with each activation."""

import numpy as np

WHAT = "(a, cache)"


def test_the_layer_worked_by_hand(student, agree, open_and_shut):
    """With ReLU the layer puts out 1 and 0, and keeps what the way back needs"""
    x, theta, b, z = open_and_shut
    kept = {"x": x, "theta": theta, "z": z, "activation": "relu"}
    agree(student.layer_forward(x, theta, b, "relu"), (np.array([[1.0], [0.0]]), kept), WHAT)


def test_the_other_activations(student, agree, open_and_shut):
    """With "identity" it puts out z itself, with "tanh" the tanh of z"""
    x, theta, b, z = open_and_shut
    for activation, expected in (("identity", z), ("tanh", np.tanh(z))):
        kept = {"x": x, "theta": theta, "z": z, "activation": activation}
        agree(student.layer_forward(x, theta, b, activation), (expected, kept), WHAT)


def test_examples_are_columns(student, agree, seeded):
    """Seven examples at once give seven columns, each as if it came alone"""
    rng = seeded("public layer")
    x, theta, b = rng.normal(size=(4, 7)), rng.normal(size=(3, 4)), rng.normal(size=(3, 1))
    a, _ = student.layer_forward(x, theta, b, "tanh")
    alone = [student.layer_forward(x[:, [k]], theta, b, "tanh")[0] for k in range(7)]
    agree(a, np.hstack(alone), "what layer_forward puts out")
