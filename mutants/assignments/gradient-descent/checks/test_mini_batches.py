"""Public checks of mini_batches: the batches worked by hand, and examples that carry their number."""

import numpy as np

WHAT = "mini_batches(x, y, size, order)"


def test_the_batches_worked_by_hand(student, agree, by_hand):
    """It gives the two batches of the example worked by hand"""
    answer = student.mini_batches(by_hand.x, by_hand.y, 2, by_hand.orders[0])
    first = np.array([[1.0, -1.0]]), np.array([[1.0, 0.0]])
    agree(answer, [first, (np.array([[2.0]]), np.array([[1.0]]))], WHAT)


def test_how_many_columns(student):
    """Every batch has `size` columns, but for the last, which has the rest"""
    number = np.arange(11.0)
    for size, expected in ((4, [4, 4, 3]), (1, [1] * 11), (11, [11]), (5, [5, 5, 1])):
        batches = student.mini_batches(np.stack([number, -number]), number[np.newaxis], size, np.arange(11))
        columns = [np.shape(x)[-1] for x, _ in batches]
        assert columns == expected, f"11 examples, {size} at a time, make batches of {expected}; yours: {columns}."


def test_the_order_is_kept(student, agree, seeded):
    """Read one after the other, the batches hold the examples in the given order, each with its answer"""
    number, order = np.arange(13.0), seeded("public order").permutation(13)
    for size in (3, 5, 13):
        batches = student.mini_batches(np.stack([number, -number]), 100 + number[np.newaxis], size, order)
        x, y = (np.concatenate([batch[part] for batch in batches], axis=1) for part in (0, 1))
        agree(x[0], order.astype(float), "the numbers of the examples, in the order of your batches")
        agree(y[0] - 100, x[0], "the numbers in y, beside those in x,")
