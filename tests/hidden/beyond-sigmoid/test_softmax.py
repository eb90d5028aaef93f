"""Hidden checks of softmax."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, agree_each


def test_every_column_becomes_probabilities(student, reference, batches):
    """Every column of scores becomes the probabilities of one example"""
    agree_each(student.softmax, [((z,), reference.softmax(z)) for z, _ in batches], "softmax(z)")


def test_the_example_worked_by_hand(student):
    """The scores 0, ln 2 and ln 5 become 1/8, 2/8 and 5/8"""
    got = student.softmax(np.log([[1.0], [2.0], [5.0]]))
    agree(got, np.array([[0.125], [0.25], [0.625]]), "softmax(z)")


def test_large_scores_stay_finite(student):
    """Scores of a thousand, in either direction or in both at once, still give probabilities"""
    scores = np.array([[1000.0, -1000.0, 0.0], [1000.0, -1000.0, 0.0]]) + np.log([[1.0], [3.0]])
    both = (
        ((scores,), np.array([[0.25] * 3, [0.75] * 3])),
        ((np.array([[1000.0], [-1000.0]]),), np.array([[1.0], [0.0]])),
    )
    agree_each(student.softmax, both, "softmax(z)")
