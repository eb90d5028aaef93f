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
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.judgement import Verdict, is_defined
from grader.records.submission import Status
from grader.report import words
from grader.report.sanitize import fenced_line, one_line


def lines(feedback: Feedback, assignment: Assignment) -> list[str]:
    """Write the grade as lines without colours; none of them is a command to whatever reads the log."""
    return [_logged(text) for text in _lines(feedback, assignment)]


def check_lines(feedback: Feedback, assignment: Assignment) -> list[str]:
    """Write what the public checks say as lines: tasks instead of points, which only the hidden checks give."""
    return [_logged(text) for text in _check_lines(feedback, assignment)]


def task_lines(task: TaskFeedback) -> list[str]:
    """Write one task of a grade that tells no more than it may (`words.told`) as lines."""
    return [_logged(text) for text in (one_line(words.summary(task)), *_details(task))]


def _check_lines(feedback: Feedback, assignment: Assignment) -> Iterator[str]:
    unread = feedback.status is Status.UNREADABLE  # and handed in to nobody
    yield f"Public checks: {one_line(assignment.title)}, {words.student(feedback)}"
    if feedback.status is Status.GRADED:
        right = sum(task.verdict is Verdict.PASSED for task in feedback.tasks)
        yield f"{right} of {len(feedback.tasks)} tasks right, as far as the public checks can tell."
    else:
        yield "The file could not be read." if unread else words.STANDINGS[feedback.status]
    yield from map(one_line, feedback.remarks)
    for task in feedback.tasks if feedback.status is Status.GRADED else ():
        if _form_alone(task):
            yield f"  {words.MARKS[task.verdict]} {task.task}: {one_line(task.advice)}"
            continue
        yield f"  {words.MARKS[task.verdict]} {task.task}: {words.verdict(task)}"
        if task.verdict is not Verdict.MISSING:
            yield from _details(task)
        elif not is_defined(task.checks):
            yield f"      {one_line(task.checks[0].message)}"
    yield "Repair the file, save it, and check it again." if unread else words.next_step(feedback, assignment)


def _lines(feedback: Feedback, assignment: Assignment) -> Iterator[str]:
    yield f"Feedback: {one_line(assignment.title)}, {words.student(feedback)}"
    yield f"{words.total(feedback)}. {words.STANDINGS.get(feedback.status, '')}"
    yield from map(one_line, words.about(feedback))
    for name, text in feedback.comments:
        yield one_line(f"Your teacher{f' on {name}' if name else ''}: {text}")
    for task in feedback.tasks:
        if _form_alone(task):
            yield f"  {words.MARKS[task.verdict]} {task.task}: {one_line(task.advice)}"
            continue
        yield f"  {words.MARKS[task.verdict]} {one_line(words.summary(task))}"
        yield from _details(task)
    yield words.next_step(feedback, assignment)


def _form_alone(task: TaskFeedback) -> bool:
    """Say whether public checks saw the form of the answers, and not whether they are right."""
    return task.verdict is Verdict.PASSED and bool(task.advice)


def _details(task: TaskFeedback) -> Iterator[str]:
    if task.comment:
        yield f"      your teacher: {one_line(task.comment)}"
    if advice := words.advice(task):
        yield f"      advice: {advice}"
    for check in task.checks:
        if check.verdict not in (Verdict.PASSED, Verdict.CARRIED):
            message = f": {one_line(check.message)}" if check.message else ""
            yield f"      {words.check_verdict(check)}: {one_line(check.title)}{message}"


def _logged(text: str) -> str:
    return fenced_line(text.rstrip())
