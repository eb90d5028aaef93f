"""Idle answers earn nothing, and a check that they pass is named."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.verdicts import GUARD
from grader.verify.trivial_answers import TrivialResult, verify_trivial_answers

WEAK = '''

def test_shape(student):
    """Its shape is that of a"""
    assert student.slope(A).shape == A.shape
'''


def test_honest_checks_give_nothing_for_idle_answers(suite):
    assert verify_trivial_answers(suite(), np.random.default_rng(1)) == TrivialResult((), ())


def test_a_check_that_any_numbers_pass_is_named(suite, course):
    path = course.root / "tests/hidden/toy/test_slope.py"
    path.write_text(path.read_text(encoding="utf-8") + WEAK, encoding="utf-8")
    told = verify_trivial_answers(suite(), np.random.default_rng(1)).faults
    names = "all zeros, all ones, random numbers, argument 1 handed back"
    more = "let that check ask something more as well"
    assert told == (f"slope: answers without work pass 'Its shape is that of a': {names}; {more}",)


REFUSES = """

def test_refuses(student):
    \"\"\"It refuses numbers below 0\"\"\"
    with raises(ValueError, match="below"):
        student.slope(-A)
{more}"""


@pytest.mark.parametrize(
    ("more", "remedy"),
    [
        ("", "; let that check ask something more as well, such as a call that returns"),
        ("    assert student.slope(A).shape == A.shape\n", "; let that check ask something more as well"),
        ("    assert np.array_equal(student.slope(A), A * (1 - A))\n", None),
    ],
)
def test_a_check_of_an_exception_alone_is_told_to_ask_for_an_answer_as_well(suite, course, more, remedy):
    key = """def slope(a):
    if min(a) < 0:
        raise ValueError("below 0")
    return a * (1 - a)


def error(a, y):
    return (a - y) * slope(a)
"""
    path = course.root / "tests/hidden/toy/test_slope.py"
    text = path.read_text(encoding="utf-8") + REFUSES.format(more=more)
    path.write_text("from grader.testing import raises\n" + text, encoding="utf-8")
    told = verify_trivial_answers(suite(reference=key), np.random.default_rng(1)).faults
    names = "all zeros, all ones, random numbers (with the answer key's exception where it raises one)"
    fault = f"slope: answers without work pass 'It refuses numbers below 0': {names}{remedy}"
    assert told == (() if remedy is None else (fault,))


def test_where_answers_are_texts_nothing_is_said_of_zeros(suite, course):
    key = "def slope(a):\n    return a.upper()\n\n\ndef error(a, y):\n    return [a, y]\n"
    test = 'def test_words(student):\n    """Words"""\n    assert student.{}({}) == {}\n'
    for name, given, wanted in (("slope", "'A'", "'A'"), ("error", "'', ''", "['', '']")):
        path = course.root / f"tests/hidden/toy/test_{name}.py"
        path.write_text(test.format(name, given, wanted), encoding="utf-8")
    told = verify_trivial_answers(suite(reference=key), np.random.default_rng(1)).faults
    assert told == (
        "slope: answers without work pass 'Words': argument 1 handed back; let that check ask something more as well",
        "error: answers without work pass 'Words': empty answers; let that check ask something more as well",
    )


FIRST = """

def test_first(student):
    \"\"\"Its first entry\"\"\"
    answer = student.slope(A)
    {guard}
    assert answer[0] == A[0] * (1 - A[0])
"""


@pytest.mark.parametrize(
    ("guard", "broken"), [("", True), ("assert isinstance(answer, np.ndarray), 'An array.'", False)]
)
def test_a_line_of_a_test_that_breaks_over_a_wrong_answer_is_named_before_a_student_gives_one(
    suite, course, guard, broken
):
    path = course.root / "tests/hidden/toy/test_slope.py"
    text = path.read_text(encoding="utf-8") + FIRST.format(guard=guard)
    path.write_text(text, encoding="utf-8")
    place = f"tests/hidden/toy/test_slope.py:{len(text.splitlines())}"
    said = f"{place} breaks over a wrong answer, None: TypeError: 'NoneType' object is not subscriptable"
    assert verify_trivial_answers(suite(), np.random.default_rng(1)).notes == ((said, GUARD) if broken else ())


@pytest.mark.parametrize(
    "lines",
    [
        "    (after,) = in_place(student.slope, A)\n    assert np.array_equal(after, A)",
        '    assert "Error" not in printed(student.slope, A)',
        (
            '    with files(student, {"a.txt": "1"}) as folder:\n        student.slope(A)\n'
            '        assert folder.text("a.txt") == "1"'
        ),
    ],
)
def test_a_check_that_only_asks_that_nothing_else_happens_is_named(suite, course, lines):
    path = course.root / "tests/hidden/toy/test_slope.py"
    imports = "from grader.testing import files, in_place, printed\n"
    quiet = f'\n\ndef test_quiet(student):\n    """It does nothing else"""\n{lines}\n'
    path.write_text(imports + path.read_text(encoding="utf-8") + quiet, encoding="utf-8")
    (told,) = verify_trivial_answers(suite(), np.random.default_rng(1)).faults
    assert told.startswith("slope: answers without work pass 'It does nothing else': ")
    assert "None" in told
    assert "argument 1 handed back" in told
