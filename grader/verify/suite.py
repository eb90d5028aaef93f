"""An assignment's suite, held for the teacher: the plan collected and rehearsed, with the answer key at hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from grader.course.questions import expect_questions
from grader.course.secret import seeded
from grader.judge.answer_key import read_answer_key
from grader.judge.hidden import expect_tests
from grader.judge.judgement import Suite
from grader.judge.prepare import with_prepared
from grader.records.course import Assignment, Course

T = TypeVar("T")


def with_suite(course: Course, assignment: Assignment, secret: str, work: Callable[[Suite], T]) -> T:
    """Collect and rehearse the hidden tests, and return what `work` makes of the suite.

    Raises
    ------
    CourseError
        The answer key or a test cannot be read, a test does not pass with the key, or a task has none.
        A question that counts points is no cell of the lesson.
    """
    expect_questions(course, assignment)
    folder = course.root / "tests" / "hidden" / assignment.name
    expect_tests(folder, assignment)
    answer_key = read_answer_key(course.root / "solutions" / assignment.name)
    return with_prepared(folder, assignment, answer_key, partial(seeded, secret), work)
