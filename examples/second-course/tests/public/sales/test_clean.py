"""What students are told of `clean`."""

import pandas as pd


def test_form(student, agree):
    """Towns are tidy, and rows without a price are gone"""
    frame = pd.DataFrame({"town": ["ulm", " ULM "], "price": ["", "1"], "count": [1, 1]})
    agree(student.clean(frame), pd.DataFrame({"town": ["Ulm"], "price": [1.0], "count": [1]}))
