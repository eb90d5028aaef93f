"""The same work earns the same points under any name; ours is never theirs; what cannot be carried stops the run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.records.judgement import Verdict
from grader.records.run import RunOptions, RunResult
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

REMEMBERS = """
told = []
def half(x):
    told.append(1)
    return x / 2 if len(told) < 5 else x / 3
"""
NOISY = """
import random
def half(x):
    parts = [x / 4, x / 8, x / 8]
    random.shuffle(parts)
    return sum(parts[1:], parts[0])
"""
NAMES = ("ann", "Zoë", "007", "x" * 40, "b.o'b")
ANY_VALUE = "Use None, True and False, numbers of any size"
A_LIST = "Give a list, or a function that returns the next item"
HALF_TEST = Path("tests/hidden/halves/test_half.py")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path)


def grade(root: Path, jobs: int = 2) -> RunResult:
    return run(RunOptions(root, output=root / "results", jobs=jobs, fresh=True), {}, lambda *_: None)


def scores(result: RunResult) -> dict[str, tuple[float, ...]]:
    return {one.student.id: tuple(task.score for task in one.tasks) for one in result.grades}


def checks(root: Path, student: str) -> dict[str, dict[str, str]]:
    with (root / "results/checks.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["student_id"] == student]
    return {f"{row['task']}.{row['check']}": row for row in rows}


def add_test(root: Path, body: str) -> None:
    path = root / HALF_TEST
    head = "from decimal import Decimal\nfrom grader.testing import raises\nimport types\n"
    path.write_text(f"{head}{path.read_text()}\n\ndef test_more(student):\n    '''More'''\n    {body}\n")


@pytest.mark.parametrize("half", [REMEMBERS, NOISY])
def test_one_text_under_many_names_earns_the_same_whatever_the_number_of_jobs(course: Path, half: str) -> None:
    for name in NAMES:
        hand_in(course, name, notebook(half, QUARTER))
    one, three = scores(grade(course, jobs=1)), scores(grade(course, jobs=3))
    assert one == three
    assert len(set(one.values())) == 1
    if half == NOISY:
        assert set(one.values()) == {(1.0, 2.0)}


def test_two_answers_to_one_question_are_told_in_a_line_that_holds_no_points(course: Path) -> None:
    hand_in(course, "ann", notebook("calls = []\ndef half(x):\n    calls.append(1)\n    return x / (2 + len(calls))"))
    result = grade(course)
    told = checks(course, "ann")
    assert told["half.same_answer"]["verdict"] == "failed"
    assert "different answers to the same arguments" in told["half.same_answer"]["message"]
    assert result.grades[0].tasks[0].score == 0.0
    assert "quarter.same_answer" not in told


def test_a_line_that_holds_no_points_takes_none(course: Path) -> None:
    hand_in(course, "ann", notebook("n = []\ndef half(x):\n    n.append(1)\n    return x / 2 + (len(n) > 5)", QUARTER))
    (one,) = grade(course).grades
    told = [check for check in one.tasks[0].checks if check.counts]
    assert len(told) == 2
    assert one.tasks[0].score == sum(check.verdict is Verdict.PASSED for check in told) / 2


@pytest.mark.parametrize(
    ("body", "words", "remedy"),
    [
        ("student.half(types.SimpleNamespace())", "an argument of half is or holds a types.SimpleNamespace", ANY_VALUE),
        ("student.half([(k for k in ())])", "an argument of half is or holds a generator", A_LIST),
        ("student.make(1)", "the answer key's make returns a value that is or holds a filter", A_LIST),
        (
            "assert student.make(1) == student.make(2)",
            "the answer key's make returns a value that is or holds a filter",
            A_LIST,
        ),
    ],
)
def test_what_cannot_be_carried_stops_the_run_with_test_line_and_type(
    course: Path, body: str, words: str, remedy: str
) -> None:
    key = course / "solutions/halves/reference.py"
    key.write_text(key.read_text() + "\n\ndef make(x):\n    return [filter(None, [x])]\n")
    add_test(course, body)
    line = len((course / HALF_TEST).read_text().splitlines())
    hand_in(course, "ann", notebook(HALF, QUARTER))
    with pytest.raises(CourseError) as caught:
        grade(course)
    assert str(caught.value).startswith(f"{HALF_TEST}:{line}: test_more: {words}")
    assert remedy in str(caught.value)


@pytest.mark.parametrize(
    ("half", "verdict"),
    [
        ("def half(x):\n    if isinstance(x, str): raise ValueError('no text')\n    return x / 2", "passed"),
        (
            "class Own(ValueError): pass\ndef half(x):\n    if type(x) is str: raise Own('no text')\n    return x / 2",
            "passed",
        ),
        ("def half(x):\n    if isinstance(x, str): raise ValueEror('no text')\n    return x / 2", "failed"),
        ("def half(x):\n    if isinstance(x, str): raise ValueError('what?')\n    return x / 2", "failed"),
        ("def half(x):\n    return x / 2 if not isinstance(x, str) else 0", "failed"),
    ],
)
def test_an_exception_can_be_asked_for_alike_of_the_key_and_of_students(course: Path, half: str, verdict: str) -> None:
    key = course / "solutions/halves/reference.py"
    key.write_text(key.read_text().replace("return x / 2", "return x / 2 if x is not 'a' else int('no text')"))
    key.write_text(key.read_text().replace("x is not 'a'", "not isinstance(x, str)"))
    add_test(course, "with raises(ValueError, match='no text'):\n        student.half('a')")
    hand_in(course, "ann", notebook(half, QUARTER))
    grade(course)
    assert checks(course, "ann")["half.test_more"]["verdict"] == verdict


def test_what_a_student_returns_that_cannot_be_carried_fails_that_check_alone_with_advice(course: Path) -> None:
    hand_in(course, "ann", notebook("def half(x):\n    return x / 2 if len(x) > 2 else map(float, x / 2)", QUARTER))
    grade(course)
    told = checks(course, "ann")
    assert told["half.test_vectors"]["verdict"] == "passed"
    assert told["half.test_by_hand"]["verdict"] == "failed"
    assert "a map. list(...) makes a list of it." in told["half.test_by_hand"]["message"]


def test_a_test_of_ours_that_breaks_waits_with_its_points_and_costs_no_row(course: Path) -> None:
    add_test(course, "RUNS.append(student.half(4.0))\n    assert len(RUNS) < 3 or 1 / 0")  # after two dry runs
    path = course / HALF_TEST
    path.write_text(f"{path.read_text()}\n\nRUNS = []\n")
    line = 1 + path.read_text().splitlines().index("    assert len(RUNS) < 3 or 1 / 0")
    hand_in(course, "ann", notebook(HALF, QUARTER))
    (one,) = grade(course).grades
    assert (one.status, one.tasks[0].verdict) == ("graded", "error")
    (broken,) = [check for check in one.tasks[0].checks if check.verdict is Verdict.ERROR]
    assert broken.path == f"{HALF_TEST}:{line}"
    assert f"0.33 points wait for {HALF_TEST}:{line}, which broke" in one.note
