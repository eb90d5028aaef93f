"""A course with one lesson, hand-ins for it, and grades as the marker makes them.

A test that opens nbgrader's own gradebook, through `book`, belongs to the last stage, that of the real peers.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grader.course.config import read_course
from grader.mark.points import mark
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Student, Submission
from grader.report.gradebook.database import opened
from grader.report.gradebook.master import read_masters
from grader.report.gradebook.write import write_gradebook

ROOT = Path(__file__).parents[4]
TOML = """
[assignments.backprop]
due = 2026-03-02T12:00:00Z
late = { per_day = 0.1 }
extensions = { zoe = 2026-03-09T12:00:00Z }
[assignments.backprop.tasks]
sigmoid = { points = 1 }
forward = { points = 2 }
output_delta = { points = 2 }
hidden_delta = { points = 2 }
delta = { points = 2, uses = ["hidden_delta"] }
gradient = { points = 1 }
"""


def pytest_collection_modifyitems(items):
    """Mark the tests that open a real gradebook."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and "book" in item.fixturenames:
            item.add_marker(pytest.mark.peers)


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A new gradebook, made once: nbgrader starts alembic for each."""
    path = tmp_path_factory.mktemp("empty") / "gradebook.db"
    with opened(path, path.parent):
        pass
    assert list(path.parent.iterdir()) == [path]
    return path


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "solutions" / "backprop", tmp_path / "solutions" / "backprop")
    (tmp_path / "course.toml").write_text(TOML, encoding="utf-8")
    return tmp_path


@pytest.fixture
def course(root):
    return read_course(root)


@pytest.fixture
def book(root, empty):
    """The course's gradebook, in which nobody stands yet."""
    return Path(shutil.copy(empty, root))


@pytest.fixture
def released():
    return json.loads((ROOT / "assignments" / "backprop" / "backprop.ipynb").read_text(encoding="utf-8"))


@pytest.fixture
def graded(course, released):
    """Make a grade with its submission: all right but what is named, each with its verdict and advice."""

    def make(name, verdicts=None, answers=(), status=Status.GRADED, notebook=None, when=None):  # noqa: PLR0917
        folder = course.root / "submitted" / name / "backprop"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "backprop.ipynb"
        path.write_text(json.dumps(notebook or released), encoding="utf-8")
        student = Student(name, "Zoë" if name == "zoe" else "", email=f"{name}@example.org")
        missing = status is Status.MISSING
        submission = Submission(student, "backprop", None if missing else path, timestamp=when, status=status)
        (assignment,) = course.assignments
        wanted = {task.name: (Verdict.PASSED, "") for task in assignment.tasks} | (verdicts or {})
        tasks = tuple(result(task, *found) for task, found in wanted.items()) if status is Status.GRADED else ()
        judgement = Judgement(status, tasks, answers=tuple(answers))
        return mark(submission, judgement, assignment), submission

    return make


def result(task, verdict, advice):
    """Return one task with two checks, of which the first is passed whatever became of the second."""
    first = CheckResult(task, "test_one", "It is right by hand", Verdict.PASSED)
    second = CheckResult(task, "test_two", "It is right on networks", verdict)
    if verdict is Verdict.MISSING:
        first = replace(first, verdict=verdict)
    return TaskResult(task, verdict, (first, second), advice=advice)


@pytest.fixture
def enter(course, book):
    """Write grades into the course's gradebook."""

    def write(*pairs):
        return write_gradebook(book, course, read_masters(course.root, course.assignments), pairs)

    return write


@pytest.fixture
def read(book):
    """Return what nbgrader's own API finds of one student: its rows by name."""

    def find(student):
        with closing(Gradebook(f"sqlite:///{book}", "default_course")) as gradebook:
            row = gradebook.find_submission("backprop", student)
            (notebook,) = row.notebooks
            return {
                "score": row.score,
                "penalty": row.late_submission_penalty,
                "late": row.total_seconds_late,
                "open": {grade.name for grade in notebook.grades if grade.needs_manual_grade},
                "scores": {grade.name: grade.score for grade in notebook.grades},
                "automatic": {grade.name: grade.auto_score for grade in notebook.grades},
                "comments": {comment.name: comment.comment for comment in notebook.comments},
                "name": row.student.first_name,
                "email": row.student.email,
            }

    return find


@pytest.fixture
def by_hand(book):
    """Mark a cell as a teacher does in formgrader."""

    def mark_cell(student, cell, score=None, comment=None):
        with closing(Gradebook(f"sqlite:///{book}", "default_course")) as gradebook:
            if score is not None:
                grade = gradebook.find_grade(cell, "backprop", "backprop", student)
                grade.manual_score, grade.needs_manual_grade = score, False
            if comment is not None:
                gradebook.find_comment(cell, "backprop", "backprop", student).manual_comment = comment
            gradebook.db.commit()

    return mark_cell


@pytest.fixture
def without_nbgrader(monkeypatch):
    for name in ("nbgrader.api", "nbgrader.preprocessors", "nbgrader.nbgraderformat"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture
def late():
    return datetime(2026, 3, 3, 11, 0, tzinfo=UTC)
