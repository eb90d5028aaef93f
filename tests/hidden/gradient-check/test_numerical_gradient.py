"""Hidden checks of numerical_gradient: the reference, calculus, the complex step, one example by hand."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, agree_each, complex_step

WHAT = "numerical_gradient(f, theta)"


def by_hand(theta):
    """The notebook's example."""
    return theta[0] ** 3 + theta[0] * theta[1]


def test_a_vector(student, reference, coupled):
    """A vector of which every slope depends on all entries, and one entry is exactly 0"""
    case = coupled["vector"]
    got = student.numerical_gradient(case.f, case.theta)
    agree(got, reference.numerical_gradient(case.f, case.theta), WHAT)
    agree(got, case.gradient, WHAT)


def test_a_matrix(student, reference, coupled):
    """A 2 by 3 matrix of which every slope depends on all entries, and one entry is exactly 0"""
    case = coupled["matrix"]
    got = student.numerical_gradient(case.f, case.theta)
    agree(got, reference.numerical_gradient(case.f, case.theta), WHAT)
    agree(got, case.gradient, WHAT)


def test_squares_and_solids(student, coupled):
    """theta may be square, or have three axes: the gradient has its shape, index by index"""
    cases = [coupled["square"], coupled["solid"]]
    measured = [((case.f, case.theta), complex_step(case.f, case.theta)) for case in cases]
    agree_each(student.numerical_gradient, measured, WHAT)


def test_the_nudge_is_the_one_given(student, reference, coupled):
    """With a large h the answer is what the centred formula gives, its error included"""
    case = coupled["matrix"]
    got = student.numerical_gradient(case.f, case.theta, 0.03)
    agree(got, reference.numerical_gradient(case.f, case.theta, 0.03), "numerical_gradient(f, theta, h=0.03)")


def test_whole_numbers(student, whole_numbers):
    """An array of whole numbers has a gradient too"""
    got = student.numerical_gradient(whole_numbers.f, whole_numbers.theta)
    agree(got, whole_numbers.gradient, "numerical_gradient(f, theta) of integers")


def test_the_example_worked_by_hand(student):
    """theta0^3 + theta0 theta1 at (2, 0): slopes 13 and 2 with h = 1, and 12.01 and 2 with h = 0.1"""
    theta = np.array([2.0, 0.0])
    wide, narrow = (student.numerical_gradient(by_hand, theta, h) for h in (1.0, 0.1))
    agree(wide, np.array([13.0, 2.0]), "numerical_gradient(f, theta, h=1)")
    agree(narrow, np.array([12.01, 2.0]), "numerical_gradient(f, theta, h=0.1)")
