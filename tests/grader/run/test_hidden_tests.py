"""A course judged by hidden tests: what is looked at before a run, and what is asked of a sandbox that runs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from grader.course.config import read_course
from grader.course.secret import seed, seeded
from grader.errors import CourseError
from grader.judge.answer_key import Misconception
from grader.judge.judgement import Suite
from grader.records.execution import MissingPackage
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Judgement, Verdict
from grader.records.run import RunOptions
from grader.records.submission import Status, Student, Submission
from grader.run import hidden_tests
from grader.run.hidden_tests import EXAMPLE_SEED, read_hidden_tests, title_of, worker_of

from ..small_course import HALF, write_course

MISSING = (MissingPackage("seaborn", needed=True),)


def entry(code: str, task: str, title: str) -> Misconception:
    return cast("Misconception", SimpleNamespace(code=code, task=task, title=title))


def test_a_title_of_the_task_itself_stands_before_one_of_another_task() -> None:
    entries = [entry("H01", "g", "of g"), entry("H01", "f", "of f"), entry("H02", "g", "two")]
    assert title_of(entries, "f", "H01") == "of f"
    assert title_of(entries, "h", "H01") == "of g"
    assert title_of(entries, "f", "H01+H02") == "of f; and two"
    assert title_of(entries, "f", "H09") == "H09"


def test_a_course_without_a_secret_is_told_so(tmp_path: Path) -> None:
    write_course(tmp_path)
    assert list(read_hidden_tests(RunOptions(tmp_path), {}).notes()) == [EXAMPLE_SEED]
    assert list(read_hidden_tests(RunOptions(tmp_path), {"GRADER_SECRET": "x"}).notes()) == []


def test_another_secret_is_another_fingerprint_and_travels_with_the_course(tmp_path: Path) -> None:
    write_course(tmp_path)
    first, second = (read_hidden_tests(RunOptions(tmp_path), {"GRADER_SECRET": text}) for text in ("x", "y"))
    (assignment,) = first.course.assignments
    assert first.fingerprint(assignment) != second.fingerprint(assignment)
    assert first.parcel is not None
    assert dict(first.parcel(["halves"]).files)[".grader-secret"] == b"x"


def test_a_task_without_a_hidden_test_stops_the_run_that_asks_for_it(tmp_path: Path) -> None:
    write_course(tmp_path)
    (tmp_path / "tests/hidden/halves/test_half.py").unlink()
    with pytest.raises(CourseError, match="half"):
        read_hidden_tests(RunOptions(tmp_path), {})


def test_only_mistakes_that_occur_have_titles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_course(tmp_path)
    read = (entry("H01", "half", "doubles"), entry("H02", "half", "thirds"))
    monkeypatch.setattr(hidden_tests, "read_misconceptions", lambda _folder: read)
    tasks = (TaskGrade("half", Verdict.FAILED, 0.0, 1.0, "H01"), TaskGrade("quarter", Verdict.PASSED, 2.0, 2.0))
    grade = Grade(Student("ann"), "halves", Status.GRADED, tasks, 2.0, 0.0, 2.0, 3.0)
    assert read_hidden_tests(RunOptions(tmp_path), {}).titles([grade]) == {("halves", "half", "H01"): "doubles"}


class Sandbox:
    """A sandbox that keeps what it was given."""

    made: Sandbox

    def __init__(self, spawn: Any, options: Any, limits: Any) -> None:
        Sandbox.made = self
        self.spawn, self.options, self.limits, self.reopened = spawn, options, limits, 0

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.options = replace(self.options, tasks=("closed",))

    def open(self, _notebook: Any, files: list[Any]) -> str:
        self.files, self.asked_options = files, self.options
        return "report"

    def ask(self, *_: Any) -> str:
        return "the student's"

    def dismiss(self) -> None:
        """Hear that it is not needed."""

    @contextmanager
    def again(self, substitutes: Any):
        assert substitutes == {"half": "the key's"}
        yield SimpleNamespace(reopen=self._reopen, ask=lambda: "in a fresh process")

    def _reopen(self) -> None:
        self.reopened += 1

    def missing_packages(self) -> tuple[MissingPackage, ...]:
        return MISSING


@pytest.fixture
def evaluated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Evaluate a submission with a judge of the test's own."""
    monkeypatch.setattr(hidden_tests, "Sandbox", Sandbox)
    course = read_course(write_course(tmp_path))
    call = SimpleNamespace(call=SimpleNamespace(function="helper"))
    key, plan = SimpleNamespace(reference=None, misconceptions=()), SimpleNamespace(questions=[call, call])
    suite = SimpleNamespace(assignment=course.assignments[0], plan=plan, answer_key=key)

    def evaluating(judge: Callable[..., Judgement], **more: Any) -> Judgement:
        monkeypatch.setattr(hidden_tests, "judge", judge)
        path = tmp_path / "submitted" / "Halves.PY"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HALF)
        submission = replace(Submission(Student("ann"), "halves", path), **more)
        worker = worker_of(cast("Suite", suite), course, "secret")
        return worker.evaluate(submission, cast("Any", SimpleNamespace(spawn="spawn")), None)

    return evaluating


