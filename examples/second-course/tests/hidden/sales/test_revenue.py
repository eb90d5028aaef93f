"""`revenue(frame)`."""

import pandas as pd

from grader.testing import agree


def test_drawn(student, reference, tidy):
    """It is right on tables drawn at random"""
    for frame in tidy:
        agree(student.revenue(frame), reference.revenue(frame))


def test_by_hand(student):
    """It is right on a table worked by hand"""
    frame = pd.DataFrame({"town": ["Ulm", "Bonn", "Ulm"], "price": [1.0, 2.5, 2.0], "count": [3, 2, 1]})
    agree(student.revenue(frame), pd.Series({"Bonn": 5.0, "Ulm": 5.0}))
