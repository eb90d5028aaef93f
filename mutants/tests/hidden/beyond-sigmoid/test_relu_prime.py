"""Hidden checks of relu_prime: the reference, numerical gradients, and values by hand, the kink apart."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, central_difference


def test_the_slope_away_from_the_kink(student, reference, slopes_at):
    """The slope of ReLU at 28 places, none of them the kink"""
    agree(student.relu_prime(slopes_at), reference.relu_prime(slopes_at), "relu_prime(z)")


def test_nudging_z_moves_relu_so_much(student, slopes_at):
    """The slope agrees with the one measured by nudging z"""
    got = student.relu_prime(3 * slopes_at)
    measured = central_difference(lambda z: float(np.maximum(0.0, z).sum()), 3 * slopes_at)
    agree(got, measured, "relu_prime(z)")


def test_the_kink(student):
    """The slope is 0 at -2 and 1 at 3; at the kink itself the agreed answer is 0"""
    agree(student.relu_prime(np.array([-2.0, 0.0, 3.0])), np.array([0.0, 0.0, 1.0]), "relu_prime(z)")
