"""`sigmoid`: 1 / (1 + e^-z) of every entry, of any shape, however far out."""

import math

import numpy as np
from scipy.special import expit

from grader.testing import agree, agree_each


def test_by_hand(student, by_hand):
    """It reproduces the network worked by hand"""
    answer = student.sigmoid(np.array([-0.5, 1.0]))
    agree(answer, by_hand.activations[1], "sigmoid(z)")


def test_vector(student, seeded):
    """Every entry of a vector is squashed on its own"""
    vectors = [2 * seeded("vector").standard_normal(n) for n in (7, 1, 4)]
    cases = [((z,), expit(z)) for z in vectors]
    agree_each(student.sigmoid, cases, "sigmoid(z)")


def test_matrix(student, seeded):
    """A matrix, a column, a row or a block keeps its shape"""
    matrices = [2 * seeded("matrix").standard_normal(shape) for shape in ((5, 3), (4, 1), (1, 6), (2, 3, 4))]
    cases = [((z,), expit(z)) for z in matrices]
    agree_each(student.sigmoid, cases, "sigmoid(z)")


def test_far_from_zero(student, seeded):
    """It is right as far out as z = 1000 and z = -1000"""
    near = seeded("near").uniform(0.5, 2.0)
    z = np.array([-1000.0, 1000.0, -710.0, near, 710.0, -40.0, 40.0, -near])
    expected = np.array([0, 1, 0, 1 / (1 + math.exp(-near)), 1, 0, 1, 1 / (1 + math.exp(near))])
    agree(student.sigmoid(z), expected, "sigmoid(z)")


def test_whole_numbers(student, seeded):
    """An array of whole numbers comes back as fractions"""
    z = seeded("whole numbers").permutation(np.arange(-3, 5))
    agree(student.sigmoid(z), expit(z), "sigmoid(z)")
