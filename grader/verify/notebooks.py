"""An assignment's two notebooks, handed in like a student's: the solution earns everything, the skeleton nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.execute.data_files import data_files
from grader.judge.judgement import Suite
from grader.mark.points import mark
from grader.records.course import Course
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student, Submission
from grader.run.hidden_tests import worker_of


def notebook_faults(suite: Suite, course: Course, secret: str) -> Iterator[str]:
    """Yield a sentence for each task of the solution that is not right, and each point of the skeleton's."""
    name = suite.assignment.name
    solution, skeleton = (course.root / folder / name / f"{name}.ipynb" for folder in ("solutions", "assignments"))
    for path in (solution, skeleton):
        if not path.is_file():
            yield f"{_told(path)} is missing" + (": write it with `grader release`" if path == skeleton else "")
    with worker_of(suite, course, secret).open() as graded:
        for path, faults in ((solution, _not_right), (skeleton, _not_empty)):
            if path.is_file():
                submission = Submission(
                    Student(f"the {path.parent.parent.name}"), name, path, tuple(data_files(path.parent))
                )
                yield from faults(_told(path), mark(submission, graded(submission).judgement, suite.assignment))


def _not_right(name: str, grade: Grade) -> Iterator[str]:
    if grade.status is not Status.GRADED:
        yield f"{name} could not be graded: {grade.note}"
        return
    for task in grade.tasks:
        if task.verdict is not Verdict.PASSED:
            yield f"{name}: {task.task} is {task.verdict}{_why(task)}{f' ({grade.note})' if grade.note else ''}"


def _not_empty(name: str, grade: Grade) -> Iterator[str]:
    if grade.status is not Status.GRADED:
        yield f"{name} could not be graded: {grade.note}"
        return
    for task in grade.tasks:
        if task.score or task.verdict is not Verdict.MISSING:
            yield f"{name}: {task.task} is {task.verdict} and earns {task.score:g}; its stub should be missing"


def _why(task: TaskGrade) -> str:
    failed = next((check for check in task.checks if check.verdict is not Verdict.PASSED), None)
    return f": '{failed.title}': {failed.message}" if failed else ""


def _told(path: Path) -> str:
    return "/".join(path.parts[-3:])
