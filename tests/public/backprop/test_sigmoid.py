"""Public checks of sigmoid: numbers worked by hand, and what every sigmoid has to obey."""

import numpy as np

WHAT = "sigmoid(z)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """sigmoid of (-0.5, 1) is (0.3775, 0.7311), as in section 9"""
    agree(student.sigmoid(np.array([-0.5, 1.0])), by_hand.activations[1], WHAT)


def test_half_way(student, agree):
    """sigmoid of 0 is 0.5, for every entry"""
    agree(student.sigmoid(np.zeros((2, 3))), np.full((2, 3), 0.5), WHAT)


def test_odds(student, agree):
    """z is the logarithm of a : (1 - a); for z = ln 3 that is 3 : 1, for z = -ln 3 it is 1 : 3"""
    agree(student.sigmoid(np.log([3.0, 1 / 3, 9.0])), np.array([0.75, 0.25, 0.9]), WHAT)


def test_it_is_symmetric(student, agree, seeded):
    """sigmoid of z and sigmoid of -z add up to 1, whatever the shape"""
    z = seeded("public z").normal(size=(3, 4))
    one, other = student.sigmoid(z), student.sigmoid(-z)
    agree(one + other, np.ones(z.shape), f"{WHAT} + sigmoid(-z)")
    assert np.all((one > 0.5) == (z > 0)), "sigmoid(z) should be more than 0.5 exactly where z is positive."


def test_far_from_zero(student, agree):
    """sigmoid of 1000 is 1, sigmoid of -1000 is 0"""
    agree(student.sigmoid(np.array([1000.0, 0.0, -1000.0])), np.array([1.0, 0.5, 0.0]), WHAT)
