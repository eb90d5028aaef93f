"""Public checks of to_ng: the example worked by hand, and what a matrix makes of a 1 and the activations."""

import numpy as np

WHAT = "what to_ng returns"


def test_by_hand(student, agree, by_hand):
    """The 2-2-1 network of the numbers 1 to 9, as the notebook writes it down"""
    agree(student.to_ng(*by_hand["ours"]), by_hand["ng"], WHAT)


def test_one_layer_and_eleven(student, agree, deep, seeded):
    """On one layer and on eleven: each matrix makes of the unit that is 1, and of the others, the z of its layer"""
    for thetas, biases in deep:
        answer = student.to_ng(thetas, biases)
        agree(len(answer), len(thetas), "the number of matrices of to_ng")
        for k, (theta, b) in enumerate(zip(thetas, biases, strict=True)):
            a = seeded("activations").normal(size=(theta.shape[1], 1))
            agree(answer[k] @ np.vstack([np.ones((1, 1)), a]), theta @ a + b, f"(1, a) times matrix {k} of to_ng")
