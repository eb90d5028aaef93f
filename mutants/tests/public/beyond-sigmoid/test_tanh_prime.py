"""Public checks of tanh_prime: values worked by hand, and a measurement."""

import numpy as np

WHAT = "tanh_prime(z)"


def test_the_values_worked_by_hand(student, agree):
    """The slope is 1 at 0, 16/25 at ln 2 and 9/25 at ln 3"""
    agree(student.tanh_prime(np.array([0.0, np.log(2.0), np.log(3.0)])), np.array([1.0, 0.64, 0.36]), WHAT)


def test_nudging_z(student, agree, batch, measure):
    """The slope is the one that nudging z finds, in an array of any shape"""
    agree(student.tanh_prime(batch[0]), measure(lambda z: np.sum(np.tanh(z)), batch[0]), WHAT)
