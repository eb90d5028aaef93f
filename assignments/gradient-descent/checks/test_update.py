"""Public checks of update: the step worked by hand, no step, and going there and back."""

import numpy as np


def test_by_hand(student, agree, by_hand):
    """The first step of the example lands on ln 3 and 0"""
    answer = student.update(
        by_hand.thetas, by_hand.biases, by_hand.theta_gradients, by_hand.bias_gradients, by_hand.eta
    )
    agree(answer, ([np.array([[np.log(3)]])], [np.array([[0.0]])]), "what update returns")


def test_flat_ground(student, agree, network):
    """Where all slopes are zero, nothing moves"""
    thetas, biases, *slopes = network
    flat = [[np.zeros(slope.shape) for slope in part] for part in slopes]
    agree(student.update(thetas, biases, *flat, 0.3), (thetas, biases), "what update returns on flat ground")


def test_there_and_back(student, agree, network):
    """A step down a slope and one down the opposite slope end where they began"""
    thetas, biases, *slopes = network
    there = student.update(thetas, biases, *slopes, 0.25)
    back = student.update(*there, *([-slope for slope in part] for part in slopes), 0.25)
    agree(back, (thetas, biases), "where two opposite steps lead")


def test_twice_as_far(student, agree, network):
    """Two steps down the same slope are one with twice the eta, and it is no step of nothing"""
    thetas, biases, *slopes = network
    once = student.update(thetas, biases, *slopes, 0.5)
    agree(student.update(*student.update(thetas, biases, *slopes, 0.25), *slopes, 0.25), once, "two half steps")
    moved = [np.abs(np.subtract(new, old)).max() for new, old in zip(once[0], thetas, strict=True)]
    agree([float(distance > 0) for distance in moved], [1.0, 1.0, 1.0], "whether each layer has moved")
