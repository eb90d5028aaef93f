"""Public checks of relative_error: the example worked by hand, the three special cases, and two properties."""

import numpy as np

WHAT = "relative_error(a, b)"


def test_the_example_worked_by_hand(student, agree):
    """(3, -4) and (3, -5) are 1/9 apart"""
    agree(student.relative_error(np.array([3.0, -4.0]), np.array([3.0, -5.0])), 1 / 9, WHAT)


def test_the_order_and_the_unit_do_not_matter(student, agree, seeded):
    """Exchanging the arrays, or measuring both in another unit, changes nothing"""
    a, b = seeded("public pair").normal(size=(2, 3, 4))
    first = student.relative_error(a, b)
    agree(student.relative_error(b, a), first, "relative_error(b, a)")
    agree(student.relative_error(1e-6 * a, 1e-6 * b), first, "relative_error of the same arrays in another unit")


def test_nothing_in_common(student, agree, seeded):
    """An array and its negative are 1.0 apart"""
    a = seeded("public array").normal(size=(3, 2))
    agree(student.relative_error(a, -a), 1.0, "relative_error(a, -a)")


def test_shapes_must_be_equal(student, agree):
    """Arrays of different shapes are 1.0 apart"""
    column, vector = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0])
    agree(student.relative_error(column, vector), 1.0, "relative_error of different shapes")


def test_nan_and_infinity(student, agree):
    """Whatever holds nan or infinity is 1.0 apart"""
    sound = np.array([1.0, 2.0])
    for odd in (np.nan, np.inf):
        agree(student.relative_error(sound, np.array([1.0, odd])), 1.0, f"relative_error of an array with {odd}")


def test_zeros(student, agree):
    """Two arrays of zeros are 0.0 apart"""
    agree(student.relative_error(np.zeros((2, 3)), np.zeros((2, 3))), 0.0, "relative_error of zeros")
