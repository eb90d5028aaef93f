"""Gradients without backpropagation agree with calculus, and leave their argument alone."""

from __future__ import annotations

import numpy as np
import pytest

from grader.numerical import central_difference, complex_step


@pytest.mark.parametrize("measure", [central_difference, complex_step])
@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 1, 2)])
def test_the_gradient_of_a_sum_of_cubes_is_three_squares(measure, shape):
    x = np.asarray(np.random.default_rng(1).normal(size=shape))
    before = x.copy()
    np.testing.assert_allclose(measure(lambda z: (z**3).sum(), x), 3 * x**2, rtol=1e-7, atol=1e-9)
    np.testing.assert_array_equal(x, before)


def test_whole_numbers_are_measured_as_floats():
    assert central_difference(lambda z: float((z**2).sum()), [1, 2]).tolist() == pytest.approx([2.0, 4.0])


def test_the_complex_step_loses_no_digit():
    x = np.array([0.3, 1.7])
    np.testing.assert_allclose(complex_step(lambda z: np.exp(z).sum(), x), np.exp(x), rtol=1e-15)
