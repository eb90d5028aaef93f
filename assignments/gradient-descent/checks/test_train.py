"""Public checks of train: the epoch worked by hand, standing still, and one epoch after the other."""

import numpy as np


def test_by_hand(student, agree, by_hand):
    """The epoch of section 4 ends at 1.4 ln 3 and 0.2 ln 3"""
    hand = by_hand
    answer = student.train(hand.thetas, hand.biases, hand.x, hand.y, hand.eta, 2, hand.orders)
    agree(answer, hand.end, "what train returns")


def test_standing_still(student, agree, network):
    """With eta = 0 the weights stay, and the cost is the same in every epoch, whatever the batches"""
    thetas, biases, *_ = network
    rng = np.random.default_rng(0)
    x, y, orders = rng.standard_normal((6, 7)), np.eye(2)[:, [0, 1, 1, 0, 1, 0, 0]], np.array([[*range(7)]] * 3)
    for size in (1, 3, 7):
        answer = student.train(thetas, biases, x, y, 0.0, size, orders)
        agree(answer[:2], (thetas, biases), "weights and biases with eta = 0")
        agree(answer[2], [_cost(thetas, biases, x, y)] * 3, "the costs with eta = 0")


def test_one_epoch_after_the_other(student, agree, network):
    """Two epochs are one epoch, then another that goes on where the first has ended"""
    thetas, biases, *_ = network
    rng = np.random.default_rng(1)
    x, y, orders = rng.standard_normal((6, 7)), np.eye(2)[:, [0, 1, 1, 0, 1, 0, 0]], np.array([rng.permutation(7)] * 2)
    first = student.train(thetas, biases, x, y, 0.4, 3, orders[:1])
    second = student.train(*first[:2], x, y, 0.4, 3, orders[1:])
    both = student.train(thetas, biases, x, y, 0.4, 3, orders)
    agree(both, (*second[:2], [*first[2], *second[2]]), "two epochs at once")


def test_downhill(student, agree, network):
    """A small step with all examples at once lowers the cost"""
    thetas, biases, *_ = network
    rng = np.random.default_rng(2)
    x, y = rng.standard_normal((6, 7)), np.eye(2)[:, [0, 1, 1, 0, 1, 0, 0]]
    end = student.train(thetas, biases, x, y, 0.01, 7, np.array([[*range(7)]]))
    lower = float(_cost(*end[:2], x, y) < _cost(thetas, biases, x, y))
    agree(lower, 1.0, "whether the cost has fallen (1 is yes)")


def _cost(thetas, biases, x, y):
    """The mean cross-entropy, from what stands before the last sigmoid."""
    for theta, b in zip(thetas[:-1], biases[:-1], strict=True):
        x = 1 / (1 + np.exp(-(theta @ x + b)))
    z = thetas[-1] @ x + biases[-1]
    return float(np.sum(np.logaddexp(0, z) - y * z) / x.shape[1])
