"""One submission by itself: which file, which attempt counts, and the answer that nbgrader's cells read."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.collect.collect import CollectResult
from grader.errors import CourseError, NeedsPerson
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Student, Submission
from grader.run import single
from grader.run.grading_worker import GradingResult

from ..small_course import write_course

ANN = Submission(Student("ann"), "halves", Path("ann.ipynb"))


def judged(*right: str) -> Judgement:
    """Return a judgement by which these tasks are right."""
    verdicts = {task: Verdict.PASSED if task in right else Verdict.FAILED for task in ("half", "quarter")}
    checks = {task: (CheckResult(task, f"test_{task}", "on vectors", verdicts[task]),) for task in verdicts}
    return Judgement(Status.GRADED, tuple(TaskResult(task, verdicts[task], checks[task]) for task in verdicts))


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course whose submissions are a table, by the path of the file that was judged."""
    monkeypatch.setenv("GRADER_SECRET", "secret")
    monkeypatch.chdir(write_course(tmp_path))
    return tmp_path


@pytest.fixture
def table(course: Path, monkeypatch: pytest.MonkeyPatch):
    """Let these submissions be there, and let the judge say this of each path."""

    def told(submission: Submission | None, judgements: dict[str, Judgement]) -> list[Path | None]:
        asked: list[Path | None] = []

        def grade(one: Submission) -> GradingResult:
            asked.append(one.path)
            return GradingResult(judgements[one.path.name if one.path else ""])

        @contextmanager
        def working():
            yield grade

        def with_worker(_course: Any, assignment: Any, secret: str, work: Any) -> Any:
            assert (assignment.name, secret) == ("halves", "secret")
            return work(SimpleNamespace(open=working))

        def collect(_course: Any, chosen: Any, _folder: Path, scratch: Path, only: frozenset[str]) -> CollectResult:
            assert ([one.name for one in chosen], only) == (["halves"], {"ann"})
            assert scratch.is_dir()
            other = replace(ANN, student=Student("bob"), path=Path("bob.ipynb"))
            return CollectResult((other, submission) if submission else (other,))

        monkeypatch.setattr(single, "with_worker", with_worker)
        monkeypatch.setattr(single, "collect", collect)
        return asked

    return told


def graded(course: Path, student: str = "ann") -> Any:
    return single.grade_one(course, "halves", student, {"GRADER_SECRET": "secret"})


def test_a_students_own_submission_is_graded(course: Path, table) -> None:
    asked = table(ANN, {"ann.ipynb": judged("half")})
    grade = graded(course)
    assert asked == [Path("ann.ipynb")]
    assert [(task.task, task.score) for task in grade.tasks] == [("half", 1.0), ("quarter", 0.0)]


def test_without_a_student_the_source_notebook_is(course: Path, table) -> None:
    asked = table(None, {"halves.ipynb": judged("half", "quarter")})
    assert graded(course, "").score == 3.0
    assert asked == [course / "solutions/halves/halves.ipynb"]


def test_of_several_attempts_the_best_counts(course: Path, table) -> None:
    first = replace(ANN, path=Path("first.ipynb"), timestamp=datetime(2026, 1, 1, tzinfo=UTC))
    last = replace(ANN, attempts=(first,), timestamp=datetime(2026, 1, 2, tzinfo=UTC))
    asked = table(last, {"first.ipynb": judged("half", "quarter"), "ann.ipynb": judged()})
    assert graded(course).score == 3.0
    assert asked == [Path("first.ipynb"), Path("ann.ipynb")]


def test_what_is_not_there_is_for_a_person(course: Path, table) -> None:
    table(replace(ANN, path=None, status=Status.MISSING), {})
    with pytest.raises(NeedsPerson, match="ann has handed in nothing for 'halves'"):
        graded(course)
    table(replace(ANN, status=Status.NEEDS_PERSON, notes=("two files", "which one?")), {})
    with pytest.raises(NeedsPerson, match=r"two files; which one\?"):
        graded(course)


def test_what_the_judge_leaves_to_a_person_is_none_either(course: Path, table) -> None:
    table(ANN, {"ann.ipynb": Judgement(Status.NEEDS_PERSON, notes=("could not be graded",))})
    with pytest.raises(NeedsPerson, match="could not be graded"):
        graded(course)


def test_another_assignment_is_refused(course: Path) -> None:
    with pytest.raises(CourseError, match="no assignment 'thirds'"):
        single.grade_one(course, "thirds", "ann", {})


def test_the_answer_is_a_list_of_tasks_with_points_and_lines(table, monkeypatch, capsys) -> None:
    table(ANN, {"ann.ipynb": judged("half")})
    monkeypatch.setattr(sys, "argv", ["single", "halves", "ann"])
    single.main()
    half, quarter = json.loads(capsys.readouterr().out)
    assert half == ["half", 1.0, "half: right, 1 of 1 point\n"]
    assert quarter[:2] == ["quarter", 0.0]
    assert quarter[2].startswith("quarter: not right yet, 0 of 2 points\n")


def test_a_refusal_is_a_sentence_on_standard_error_alone(course: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["single", "thirds", "ann"])
    with pytest.raises(SystemExit, match="no assignment 'thirds'"):
        single.main()
    assert capsys.readouterr().out == ""
