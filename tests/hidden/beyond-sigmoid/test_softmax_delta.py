"""Hidden checks of softmax_delta: the reference, numerical gradients, and one example by hand."""

from __future__ import annotations

import numpy as np
from scipy.special import logsumexp

from grader.testing import agree, agree_each, central_difference


def test_every_example_has_its_delta(student, reference, batches):
    """The delta of every example in a batch, without 1/m"""
    cases = [((z, y), reference.softmax_delta(z, y)) for z, y in batches]
    agree_each(student.softmax_delta, cases, "softmax_delta(z, y)")


def test_nudging_each_score_moves_the_cost_so_much(student, batches):
    """The delta agrees with the slope measured by nudging each score"""
    measured = [
        central_difference(lambda s, y=y: float((logsumexp(s, axis=0) - (y * s).sum(axis=0)).sum()), z)
        for z, y in batches
    ]
    agree_each(student.softmax_delta, zip(batches, measured, strict=True), "softmax_delta(z, y)")


def test_the_example_worked_by_hand(student):
    """With probabilities 1/8, 2/8 and 5/8 and the second class right, delta is 1/8, -6/8 and 5/8"""
    got = student.softmax_delta(np.log([[1.0], [2.0], [5.0]]), np.array([[0.0], [1.0], [0.0]]))
    agree(got, np.array([[0.125], [-0.75], [0.625]]), "softmax_delta(z, y)")
