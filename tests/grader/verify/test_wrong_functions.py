"""The share of wrong functions that are named as their truth says."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.records.course import Course
from grader.verify.wrong_functions import WrongFunction, WrongResult, verify_wrong_functions

WRONG = """
def in_place(a):
    a *= 2
    return a


WRONG = (
    ("slope", "S1", "b: a squared", lambda a: a**2),
    ("slope", "", "a: a cubed", lambda a: a**3),
    ("slope", "S9", "e: a squared", lambda a: a**2),
    ("slope", "S1", "f: right", lambda a: a * (1 - a)),
    ("slope", "told: changed", "a: in place", in_place),
    ("slope", "told: KeyError", "a: a name", lambda a: unknown(a)),
)
"""


@pytest.fixture
def judged(suite, course: Course):
    """Judge wrong functions of the toy course."""

    def judged(text: str) -> WrongResult:
        path = course.root / "tests" / "wrong" / "toy.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return verify_wrong_functions(suite('"S1", "slope", lambda a: a**2'), course)

    return judged


def test_what_is_named_or_told_as_the_truth_says_is_named_the_rest_explained(judged):
    result = judged(WRONG)
    assert sum(result.named) == 2  # S1, and the sentence that the arguments were changed
    assert sum(result.explained) == 2  # a cubed, and the misspelt name, whose truth is another exception
    assert sum(result.total) == 6
    assert "of 6 wrong functions in tests/wrong 2 are named (looked at: " in result.note()


def test_a_wrong_name_and_a_wrong_function_that_passes_are_faults(judged):
    assert judged(WRONG).faults == (
        "the wrong function of slope 'e: a squared' is S9, and gets S1",
        "the wrong function of slope 'f: right' is S1, and gets passed",
    )


def test_the_words_draw_the_half_by_lot():
    halves = [WrongFunction("slope", "S1", f"mistake {n}", abs).half for n in range(200)]
    assert 70 < sum(halves) < 130
    assert halves == [WrongFunction("slope", "", f"mistake {n}", len).half for n in range(200)]


def test_a_half_without_functions_has_no_share():
    assert "only counted" not in WrongResult(named=(1, 0), total=(2, 0)).note()


def test_the_same_words_twice_are_refused(judged):
    with pytest.raises(CourseError, match="two wrong functions of slope are said in the words 'a: b'"):
        judged('WRONG = (("slope", "", "a: b", abs),) * 2')


def test_without_a_corpus_nothing_is_said(suite, course: Course):
    assert verify_wrong_functions(suite(), course) == WrongResult()
    assert not WrongResult().note()
