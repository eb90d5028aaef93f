"""The share of wrong functions that are named as their truth says."""

from __future__ import annotations

import pytest

from grader.records.course import Course
from grader.verify.wrong_functions import WrongResult, verify_wrong_functions

WRONG = """
WRONG = (
    ("slope", "S1", lambda a: a**2),
    ("slope", "", lambda a: a**3),
    ("slope", "S9", lambda a: a**2),
    ("slope", "S1", lambda a: a * (1 - a)),
)
"""


@pytest.fixture
def result(suite, course: Course):
    """Judge the wrong functions of the toy course."""
    path = course.root / "tests" / "wrong" / "toy.py"
    path.parent.mkdir(parents=True)
    path.write_text(WRONG, encoding="utf-8")
    return verify_wrong_functions(suite('"S1", "slope", lambda a: a**2'), course)


def test_named_and_explained_functions_are_counted_by_half(result):
    assert result.named == (1, 0)
    assert result.explained == (0, 1)
    assert result.total == (2, 2)
    assert "of 4 wrong functions in tests/wrong 1 are named (1 of 2 and 0 of 2" in result.note()


def test_a_wrong_name_and_a_wrong_function_that_passes_are_faults(result):
    assert result.faults == (
        "wrong function 2 of slope is S9, and gets S1",
        "wrong function 3 of slope is S1, and gets passed",
    )


def test_without_a_corpus_nothing_is_said(suite, course: Course):
    assert verify_wrong_functions(suite(), course) == WrongResult()
    assert not WrongResult().note()
