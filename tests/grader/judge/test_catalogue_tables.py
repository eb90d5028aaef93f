"""A table of misconceptions.py that holds something else is named, with the line to write."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.errors import CourseError
from grader.judge.catalogue_tables import FORMS, read_tables

PATH = Path("solutions/text/misconceptions.py")
GOOD: dict[str, dict[Any, Any]] = {
    "PROBES": {"f": ((1.0,), [2.0])},
    "VISIBLE": {"f": (2.0,)},
    "CANDIDATE_FACTORS": {"f": abs},
    "CANDIDATE_TERMS": {"f": abs},
    "PART_ORDER": {"f": range},
    "MOVED": {(("f", "W01"), ("g", "W02")): "words"},
    "LAYER_OFFSET": {"f": 0},
    "EQUIVALENT_SOLUTIONS": {"f": "any order"},
    "NO_PUBLIC_CHECK": {("f", "H01"): "why"},
}


def test_what_is_not_there_is_empty_and_the_rest_as_written() -> None:
    assert read_tables(PATH, SimpleNamespace(**GOOD)) == GOOD
    assert read_tables(PATH, None) == {name: {} for name in FORMS}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("value", ["text", None, ("f", 1), 3])
def test_a_table_that_is_no_dict_is_named(name: str, value: object) -> None:
    with pytest.raises(CourseError, match=rf"solutions/text/misconceptions\.py: {name} should be a dict, such as"):
        read_tables(PATH, SimpleNamespace(**{name: value}))


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("PROBES", {"f": (1.0, 2.0)}),
        ("PROBES", {("f", "H01"): ((1.0,),)}),
        ("VISIBLE", {"f": "text"}),
        ("CANDIDATE_FACTORS", {"f": {"m": 3}}),
        ("CANDIDATE_TERMS", {"f": {"the penalty": 3}}),
        ("PART_ORDER", {"f": (0, 1)}),
        ("MOVED", {("f", "W01"): "words"}),
        ("MOVED", {(("f", "W01"), "W02"): "words"}),
        ("MOVED", {(("f", "W01"), ("g", "W02"), ("h", "W03")): "words"}),
        ("MOVED", {(("f", "W01"), ("g", "W02")): 3}),
        ("MOVED", {frozenset({("f", "W01"), ("g", "W02")}): "words"}),
        ("LAYER_OFFSET", {"f": "1"}),
        ("LAYER_OFFSET", {"f": True}),
        ("EQUIVALENT_SOLUTIONS", {"f": None}),
        ("PROBES", {"f": {}}),
        ("PROBES", {"f": ((1.0,), 2.0)}),
        ("NO_PUBLIC_CHECK", {"H01": "why"}),
        ("NO_PUBLIC_CHECK", {"f1": "why"}),
        ("NO_PUBLIC_CHECK", {("f", 1): "why"}),
        ("NO_PUBLIC_CHECK", {(1, 2): "why"}),
        ("NO_PUBLIC_CHECK", {("f", "H01", "x"): "why"}),
        ("NO_PUBLIC_CHECK", {("f", "H01"): None}),
    ],
)
def test_a_key_or_value_of_another_kind_is_named_with_the_line_to_write(name: str, table: dict[Any, Any]) -> None:
    with pytest.raises(CourseError, match=rf"{name} holds .*; write it as {name} = {{"):
        read_tables(PATH, SimpleNamespace(**{name: table}))
