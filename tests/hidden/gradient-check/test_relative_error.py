"""Hidden checks of relative_error: the reference, examples by hand, and what cannot be compared."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import agree_each

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
    cases = [
        (changed, reference.relative_error(a, b), which)
        for a, b in pairs[:2]
        for changed, which in (
            ((b, a), "with the arrays exchanged"),
            ((1e-6 * a, 1e-6 * b), "with both times 1e-6"),
            ((1e6 * a, 1e6 * b), "with both times 1e6"),
        )
    ]
    agree_each(student.relative_error, cases, WHAT)


def test_zeros(student):
    """Two arrays of zeros are 0.0 apart; zeros and anything else are 1.0 apart"""
    zeros, other = np.zeros((2, 3)), np.array([[0.0, 0.5, 0.0], [0.0, 0.0, 0.0]])
    cases = [((zeros, zeros), 0.0, "of zeros and zeros"), ((zeros, other), 1.0, "of zeros and something else")]
    agree_each(student.relative_error, cases, "relative_error")


def test_shapes_must_be_equal(student):
    """Arrays of different shapes are 1.0 apart, even where numpy would stretch or flatten them; of one shape, not"""
    column, vector = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    cases = [
        ((column, vector), 1.0, "of the shapes (3, 1) and (3,)"),
        ((np.ones((2, 3)), np.ones((3, 2))), 1.0, "of the shapes (2, 3) and (3, 2)"),
        ((column, column + 2.0), 0.25, "of one and the same shape"),
    ]
    agree_each(student.relative_error, cases, "relative_error")


def test_nan_and_infinity(student):
    """Whatever holds nan or infinity is 1.0 apart from everything, itself included; sound numbers are not"""
    sound, unsound, endless = np.array([1.0, 2.0]), np.array([1.0, np.nan]), np.array([1.0, np.inf])
    cases = [
        ((sound, unsound), 1.0, "of sound numbers and nan"),
        ((unsound, unsound), 1.0, "of nan and nan"),
        ((endless, sound), 1.0, "of infinity and sound numbers"),
        ((endless, endless), 1.0, "of infinity and infinity"),
        ((sound, 3 * sound), 0.5, "of sound numbers alone"),
    ]
    agree_each(student.relative_error, cases, "relative_error")


def test_the_example_worked_by_hand(student):
    """(3, -4) and (3, -5) are 1/9 apart; (1, -2) and its negative are 1 apart"""
    near, opposite = (np.array([3.0, -4.0]), np.array([3.0, -5.0])), (np.array([1.0, -2.0]), np.array([-1.0, 2.0]))
    cases = [(near, 1 / 9, "of (3, -4) and (3, -5)"), (opposite, 1.0, "of (1, -2) and (-1, 2)")]
    agree_each(student.relative_error, cases, "relative_error")
