"""An assignment's exam, held for the teacher: the paper collected and rehearsed, with the answer key at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from grader.course.questions import expect_questions
from grader.course.secret import seeded
from grader.judge.answer_key import read_key
from grader.judge.checks import Paper
from grader.judge.hidden import expect_tests, with_paper
from grader.judge.judgement import Exam, prepare
from grader.records.course import Assignment, Course

T = TypeVar("T")


def with_exam(course: Course, assignment: Assignment, secret: str, work: Callable[[Exam], T]) -> T:
    """Collect and rehearse the hidden tests, and return what `work` makes of the exam.

    Raises
    ------
    CourseError
        The answer key or a test cannot be read, a test does not pass with the key, or a task has none.
        A question that counts points is no cell of the lesson.
    """
    expect_questions(course, assignment)
    folder = course.root / "tests" / "hidden" / assignment.name
    expect_tests(folder, assignment)
    key = read_key(course.root / "solutions" / assignment.name)

    def prepared(paper: Paper) -> T:
        return work(prepare(assignment, paper, key))

    return with_paper(folder, key.reference, seeded(secret, assignment.name), prepared)
