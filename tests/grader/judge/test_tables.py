"""`agree` on tables: what counts as the same, and how the first difference is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from grader.errors import Mismatch
from grader.judge.compare import agree, agrees

FRAME = pd.DataFrame(
    {
        "city": ["Ulm", "Bonn", None],
        "price": [1.0, 2.0, 400.0],
        "day": pd.to_datetime(["2026-03-01", None, "2026-03-03"]),
        "size": pd.Categorical(["L", "S", "L"]),
    }
)
Change = Callable[[pd.DataFrame], Any]
SAME: dict[str, Change] = {
    "as it is": lambda f: f,
    "whole numbers": lambda f: f.assign(price=f.price.astype(int)),
    "numbers that may be missing": lambda f: f.assign(price=f.price.astype("Int64")),
    "numbers within the tolerance": lambda f: f.assign(price=f.price * (1 + 1e-8)),
    "texts of another dtype": lambda f: f.assign(city=f.city.astype(object)),
    "a name of the rows": lambda f: f.rename_axis("id"),
    "another missing value": lambda f: f.assign(city=f.city.astype(object).fillna(float("nan"))),
}


@pytest.mark.parametrize("name", SAME)
def test_these_are_the_same_table(name: str) -> None:
    agree(SAME[name](FRAME), FRAME)


def changed(row: int, column: str, value: object) -> Change:
    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame = frame.copy()
        frame.loc[row, column] = value
        return frame

    return change


OTHER: dict[str, tuple[Change, str]] = {
    "a value": (changed(1, "price", 3.0), "column price, row 1: this is not the value expected"),
    "a text": (changed(0, "city", "Köln"), "column city, row 0: "),
    "a date": (changed(2, "day", pd.Timestamp("2026-03-04")), "column day, row 2: "),
    "a category": (changed(0, "size", "S"), "column size, row 0: "),
    "a missing value too many": (changed(0, "price", None), "column price, row 0: "),
    "a missing value too few": (changed(2, "city", "Ulm"), "column city, row 2: "),
    "a column less": (lambda f: f.drop(columns="day"), "should have the columns 'city', 'price', 'day', 'size'; yours"),
    "another order": (lambda f: f[[*f.columns[::-1]]], "in this order"),
    "another name": (lambda f: f.rename(columns={"day": "date"}), "yours has 'city', 'price', 'date', 'size'"),
    "a row less": (lambda f: f.head(2), "should have 3 rows; yours has 2"),
    "texts for numbers": (lambda f: f.assign(price=f.price.astype(str)), "column price should hold numbers; yours"),
    "texts for dates": (lambda f: f.assign(day=["a", "b", "c"]), "column day should hold dates; yours holds texts"),
    "a time zone": (lambda f: f.assign(day=f.day.dt.tz_localize("UTC")), "should hold dates; yours holds dates in the"),
    "texts for categories": (lambda f: f.assign(size=["L", "S", "L"]), "column size should hold categories"),
    "other categories": (lambda f: f.assign(size=f["size"].cat.add_categories("M")), "other categories"),
    "other labels of rows": (lambda f: f.set_axis([0, 1, 3]), "the index of the answer, row 2: "),
    "a column alone": (lambda f: f["price"], "should be a DataFrame of 3 rows and 4 columns; you returned a Series"),
    "rows of a list": (lambda f: f.to_dict("records"), "you returned a list of 3"),
    "nothing": (lambda _: None, "Is there a `return`?"),
}


@pytest.mark.parametrize("name", OTHER)
def test_a_difference_is_named_in_words_of_tables(name: str) -> None:
    change, words = OTHER[name]
    with pytest.raises(Mismatch) as caught:
        agree(change(FRAME), FRAME)
    assert words in str(caught.value)


def test_a_row_with_a_label_is_named_by_both() -> None:
    labelled = FRAME.set_index("city")
    with pytest.raises(Mismatch, match=r"column price, row 1 \('Bonn'\): "):
        agree(labelled.assign(price=[1.0, 3.0, 400.0]), labelled)


def test_a_small_number_counts_as_much_as_its_column() -> None:
    """Each column has a scale of its own, as each array has."""
    frame = pd.DataFrame({"small": [1e-9, 2e-9], "large": [1.0, 1e9]})
    assert not agrees(frame.assign(small=[1e-9, 3e-9]), frame)


def test_columns_of_one_name_are_compared_one_by_one() -> None:
    frame = pd.DataFrame([[1, 2]], columns=["x", "x"])
    agree(frame.copy(), frame)
    assert not agrees(pd.DataFrame([[1, 3]], columns=["x", "x"]), frame)


def test_a_frame_inside_a_dict_says_where() -> None:
    with pytest.raises(Mismatch, match=r"column price of the answer\['first'\], row 1: "):
        agree({"first": changed(1, "price", 9.0)(FRAME)}, {"first": FRAME})


def test_a_series_and_an_index_are_compared_too() -> None:
    agree(FRAME["price"], FRAME["price"])
    agree(FRAME["price"].rename("cost"), FRAME["price"])
    assert not agrees(FRAME["price"] * 2, FRAME["price"])
    assert not agrees(pd.Index([1, 2]), pd.Index([1, 3]))
    assert not agrees(FRAME["price"].to_numpy(), FRAME["price"])


def test_the_labels_of_two_levels_are_compared() -> None:
    frame = FRAME.set_index(["city", "price"])
    agree(frame.copy(), frame)
    other = FRAME.assign(price=[1.0, 2.0, 401.0]).set_index(["city", "price"])
    with pytest.raises(Mismatch, match="level 1 of the index of the answer, row 2"):
        agree(other, frame)
