"""What a run says in the end: the commonest mistake of a task, where there is one."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import count

import pytest

from grader.cli.console import Screen
from grader.cli.steps import SECONDS
from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student

TITLES = {("a", "f", code): f"the slip {code}" for code in "ABC"}


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        ("AAB", "f: most often A, the slip A (2 of 3)"),
        ("A", "f: A, the slip A (1 of 1)"),
        ("BA", "f: A, the slip A; B, the slip B (1 of 2 each)"),
        ("BABA", "f: most often A, the slip A; B, the slip B (2 of 4 each)"),
        ("ABC", "f: A, the slip A; B, the slip B; and 1 more (1 of 3 each)"),
    ],
)
def test_the_commonest_mistake_is_named_and_where_several_share_the_place_the_first_two(
    codes: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    grades = [graded(code) for code in codes]
    Screen().show(Assignment("a", "A", (Task("f", 1.0),)), grades, TITLES)
    assert [told for told in capsys.readouterr().out.splitlines() if told.startswith("f:")] == [line]


def test_a_name_is_one_line_that_no_terminal_and_no_ci_system_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    name, note = "::error::a\nb\x1b[2J", "c\n::error::d"
    sly = Grade(Student(name), "a", Status.UNREADABLE, (), 0.0, 0.0, 0.0, 1.0, note=note)
    Screen().show(Assignment("a", "A", (Task("f", 1.0),)), [sly], {})
    _, line = capsys.readouterr().out.splitlines()
    assert line == ": :error::a b\ufffd[2J: unreadable: c ::error::d"


def graded(code: str) -> Grade:
    """Return a failed grade with this misconception."""
    task = TaskGrade("f", Verdict.FAILED, 0.0, 1.0, misconception=code)
    return Grade(Student("s"), "a", Status.GRADED, (task,), 0.0, 0.0, 0.0, 1.0)


def test_the_mean_is_that_of_the_class_without_whoever_is_not_in_the_roster(capsys: pytest.CaptureFixture[str]) -> None:
    ann, eve = (
        replace(graded("A"), student=Student(name), score=score) for name, score in (("ann", 1.0), ("eve", 0.0))
    )
    Screen().show(Assignment("a", "A", (Task("f", 1.0),)), [ann, eve], TITLES, {"eve"})
    assert "2 graded; mean 1.00 of 1.00, without 1 not in roster.csv" in capsys.readouterr().out


def test_a_run_goes_on_when_its_reader_ends_first(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", buffering=1) as file:
        monkeypatch.setattr("sys.stdout", file)
        screen = Screen()
        screen.say("the first line meets a closed pipe")
        screen.say("and so does the second")


def told(seconds: float, total: int, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the plain lines of a run that grades one submission in these seconds."""
    clock = (number * seconds for number in count())
    screen = Screen(lambda: next(clock))
    screen.begin(total, "a")
    for done in range(1, total + 1):
        screen.step(done, total, "a")
    written = capsys.readouterr()
    assert written.err == f"a: {total} to grade\n"
    return written.out.splitlines()


def test_in_a_pipe_a_quick_run_is_a_line_for_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"a: {done} of 50 graded" for done in range(5, 51, 5)]
    assert told(0.01, 50, capsys) == lines


def test_in_a_pipe_a_slow_run_says_more_often_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"a: {done} of 50 graded" for done in sorted({*range(2, 51, 2), *range(5, 51, 5)})]
    assert told(SECONDS / 2, 50, capsys)[:3] == lines[:3]
