"""One submission graded by itself: what the autograder cells of nbgrader ask.

python -m grader.run.single ASSIGNMENT STUDENT      in the course's folder; no student: the source notebook
[["sigmoid", 1.0, "sigmoid: right, 1 of 1 point\\n"], ...]
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.collect.collect import collect
from grader.course.config import choose, read_course
from grader.course.secret import read_secret
from grader.errors import GraderError, NeedsPerson
from grader.mark.late import best_attempt
from grader.mark.points import mark
from grader.records.course import Assignment, Course
from grader.records.grade import Grade
from grader.records.submission import Status, Student, Submission
from grader.report.redact import redact
from grader.report.terminal import task_lines
from grader.run.grading_worker import GradingWorker
from grader.run.hidden_tests import with_worker


def grade_one(root: Path, assignment: str, student: str, environment: Mapping[str, str]) -> Grade:
    """Grade one submission as `grader run` does, and write nothing.

    Raises
    ------
    CourseError
        Configuration error: nothing was graded.
    NeedsPerson
        There is nothing that can be graded without a person.
    """
    course = read_course(root)
    (chosen,) = choose(course, (assignment,))
    with TemporaryDirectory(prefix="grader-") as scratch:
        submission = _submission(course, assignment, student, Path(scratch))
        return _graded(course, chosen, submission, environment)


def _graded(course: Course, chosen: Assignment, submission: Submission, environment: Mapping[str, str]) -> Grade:
    def work(worker: GradingWorker) -> Grade:
        with worker.open() as graded:
            attempts = (*submission.attempts, submission)
            return best_attempt([mark(each, graded(each).judgement, chosen) for each in attempts])[0]

    grade = with_worker(course, chosen, read_secret(course.root, environment), work)
    if grade.status is not Status.GRADED:
        raise NeedsPerson(grade.note)
    return grade


def _submission(course: Course, assignment: str, student: str, scratch: Path) -> Submission:
    if not student:
        return Submission(Student(""), assignment, course.root / "solutions" / assignment / f"{assignment}.ipynb")
    (chosen,) = choose(course, (assignment,))
    found = collect(course, (chosen,), course.submissions, scratch, frozenset({student})).submissions
    submission = next(each for each in found if each.student.id == student)
    if submission.status is not Status.GRADED:
        raise NeedsPerson("; ".join(submission.notes) or f"{student} has handed in nothing for '{assignment}'")
    return submission


def main() -> None:
    """Answer on standard output, or say on standard error what is wrong."""
    try:
        grade = grade_one(Path(), sys.argv[1], sys.argv[2], os.environ)
    except GraderError as error:
        sys.exit(str(error))
    (assignment,) = choose(read_course(Path()), (grade.assignment,))
    tasks = redact(grade, assignment).tasks
    told = [(task.task, float(task.score), "\n".join((*task_lines(task), ""))) for task in tasks]
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
