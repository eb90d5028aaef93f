"""Public checks of softmax: the friendly scores, and what holds for all probabilities."""

import numpy as np

WHAT = "softmax(z)"


def test_the_example_worked_by_hand(student, agree, friendly):
    """The scores ln 1, ln 2 and ln 5 become 1/8, 2/8 and 5/8"""
    agree(student.softmax(friendly[0]), np.array([[1.0], [2.0], [5.0]]) / 8, WHAT)


def test_every_column_adds_up_to_one(student, agree, batch):
    """Every column, one for each example, adds up to 1"""
    got = np.asarray(student.softmax(batch[0]))
    assert got.shape == (4, 7), f"{WHAT} should have the shape of z, (4, 7); yours has {got.shape}."
    agree(got.sum(axis=0), np.ones(7), "the sum down each column of softmax(z)")


def test_one_column_does_not_mind_the_others(student, agree, batch):
    """The probabilities of one example stay what they are when others stand beside it"""
    together = np.asarray(student.softmax(batch[0]))
    agree(np.asarray(student.softmax(batch[0][:, 2:3])), together[:, 2:3], "softmax of one column alone")


def test_large_scores(student, agree, friendly):
    """A thousand added to all scores, or taken away, changes nothing"""
    columns = np.hstack([friendly[0] + 1000.0, friendly[0] - 1000.0])
    agree(student.softmax(columns), np.array([[1.0, 1.0], [2.0, 2.0], [5.0, 5.0]]) / 8, "softmax of large scores")
