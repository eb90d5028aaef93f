"""A grade as plain lines, for a terminal or the log of a CI run.

Where do the deltas come from?   ann
6 of 10 points.
  ✓ forward: right, 2 of 2 points
  ✗ hidden_delta: not right yet, 0 of 2 points
      advice: ...
      failed: delta of a hidden layer: delta[2] differs most from the expected value.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.records.submission import Status
from grader.report import words
from grader.report.text import harmless, line


def lines(grade: Grade, assignment: Assignment) -> list[str]:
    """Write the grade as lines without colours; none of them is a command to whatever reads the log."""
    told = words.told(grade, assignment)
    return [_harmless(text) for text in _lines(told, assignment)]


def check_lines(grade: Grade, assignment: Assignment) -> list[str]:
    """Write what the public checks say as lines: tasks instead of points, which only the hidden checks give."""
    return [_harmless(text) for text in _check_lines(grade, assignment)]


def task_lines(task: TaskGrade) -> list[str]:
    """Write one task of a grade that tells no more than it may (`words.told`) as lines."""
    return [_harmless(text) for text in (line(words.summary(task)), *_details(task))]


def _check_lines(grade: Grade, assignment: Assignment) -> Iterator[str]:
    unread = grade.status is Status.UNREADABLE  # and handed in to nobody
    yield f"Public checks: {line(assignment.title)}, {words.student(grade)}"
    if grade.status is Status.GRADED:
        right = sum(task.verdict is Verdict.PASSED for task in grade.tasks)
        yield f"{right} of {len(grade.tasks)} tasks right, as far as the public checks can tell."
    else:
        yield "The file could not be read." if unread else words.STANDINGS[grade.status]
    if grade.note:
        yield f"Note: {line(grade.note)}"
    for task in grade.tasks if grade.status is Status.GRADED else ():
        yield f"  {words.MARKS[task.verdict]} {task.task}: {words.verdict(task)}"
        if task.verdict is not Verdict.MISSING:
            yield from _details(task)
    yield "Mend the file, save it, and check it again." if unread else words.next_step(grade, assignment)


def _lines(grade: Grade, assignment: Assignment) -> Iterator[str]:
    yield f"Feedback: {line(assignment.title)}, {words.student(grade)}"
    yield f"{words.points(grade.score, grade.max_score)}. {words.STANDINGS.get(grade.status, '')}"
    for text in (words.late(grade), f"Note: {line(grade.note)}" if grade.note else ""):
        if text:
            yield text
    for task in grade.tasks:
        yield f"  {words.MARKS[task.verdict]} {line(words.summary(task))}"
        yield from _details(task)
    yield words.next_step(grade, assignment)


def _details(task: TaskGrade) -> Iterator[str]:
    if advice := words.advice(task):
        yield f"      advice: {advice}"
    for check in task.checks:
        if check.verdict not in (Verdict.PASSED, Verdict.CARRIED):
            message = f": {line(check.message)}" if check.message else ""
            yield f"      {words.check_verdict(check)}: {line(check.title)}{message}"


def _harmless(text: str) -> str:
    return harmless(text.rstrip())
