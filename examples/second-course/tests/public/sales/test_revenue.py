"""What students are told of `revenue`."""

import pandas as pd


def test_two_sales(student, agree):
    """Two sales of one town are added up"""
    frame = pd.DataFrame({"town": ["Ulm", "Ulm"], "price": [1.0, 1.0], "count": [1, 2]})
    agree(student.revenue(frame), pd.Series({"Ulm": 3.0}))
