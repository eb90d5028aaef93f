"""The table of docs/your-own-course.md says what crosses to and from a student's process: each row is tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader import testing
from grader.execute.carried import carried_answer, carried_arguments
from grader.execute.protocol.unserializable import Unserializable, UnserializableError
from grader.judge.compare import agree
from grader.judge.objects import stays

PAGE = Path(__file__).parents[2] / "docs" / "your-own-course.md"
TABLE = pd.DataFrame({"a": pd.Categorical(["x", None]), "b": pd.to_datetime(["2026-03-02", None]).tz_localize("UTC")})
VALUES: dict[str, list[Any]] = {
    "numbers of any size": [2**89, Fraction(1, 3), Decimal("0.1"), 1 + 2j, "text", b"b", date(2026, 3, 2), None],
    "lists, tuples, sets": [[1, (2, {3})], {"a": [timedelta(1)]}],
    "numpy arrays": [np.eye(2), np.array(["x"]), np.array(["2026-03-02"], "datetime64[D]")],
    "pandas DataFrame": [TABLE, TABLE["a"], TABLE.index, pd.Timestamp("2026-03-02"), pd.Timedelta("1h"), pd.NaT, pd.NA],
    "a random generator": [np.random.default_rng(7)],
    "a function": [lambda x: x],
    "an object of a class": [Path(), (k for k in ())],
    "a generator, an iterator": [(k for k in ())],
    "pandas intervals": [pd.Series(pd.interval_range(0, 2)), pd.period_range("2026", periods=2), np.ma.array([1])],
}
BY_SCRIPT = (
    "keyword arguments",
    "a variable",
    "what is printed",
    "what `input()`",
    "work in place",
    "files",
    "a figure",
)


def rows() -> Iterator[tuple[str, str, str, str]]:
    text = PAGE.read_text(encoding="utf-8")
    table = text[text.index("| what | asked | answered | how |") :].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        what, asked, answered, how = (cell.strip() for cell in line.strip("|").split("|"))
        yield what, asked, answered, how


ROWS = tuple(rows())


def test_every_row_is_tried_here() -> None:
    known = (*VALUES, *BY_SCRIPT)
    assert [what for what, *_ in ROWS if not what.startswith(known)] == []
    assert [name for name in known if not any(what.startswith(name) for what, *_ in ROWS)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_the_row_says_of_asking_and_answering_holds(row: tuple[str, str, str, str]) -> None:
    what, asked, answered, _ = row
    for value in next((values for name, values in VALUES.items() if what.startswith(name)), []):
        given = is_given(value)
        assert given == (asked == "yes"), (what, value)
        told = carried_answer(value)
        if answered == "yes" and not isinstance(told, Unserializable):
            agree(told, value)
        else:
            assert isinstance(told, Unserializable), (what, value)
            assert answered == "no" or stays(told) or isinstance(value, Path), (what, value)


def is_given(value: Any) -> bool:
    try:
        carried_arguments("f", [value])
    except UnserializableError:
        return False
    return True


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_the_row_calls_is_there_to_be_imported(row: tuple[str, str, str, str]) -> None:
    for name in re.findall(r"(?:^|[`\s(])(printed|in_place|files|drawn|observe|seeded)\(", row[3]):
        assert name in testing.__all__
