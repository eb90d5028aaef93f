"""Hidden checks of relative_error: the reference, examples by hand, and what cannot be compared."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import agree, agree_each

WHAT = "relative_error(a, b)"


@pytest.fixture(scope="session")
def pairs(seeded):
    """Gradients and what might be measured for them: close, far, and of very different sizes by entry."""
    rng = seeded("pairs")
    close, far, uneven = rng.normal(size=(4, 3)), rng.normal(size=(2, 5)), rng.normal(size=7)
    uneven[2] = 1e-9
    return [
        (close, close + 1e-4 * rng.normal(size=(4, 3))),
        (far, 2 * rng.normal(size=(2, 5))),
        (uneven, uneven + 1e-7 * rng.normal(size=7)),
    ]


def test_largest_difference_by_the_sizes_of_both(student, reference, pairs):
    """The largest difference, divided by the largest entries of both arrays together"""
    agree_each(student.relative_error, [(pair, reference.relative_error(*pair)) for pair in pairs], WHAT)


def test_the_order_and_the_unit_do_not_matter(student, reference, pairs):
    """Exchanging the arrays, or measuring both in another unit, changes nothing"""
    changed = [[(b, a), (1e-6 * a, 1e-6 * b), (1e6 * a, 1e6 * b)] for a, b in pairs[:2]]
    answers = [[student.relative_error(one, other) for one, other in three] for three in changed]
    for three, (a, b) in zip(answers, pairs[:2], strict=True):
        agree(three, 3 * [reference.relative_error(a, b)], WHAT)


def test_zeros(student):
    """Two arrays of zeros are 0.0 apart; zeros and anything else are 1.0 apart"""
    zeros, other = np.zeros((2, 3)), np.array([[0.0, 0.5, 0.0], [0.0, 0.0, 0.0]])
    answers = [student.relative_error(zeros, zeros), student.relative_error(zeros, other)]
    agree(answers, [0.0, 1.0], "relative_error of zeros, and of zeros and something")


def test_shapes_must_be_equal(student):
    """Arrays of different shapes are 1.0 apart, even where numpy would stretch or flatten them; of one shape, not"""
    column, vector = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    asked = [(column, vector), (np.ones((2, 3)), np.ones((3, 2))), (column, column + 2.0)]
    answers = [student.relative_error(a, b) for a, b in asked]
    agree(answers, [1.0, 1.0, 0.25], "relative_error of different shapes")


def test_nan_and_infinity(student):
    """Whatever holds nan or infinity is 1.0 apart from everything, itself included; sound numbers are not"""
    sound, unsound, endless = np.array([1.0, 2.0]), np.array([1.0, np.nan]), np.array([1.0, np.inf])
    odd = [(sound, unsound), (unsound, unsound), (endless, sound), (endless, endless), (sound, 3 * sound)]
    answers = [student.relative_error(a, b) for a, b in odd]
    agree(answers, [1.0, 1.0, 1.0, 1.0, 0.5], "relative_error of nan or infinity")


def test_the_example_worked_by_hand(student):
    """(3, -4) and (3, -5) are 1/9 apart; (1, -2) and its negative are 1 apart"""
    near = student.relative_error(np.array([3.0, -4.0]), np.array([3.0, -5.0]))
    opposite = student.relative_error(np.array([1.0, -2.0]), np.array([-1.0, 2.0]))
    agree([near, opposite], [1 / 9, 1.0], "relative_error of the examples")
