"""Public checks of relu_prime: both sides, and the kink."""

import numpy as np


def test_both_sides_and_the_kink(student, agree):
    """The slope is 0 at -2, 1 at 3, and by agreement 0 at the kink"""
    agree(student.relu_prime(np.array([[-2.0, 0.0, 3.0]])), np.array([[0.0, 0.0, 1.0]]), "relu_prime(z)")


def test_nudging_z(student, agree, batch, measure):
    """Away from the kink the slope is the one that nudging z finds"""
    away = batch[0] + 0.1 * np.sign(batch[0])
    agree(student.relu_prime(away), measure(lambda z: np.sum(np.maximum(0.0, z)), away), "relu_prime(z)")
