"""What the grading process answers, with both ends of its pipe in one process and a worker that runs nothing."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.errors import CourseError
from grader.records.course import Assignment, Course
from grader.records.judgement import Judgement
from grader.records.run import RunOptions
from grader.records.submission import Status, Student, Submission
from grader.run.dask import grading_process
from grader.run.dask.parcel import HandIn, Ready, Unable
from grader.run.grading_worker import GradingResult


def graded(submission: Submission) -> GradingResult:
    """Say of whom it was, and what was in the file."""
    text = submission.path.read_text() if submission.path else ""
    return GradingResult(Judgement(Status.GRADED, notes=(submission.student.id, text)))


@contextmanager
def working():
    yield graded


def hand_in(student: str) -> HandIn:
    return HandIn(Submission(Student(student), "two", Path("two.py")), (("two.py", f"by {student}".encode()),))


@pytest.fixture
def pipes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The ends of the Dask worker and of the grading process, which knows a course of two assignments."""
    course = Course(tmp_path, "", tmp_path, (Assignment("one", "One", ()), Assignment("two", "Two", ())))

    def read(options: RunOptions, environment: dict[str, str]) -> Any:
        assert (options, environment) == (RunOptions(tmp_path, ("two",)), {})

        def with_worker(assignment: Assignment, work: Any) -> None:
            assert assignment.name == "two"
            work(SimpleNamespace(open=working))

        return SimpleNamespace(course=course, with_worker=with_worker)

    monkeypatch.setattr(grading_process, "read_hidden_tests", read)
    ours, theirs = Pipe()
    with ours, theirs:
        yield ours, theirs


def everything(pipe: Connection) -> list[Any]:
    """Return all that has come."""
    found = []
    while pipe.poll():
        found.append(pipe.recv())
    return found


def test_it_says_that_it_is_ready_then_answers_each_until_there_is_no_more(pipes, tmp_path: Path) -> None:
    ours, theirs = pipes
    for sent in (hand_in("ann"), hand_in("bob"), None, hand_in("too late")):
        ours.send(sent)
    grading_process.serve(theirs, tmp_path, "two")
    ready, *results = everything(ours)
    assert ready == Ready()
    assert [result.judgement.notes for result in results] == [("ann", "by ann"), ("bob", "by bob")]
    assert list(tmp_path.iterdir()) == []


def main(monkeypatch: pytest.MonkeyPatch, pipe: Connection, folder: Path) -> None:
    """Start it with a copy of the descriptor, as a process of its own has; it hears no Ctrl-C."""
    monkeypatch.setattr(grading_process, "Connection", lambda number: pipe if number == pipe.fileno() else None)
    monkeypatch.setattr(sys, "argv", ["grading_process", str(pipe.fileno()), str(folder), "two"])
    before = signal.getsignal(signal.SIGINT)
    try:
        grading_process.main()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_worker_that_died_leaves_no_course_behind(pipes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pipes
    (tmp_path / ".grader-secret").write_text("secret")
    ours.close()
    main(monkeypatch, theirs, tmp_path)
    assert not tmp_path.exists()


def test_a_run_that_ends_well_leaves_the_course_to_the_worker(pipes, tmp_path: Path, monkeypatch) -> None:
    ours, theirs = pipes
    ours.send(None)
    main(monkeypatch, theirs, tmp_path)
    assert everything(ours) == [Ready()]
    assert tmp_path.exists()


@pytest.mark.parametrize("error", [CourseError("no bubblewrap"), OSError("no bubblewrap")])
def test_a_machine_that_cannot_grade_says_why(pipes, tmp_path: Path, monkeypatch, error: Exception) -> None:
    def fail(*_: Any) -> None:
        raise error

    ours, theirs = pipes
    monkeypatch.setattr(grading_process, "read_hidden_tests", fail)
    main(monkeypatch, theirs, tmp_path)
    assert everything(ours) == [Unable("no bubblewrap")]
