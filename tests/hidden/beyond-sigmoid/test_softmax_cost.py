"""Hidden checks of softmax_cost."""

from __future__ import annotations

import numpy as np
from scipy.special import log_softmax

from grader.testing import agree, agree_each


def test_every_example_has_its_cost(student, reference, batches):
    """The cost of every example in a batch, one number each"""
    cases = [((z, y), reference.softmax_cost(z, y)) for z, y in batches]
    agree_each(student.softmax_cost, cases, "softmax_cost(z, y)")


def test_another_program_finds_the_same_cost(student, batches):
    """The cost agrees with the logarithm of the right class's probability as scipy finds it"""
    cases = [((3 * z, y), -(y * log_softmax(3 * z, axis=0)).sum(axis=0)) for z, y in batches]
    agree_each(student.softmax_cost, cases, "softmax_cost(z, y)")


def test_the_example_worked_by_hand(student):
    """With probabilities 1/8, 2/8 and 5/8 and the second class right, the cost is ln 4"""
    got = student.softmax_cost(np.log([[1.0], [2.0], [5.0]]), np.array([[0.0], [1.0], [0.0]]))
    agree(got, np.log([4.0]), "softmax_cost(z, y)")


def test_hopeless_scores_have_a_finite_cost(student):
    """A class that lies 2000 below the best score costs 2000, not infinity"""
    scores, targets = np.array([[1000.0, 0.0], [-1000.0, 0.0]]), np.array([[0.0, 0.0], [1.0, 1.0]])
    agree(student.softmax_cost(scores, targets), np.array([2000.0, np.log(2.0)]), "softmax_cost(z, y)")
