"""Public checks of train: the epoch worked by hand, one measured step, and trainings put together from shorter ones."""

import numpy as np

WHAT = "train(thetas, biases, x, y, eta, size, orders)"


def test_the_epoch_worked_by_hand(student, agree, by_hand):
    """It gives weight, bias and cost of section 4"""
    net, c = by_hand, np.log(3)
    answer = student.train(net.thetas, net.biases, net.x, net.y, net.eta, 2, net.orders)
    cost = (2 * np.log(2) - np.log(0.9)) / 3
    agree(answer, ([np.array([[1.4 * c]])], [np.array([[0.2 * c]])], [cost]), WHAT)


def test_one_measured_step(student, agree, networks, nudge, price):
    """With all examples in one batch, an epoch is one step along the measured slopes, and its cost the one before"""
    for net in networks:
        weights, biases = nudge(net)
        thetas = [theta - 0.5 * slope for theta, slope in zip(net.thetas, weights, strict=True)]
        moved = [b - 0.5 * slope for b, slope in zip(net.biases, biases, strict=True)]
        answer = student.train(net.thetas, net.biases, net.x, net.y, 0.5, net.x.shape[1], net.orders[:1])
        agree(answer, (thetas, moved, [price(net, net.thetas, net.biases)]), f"{WHAT} with one batch")


def test_an_epoch_is_its_batches(student, agree, networks):
    """An epoch in batches of three is one training on the first three examples, then one on the next, and so on"""
    for net in networks:
        m, order = net.x.shape[1], net.orders[0]
        thetas, biases, total = net.thetas, net.biases, 0.0
        for start in range(0, m, 3):
            part = order[start : start + 3]
            alone = np.arange(len(part))[np.newaxis]
            thetas, biases, costs = student.train(thetas, biases, net.x[:, part], net.y[:, part], 0.5, len(part), alone)
            total += costs[0] * len(part)
        answer = student.train(net.thetas, net.biases, net.x, net.y, 0.5, 3, net.orders[:1])
        agree(answer, (list(thetas), list(biases), [total / m]), f"{WHAT} with batches of three")


def test_three_epochs_are_three_trainings(student, agree, networks):
    """Three epochs at once end where three trainings of one epoch end, each with its own order"""
    for net in networks:
        thetas, biases, noted = net.thetas, net.biases, []
        for k in range(3):
            thetas, biases, costs = student.train(thetas, biases, net.x, net.y, 0.5, 3, net.orders[k : k + 1])
            noted.extend(costs)
        answer = student.train(net.thetas, net.biases, net.x, net.y, 0.5, 3, net.orders)
        agree(answer, (list(thetas), list(biases), noted), f"{WHAT} with three epochs")
