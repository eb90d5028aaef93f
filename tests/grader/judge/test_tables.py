"""`agree` on tables: what counts as the same, and how the first difference is named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.errors import Mismatch
from grader.judge.compare import agree, agrees
from grader.judge.tables import describe_table, expect_same_form, is_same_class, is_table

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
    assert told(FRAME.assign(price=[1.0, 2.0, 401.0]).set_index(["city", "price"]), frame).startswith(
        "level 1 of the index of the answer, row 2 "
    )
    assert told(FRAME.assign(city=["Ulm", "Köln", None]).set_index(["city", "price"]), frame).startswith(
        "level 0 of the index of the answer, row 1 "
    )
    assert told(FRAME.set_axis([0, 1, 3]), FRAME).startswith("the index of the answer, row 2: ")


def told(got: Any, expected: Any) -> str:
    """Return the words and figures about a difference."""
    with pytest.raises(Mismatch) as caught:
        agree(got, expected)
    return f"{caught.value} {caught.value.figures}"


def column(*values: Any, dtype: Any = None) -> pd.DataFrame:
    return pd.DataFrame({"x": pd.Series(values, dtype=dtype)})


def test_a_table_is_described_by_its_class_and_size() -> None:
    assert describe_table(FRAME) == "a DataFrame of 3 rows and 4 columns"
    assert describe_table(column(1)) == "a DataFrame of 1 row and 1 column"
    assert describe_table(FRAME["price"]) == "a Series of 3"
    assert describe_table(pd.RangeIndex(2)) == "an Index of 2"
    assert describe_table(pd.Index(["a"])) == "an Index of 1"


def test_a_table_is_known_by_its_class() -> None:
    tables = [FRAME, FRAME["price"], FRAME.index]
    assert [[is_same_class(one, other) for one in tables] for other in tables] == np.eye(3, dtype=bool).tolist()
    assert is_same_class(pd.Index([1]), pd.RangeIndex(1))
    assert not is_table([1])


def test_without_pandas_nothing_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pandas")
    assert not is_table(FRAME)


KINDS: dict[str, tuple[pd.DataFrame, pd.DataFrame, str]] = {
    "texts": (column(1, 2), column("a", "b"), "should hold numbers; yours holds texts."),
    "texts, one missing": (column(1, 2), column(None, "b", dtype=object), "should hold numbers; yours holds texts."),
    "complex numbers": (column(1.0), column(1j), "should hold numbers; yours holds complex numbers."),
    "durations": (column(1.0), column(pd.Timedelta(1)), "should hold numbers; yours holds durations."),
    "an order": (
        column("a", dtype=pd.CategoricalDtype(["a"], ordered=True)),
        column("a", dtype="category"),
        "should hold categories in an order; yours holds categories.",
    ),
    "no order": (
        column("a", dtype="category"),
        column("a", dtype=pd.CategoricalDtype(["a"], ordered=True)),
        "should hold categories; yours holds categories in an order.",
    ),
    "other categories in an order": (
        column("a", dtype=pd.CategoricalDtype(["a"], ordered=True)),
        column("a", dtype=pd.CategoricalDtype(["a", "b"], ordered=True)),
        "should have other categories.",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_column_of_another_kind_is_named_before_any_value(name: str) -> None:
    expected, got, words = KINDS[name]
    assert told(got, expected).strip() == f"column x {words}"


@pytest.mark.parametrize("values", [(1, "a"), ("a", 1), (None, None), ("a", 2, "b"), (1, "a", "b"), ("a", "b", 1)])
def test_a_column_of_several_kinds_is_compared_value_by_value(values: tuple[Any, ...]) -> None:
    mixed, numbers, texts = column(*values, dtype=object), column(*range(len(values))), column(*map(str, values))
    agree(mixed, mixed.copy())
    for other in (numbers, texts):
        for got, expected in ((mixed, other), (other, mixed)):
            expect_same_form("the answer", got, expected)
            assert not agrees(got, expected)


def test_the_kind_of_every_column_and_of_the_row_labels_counts() -> None:
    frame = pd.DataFrame({"first": [1.0], "last": [2.0]})
    for one in frame:
        with pytest.raises(Mismatch, match=f"column {one} of f should hold numbers"):
            expect_same_form("f", frame.assign(**{one: "a"}), frame)
    with pytest.raises(Mismatch, match="the index of f should hold numbers"):
        expect_same_form("f", frame.set_axis(["a"]), frame)


def test_in_empty_tables_only_names_count() -> None:
    empty = column(1.0).head(0)
    agree(empty.astype("datetime64[ns]"), empty)
    agree(pd.DataFrame(), pd.DataFrame())
    assert told(empty.assign(y=1), empty).strip() == "the answer should have the columns 'x'; yours has 'x', 'y'."
    assert told(pd.DataFrame(), empty).strip() == "the answer should have the columns 'x'; yours has none."
    assert told(empty, pd.DataFrame()).strip() == "the answer should have the columns (none); yours has 'x'."


def test_of_many_columns_the_first_twelve_are_named() -> None:
    twelve, thirteen = (pd.DataFrame([range(count)]) for count in (12, 13))
    names = ", ".join(map(str, range(12)))
    words = "the answer should have the columns {}; yours has {}."
    assert told(thirteen, twelve).strip() == words.format(names, f"{names}, ...")
    assert told(twelve, thirteen).strip() == words.format(f"{names}, ...", names)


Name = object
NAMES: list[tuple[Name, Name, bool]] = [
    (1, 1.0, True),
    (1, "1", False),
    ("a", "b", False),
    (float("nan"), float("nan"), True),
    (pd.NaT, None, True),
    (pd.NA, pd.NA, True),
    (pd.NA, "a", False),
    ("a", None, False),
    (("a", 1), ("a", 1), True),
    (("a", 1), ("a", 2), False),
]


@pytest.mark.parametrize(("one", "other", "same"), NAMES, ids=str)
def test_names_of_columns_are_the_same_by_value(one: Name, other: Name, same: bool) -> None:
    def named(name: Name) -> pd.DataFrame:
        return pd.DataFrame([[1]]).set_axis(pd.Index([name], dtype=object, tupleize_cols=False), axis=1)

    assert agrees(named(one), named(other)) == same


WORST: dict[str, tuple[pd.DataFrame, pd.DataFrame, str]] = {
    "numbers": (column(1.0, 2.0, 400.0), column(1.5, 2.0, 500.0), "row 2: ... You returned 500; expected 400."),
    "whole numbers": (column(1, 2, 400), column(2, 2, 500), "row 2: ... You returned 500; expected 400."),
    "numbers that may be missing": (
        column(1, None, 400, dtype="Int64"),
        column(2, None, 500, dtype="Int64"),
        "row 2: ... You returned 500; expected 400.",
    ),
    "complex numbers": (
        column(1j, 400j),
        column(2j, -400j),
        "row 1: ... You returned (-0-400j); expected 400j.",
    ),
    "texts in the place above": (
        column("a", "b", dtype=object),
        column("a", "a", dtype=object),
        "row 1: ... You returned 'a'; expected 'b'.",
    ),
    "infinity": (column(np.inf, 1.0), column(np.inf, 2.0), "row 1: ... You returned 2; expected 1."),
    "another infinity": (column(np.inf, 1.0), column(-np.inf, 1.0), "row 0: ... You returned -inf; expected inf."),
    "a number for infinity": (column(np.inf, 1.0), column(9.0, 1.0), "row 0: ... You returned 9; expected inf."),
    "a number for zero": (column(0.0, 0.0), column(0.0, 1e-9), "row 1: ... You returned 1e-09; expected 0."),
    "one missing": (column(1.0, 2.0), column(9.0, np.nan), "row 1: ... You returned nan; expected 2."),
    "one not missing": (column(1.0, np.nan), column(9.0, 1.0), "row 1: ... You returned 1; expected nan."),
    "a date": (
        column(pd.Timestamp("2026-03-01")),
        column(pd.Timestamp("2026-03-02")),
        f"row 0: ... You returned {pd.Timestamp('2026-03-02')!r}; expected {pd.Timestamp('2026-03-01')!r}.",
    ),
}


@pytest.mark.parametrize("name", WORST)
def test_the_row_that_differs_most_is_named_with_its_figures(name: str) -> None:
    expected, got, words = WORST[name]
    agree(expected.copy(), expected)
    assert told(got, expected) == "column x, " + words.replace("...", "this is not the value expected.")


def test_numbers_agree_within_the_share_of_the_largest_whatever_its_sign() -> None:
    for values in ((-0.5, -0.25), (3.0, np.nan, -0.1), (-np.inf, 0.5)):
        frame = column(*values)
        agree(frame * (1 + 1e-8), frame)
        assert not agrees(frame * (1 + 1e-5), frame)


def test_any_missing_value_stands_for_any_other() -> None:
    values = [None, float("nan"), pd.NaT, pd.NA]
    for one in values:
        for other in values:
            agree(column("a", one, dtype=object), column("a", other, dtype=object))


def test_rows_of_an_index_are_named_by_their_number_alone() -> None:
    assert told(pd.Index(["a", "c"]), pd.Index(["a", "b"])).startswith("the answer, row 1: ")
