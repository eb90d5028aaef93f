"""Hidden checks of tanh_prime: the reference, the complex step, and values worked by hand."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, complex_step


def test_the_slope_everywhere(student, reference, slopes_at):
    """The slope of tanh at 28 places"""
    agree(student.tanh_prime(slopes_at), reference.tanh_prime(slopes_at), "tanh_prime(z)")


def test_nudging_z_moves_tanh_so_much(student, slopes_at):
    """The slope agrees with the one measured by nudging z"""
    got = student.tanh_prime(2 * slopes_at)
    agree(got, complex_step(lambda z: np.tanh(z).sum(), 2 * slopes_at), "tanh_prime(z)")


def test_the_values_worked_by_hand(student):
    """The slope is 1 at 0, 16/25 at ln 2, 9/25 at ln 3, and 0 far out"""
    got = student.tanh_prime(np.array([0.0, np.log(2.0), np.log(3.0), 1000.0, -1000.0]))
    agree(got, np.array([1.0, 0.64, 0.36, 0.0, 0.0]), "tanh_prime(z)")
