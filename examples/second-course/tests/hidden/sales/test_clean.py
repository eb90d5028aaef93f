"""`clean(frame)`."""

import pandas as pd

from grader.testing import agree


def test_drawn(student, reference, frames):
    """It is right on tables drawn at random"""
    for frame in frames:
        agree(student.clean(frame), reference.clean(frame))


def test_by_hand(student):
    """It is right on a table worked by hand"""
    frame = pd.DataFrame({"town": [" bonn", "ULM ", "kiel"], "price": [" 1.50", "x", "2 "], "count": [1, 2, 3]})
    agree(student.clean(frame), pd.DataFrame({"town": ["Bonn", "Kiel"], "price": [1.5, 2.0], "count": [1, 3]}))


def test_nothing_to_do(student):
    """A row without a town stays"""
    frame = pd.DataFrame({"town": ["Bonn", None], "price": ["1", "2"], "count": [1, 1]})
    agree(student.clean(frame), pd.DataFrame({"town": ["Bonn", None], "price": [1.0, 2.0], "count": [1, 1]}))
