"""Why an assignment cannot be tried, all of it at once: what stops one step does not keep the others from speaking.

questions, files of tests, answer key, public checks, dry run of the hidden tests, texts of the catalogue
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from grader.course.questions import expect_questions
from grader.course.secret import seeded
from grader.errors import CourseError
from grader.judge.answer_key import read_answer_key
from grader.judge.hidden import expect_tests, with_test_plan
from grader.judge.prepare import with_prepared
from grader.records.course import Assignment, Course
from grader.verify.catalogue_tables import table_faults
from grader.verify.public_checks import not_passed, verify_public
from grader.verify.texts import catalogue_faults


def set_up_faults(course: Course, assignment: Assignment, secret: str) -> tuple[str, ...]:
    """Return a sentence for each thing that keeps an assignment from being tried, and for what is seen beside it."""
    found = [line for step in _steps(course, assignment, secret) for line in _said(step)]
    return tuple(dict.fromkeys(found))


def key_faults(course: Course, assignment: Assignment, secret: str) -> tuple[str, ...]:
    """Return a sentence for each public and hidden check that the answer key does not pass, and so no student can."""
    tests, key = (course.root / place / assignment.name for place in ("tests/hidden", "solutions"))

    def hidden() -> tuple[str, ...]:
        if any(tests.glob("test_*.py")):
            with_test_plan(tests, read_answer_key(key).reference, seeded(secret, assignment.name), lambda _plan: ())
        return ()

    steps = (lambda: _undefined(key, assignment), lambda: not_passed(course, assignment), hidden)
    return tuple(dict.fromkeys(line for step in steps for line in _said(step)))


def _steps(course: Course, assignment: Assignment, secret: str) -> Iterator[Callable[[], tuple[str, ...] | None]]:
    tests = course.root / "tests" / "hidden" / assignment.name
    key = course.root / "solutions" / assignment.name
    yield partial(expect_questions, course, assignment)
    yield partial(expect_tests, tests, assignment)
    yield lambda: _undefined(key, assignment)
    yield lambda: verify_public(course, assignment).faults
    yield lambda: with_prepared(tests, assignment, read_answer_key(key), partial(seeded, secret), lambda _suite: ())
    yield lambda: tuple(catalogue_faults(course, assignment, read_answer_key(key).misconceptions))
    yield lambda: tuple(table_faults(assignment, read_answer_key(key)))


def _said(step: Callable[[], tuple[str, ...] | None]) -> tuple[str, ...]:
    try:
        return step() or ()
    except CourseError as error:
        return tuple(str(error).split("\n"))


def _undefined(key: Path, assignment: Assignment) -> tuple[str, ...]:
    names = vars(read_answer_key(key).reference)
    missing = [task.name for task in assignment.tasks if task.name not in names]
    return tuple(f"the answer key in {key} does not define {name}, which is a task in course.toml" for name in missing)
