"""A grade as Markdown, for the summary page of a CI run.

What students wrote is shown and never obeyed: no table cell, link, mention, HTML element or workflow command can be
made of it. No line begins with a text of theirs, and neither `::` nor `##[` ever stands in one.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.records.course import Assignment
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.judgement import Verdict
from grader.report import words
from grader.report.sanitize import markdown_text


def markdown(feedback: Feedback, assignment: Assignment) -> str:
    """Write the grade as Markdown: the score, a table of the tasks, then what is to be said of those not right."""
    return "\n".join(_lines(feedback, assignment)) + "\n"


def _lines(feedback: Feedback, assignment: Assignment) -> Iterator[str]:
    yield f"## Feedback: {markdown_text(assignment.title)}"
    yield ""
    yield f"Student: {markdown_text(words.student(feedback))}"
    yield ""
    yield f"**{words.total(feedback).capitalize()}.** {words.STANDINGS.get(feedback.status, '')}".rstrip()
    for text in (*words.about(feedback), words.next_step(feedback, assignment)):
        yield from ("", markdown_text(text))
    for name, text in feedback.comments:
        yield from ("", f"Your teacher{f' on {markdown_text(name)}' if name else ''}: {markdown_text(text)}")
    if feedback.tasks:
        yield from ("", "| Task | Verdict | Points |", "| :--- | :--- | ---: |")
        yield from map(_row, feedback.tasks)
    for task in feedback.tasks:
        yield from _task(task)
    for name, _ in feedback.answers:
        if mark := words.answer_mark(name, feedback, assignment):
            yield from ("", f"{markdown_text(name)}: {mark}")


def _row(task: TaskFeedback) -> str:
    verdict = f"{words.MARKS[task.verdict]} {words.verdict(task)}"
    return f"| {markdown_text(task.task)} | {verdict} | {words.worth_in_table(task)} |"


def _task(task: TaskFeedback) -> Iterator[str]:
    failed = [check for check in task.checks if check.verdict not in (Verdict.PASSED, Verdict.CARRIED)]
    advice = words.advice(task)
    if not failed and not advice and not task.comment:
        return
    yield from ("", f"### {markdown_text(task.task)}: {words.verdict(task)}", "")
    if task.comment:
        yield from (f"Your teacher: {markdown_text(task.comment)}", "")
    if advice:
        yield from (f"Advice: {markdown_text(advice)}", "")
    for check in failed:
        message = f": {markdown_text(check.message)}" if check.message else ""
        yield f"- {words.check_verdict(check)}: {markdown_text(check.title)}{message}"
