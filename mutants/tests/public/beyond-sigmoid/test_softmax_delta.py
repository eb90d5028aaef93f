"""Public checks of softmax_delta: the friendly scores, and the cost nudged through every score."""

import numpy as np

WHAT = "softmax_delta(z, y)"


def test_the_example_worked_by_hand(student, agree, friendly):
    """With probabilities 1/8, 2/8 and 5/8 and the second class right, delta is 1/8, -6/8 and 5/8"""
    agree(student.softmax_delta(*friendly), np.array([[1.0], [-6.0], [5.0]]) / 8, WHAT)


def test_the_cost_answers_to_a_nudge_of_every_score(student, agree, batch, measure):
    """Each entry is how the cost answers to a push on that score"""
    scores, targets = batch

    def cost(z):
        return np.sum(np.log(np.sum(np.exp(z), axis=0)) - np.sum(targets * z, axis=0))

    agree(student.softmax_delta(scores, targets), measure(cost, scores), WHAT)