def test_an_entry_of_a_task_that_there_is_not_is_a_note(tmp_path: Path) -> None:
    course = read_course(write_course(tmp_path))
    key = SimpleNamespace(
        reference=None, misconceptions=(entry("H01", "haf", "doubles"), entry("H02", "half", "thirds"))
    )
    suite = SimpleNamespace(assignment=course.assignments[0], plan=SimpleNamespace(questions=[]), answer_key=key)
    said = "solutions/halves: H01 of haf: there is no such task in course.toml; it has half, quarter"
    assert list(worker_of(cast("Suite", suite), course, "secret").notes) == [said]


def test_what_was_not_handed_in_is_not_run(evaluated) -> None:
    def judge(*_: Any) -> Judgement:
        raise AssertionError("nothing is judged")

    assert evaluated(judge, path=None, status=Status.MISSING) == Judgement(Status.MISSING)


def test_a_sandbox_hears_which_functions_are_asked_and_a_seed_that_holds_no_secret(evaluated) -> None:
    evaluated(lambda *_: Judgement(Status.GRADED))
    options = Sandbox.made.asked_options
    assert options.tasks == ("half", "quarter", "helper")
    assert (options.name, options.kind) == ("Halves", "py")
    assert options.seed == seed("", "halves") % 2**32
    assert Sandbox.made.options.tasks == ("closed",)


def test_packages_that_are_missing_are_part_of_the_judgement(evaluated) -> None:
    assert evaluated(lambda *_: Judgement(Status.GRADED)).missing_packages == MISSING


def test_the_order_of_questions_is_the_courses_secret_and_the_same_for_everybody(evaluated) -> None:
    drawn = []

    def judge(_suite: Any, report: Any, _access: Any, order: np.random.Generator) -> Judgement:
        assert report == "report"
        drawn.append(order.integers(2**60))
        return Judgement(Status.GRADED)

    evaluated(judge)
    evaluated(judge, student=Student("bob"))
    expected = seeded("secret", "halves")("order").integers(2**60)
    assert drawn == [expected, expected]


def test_a_fresh_process_is_opened_again_with_functions_of_the_answer_key(evaluated) -> None:
    def judge(_suite: Any, _report: Any, access: Any, _order: Any) -> Judgement:
        assert access.ask() == "the student's"
        with access.reopen({"half": "the key's"}) as ask:
            assert Sandbox.made.reopened == 1
            assert ask() == "in a fresh process"
        return Judgement(Status.GRADED)

    assert evaluated(judge).status is Status.GRADED


def test_answers_that_were_not_written_are_dropped(evaluated, tmp_path: Path) -> None:
    given = {"nbgrader": {"grade_id": "why", "grade": True, "solution": True, "locked": False}}
    cells = [{"cell_type": "markdown", "metadata": given, "source": "YOUR ANSWER\n"}]
    path = tmp_path / "assignments/halves/halves.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))
    answers = (("why", " YOUR ANSWER "), ("how", " \n"), ("what", "Mine."))
    found = evaluated(lambda *_: Judgement(Status.GRADED, answers=answers))
    assert found.answers == (("what", "Mine."),)
