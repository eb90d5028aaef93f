"""Public checks of mini_batches: the batches worked by hand, everybody once, x and y together."""

import numpy as np


def test_by_hand(student, agree, by_hand):
    """The order 1, 2, 0 in batches of two is a batch of examples 1 and 2, then one of example 0"""
    batches = student.mini_batches(by_hand.x, by_hand.y, 2, by_hand.orders[0])
    agree([x for x, _ in batches], [np.array([[1.0, -1.0]]), np.array([[2.0]])], "x of your batches")
    agree([y for _, y in batches], [np.array([[1.0, 0.0]]), np.array([[1.0]])], "y of your batches")


def test_everybody_once(student, agree, numbered):
    """Put together again, the batches are all examples in the given order"""
    x, y, order = numbered
    answer = student.mini_batches(x, y, 4, order)
    agree([float(np.shape(part)[1]) for part, _ in answer], [4.0, 4.0, 3.0], "the sizes of your batches")
    agree(np.concatenate([part for part, _ in answer], axis=1)[0], order.astype(float), "the examples, in order")


def test_x_and_y_together(student, agree, numbered):
    """Every target is beside its own example"""
    for k, (x, y) in enumerate(student.mini_batches(*numbered[:2], 3, numbered[2])):
        agree(np.asarray(y)[0], np.asarray(x)[0], f"y of batch {k}")
