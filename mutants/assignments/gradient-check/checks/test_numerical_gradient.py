"""Public checks of numerical_gradient: the example worked by hand, and slopes known from school."""

import numpy as np

WHAT = "numerical_gradient(f, theta)"


def test_the_example_worked_by_hand(student, agree, example):
    """theta0^3 + theta0 theta1 at (2, 0): slopes 13 and 2 with h = 1, and 12.01 and 2 with h = 0.1"""
    theta = np.array([2.0, 0.0])
    agree(student.numerical_gradient(example, theta, 1.0), np.array([13.0, 2.0]), "numerical_gradient(f, theta, h=1)")
    agree(
        student.numerical_gradient(example, theta, 0.1), np.array([12.01, 2.0]), "numerical_gradient(f, theta, h=0.1)"
    )


def test_a_matrix_whose_entries_need_each_other(student, agree, seeded):
    """The square of the sum of all entries has the slope 2 * sum at each of them"""
    theta = seeded("public matrix").normal(size=(2, 3))
    got = student.numerical_gradient(lambda point: np.sum(point) ** 2, theta)
    agree(got, np.full((2, 3), 2 * np.sum(theta)), WHAT)


def test_every_entry_in_its_own_place(student, agree):
    """The sum of weight times square has the slope 2 * weight * entry, index by index"""
    weights = np.arange(1.0, 7.0).reshape(2, 3)
    theta = np.array([[1.0, -2.0, 0.0], [0.5, 3.0, -1.0]])
    agree(student.numerical_gradient(lambda point: np.sum(weights * point**2), theta), 2 * weights * theta, WHAT)


def test_whole_numbers(student, agree):
    """An array of whole numbers has a gradient too"""
    theta = np.array([3, -2, 0])
    got = student.numerical_gradient(lambda point: np.sum(point**2), theta)
    agree(got, np.array([6.0, -4.0, 0.0]), "numerical_gradient(f, theta) of whole numbers")


def test_theta_stays_as_it_was(student, example):
    """Afterwards theta is what it was before"""
    theta = np.array([2.0, 0.5])
    student.numerical_gradient(example, theta)
    assert theta.tolist() == [2.0, 0.5], "numerical_gradient changed theta. Work on a copy of your own."
