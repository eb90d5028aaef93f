"""Inputs made up from those that hidden tests ask: tables get other values in their columns."""

from __future__ import annotations

import numpy as np
import pandas as pd

from grader.verify.inputs import TEXTS, _with

FRAME = pd.DataFrame({"name": ["ab", "c"], "price": [1.0, np.nan], "count": [1, 2]})


def test_columns_of_floats_and_texts_change_and_all_else_stays() -> None:
    made = _with((FRAME, "ab", 3), np.zeros_like, str.upper)
    assert made[1:] == ("ab", 3)
    assert made[0]["name"].tolist() == ["AB", "C"]
    assert made[0]["price"].tolist() == [0.0, 0.0]
    assert made[0]["count"].tolist() == [1, 2]
    assert FRAME["name"].tolist() == ["ab", "c"]


def test_a_column_alone_changes_too_and_an_index_does_not() -> None:
    assert _with(FRAME["name"], np.zeros_like, str.upper).tolist() == ["AB", "C"]
    assert _with(FRAME.index, np.zeros_like, str.upper) is FRAME.index


def test_every_way_of_rewording_gives_another_text() -> None:
    assert len({reword("Ab") for reword in TEXTS} | {"Ab"}) == len(TEXTS) + 1
