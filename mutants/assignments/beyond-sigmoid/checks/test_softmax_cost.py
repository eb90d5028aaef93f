"""Public checks of softmax_cost: the friendly scores, even scores, and a hopeless answer."""

import numpy as np

WHAT = "softmax_cost(z, y)"


def test_the_example_worked_by_hand(student, agree, friendly):
    """With probabilities 1/8, 2/8 and 5/8 and the second class right, the cost is ln 4"""
    agree(student.softmax_cost(*friendly), np.log([4.0]), WHAT)


def test_even_scores(student, agree):
    """If all K classes have the same score, every example costs ln K"""
    targets = np.eye(5)[:, [0, 3, 4, 1, 3, 2, 0]]
    agree(student.softmax_cost(np.full((5, 7), 2.0), targets), np.full(7, np.log(5.0)), WHAT)


def test_a_hopeless_answer(student, agree):
    """A right class that lies 2000 below the best score costs 2000, not infinity"""
    agree(student.softmax_cost(np.array([[1000.0], [-1000.0]]), np.array([[0.0], [1.0]])), np.array([2000.0]), WHAT)
