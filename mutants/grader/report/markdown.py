"""A grade as Markdown, for the summary page of a CI run.

What students wrote is shown and never obeyed: no table cell, link, mention, HTML element or workflow command can be
made of it. No line begins with a text of theirs, and neither `::` nor `##[` ever stands in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Verdict
from grader.report import words
from grader.report.text import line

SPECIAL = re.compile(r"([\\`*_\[\]#|~:!$])")
NOT_LINKED = "\u2060"  # word joiner: shown as nothing, and an @ before it mentions nobody


def markdown(grade: Grade, assignment: Assignment) -> str:
    """Write the grade as Markdown: the score, a table of the tasks, then what is to be said of those not right."""
    return "\n".join(_lines(words.told(grade, assignment), assignment)) + "\n"


def escaped(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    shown = SPECIAL.sub(r"\\\1", line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return shown.replace("@", f"@{NOT_LINKED}").replace("www.", f"www{NOT_LINKED}.")


def _lines(grade: Grade, assignment: Assignment) -> Iterator[str]:
    yield f"## Feedback: {escaped(assignment.title)}"
    yield ""
    yield f"Student: {escaped(words.student(grade))}"
    yield ""
    yield f"**{words.points(grade.score, grade.max_score)}.** {words.STANDINGS.get(grade.status, '')}".rstrip()
    for text in (words.late(grade), words.next_step(grade, assignment)):
        if text:
            yield from ("", escaped(text))
    if grade.note:
        yield from ("", f"Note: {escaped(grade.note)}")
    if grade.tasks:
        yield from ("", "| Task | Verdict | Points |", "| :--- | :--- | ---: |")
        yield from map(_row, grade.tasks)
    for task in grade.tasks:
        yield from _task(task)
    for name, _ in grade.answers:
        if mark := words.answer_mark(name, grade, assignment):
            yield from ("", f"{escaped(name)}: {mark}")


def _row(task: TaskGrade) -> str:
    verdict = f"{words.MARKS[task.verdict]} {words.verdict(task)}"
    return f"| {escaped(task.task)} | {verdict} | {words.number(task.score)} of {words.number(task.max_score)} |"


def _task(task: TaskGrade) -> Iterator[str]:
    failed = [check for check in task.checks if check.verdict not in (Verdict.PASSED, Verdict.CARRIED)]
    advice = words.advice(task)
    if not failed and not advice:
        return
    yield from ("", f"### {escaped(task.task)}: {words.verdict(task)}", "")
    if advice:
        yield from (f"Advice: {escaped(advice)}", "")
    for check in failed:
        message = f": {escaped(check.message)}" if check.message else ""
        yield f"- {words.check_verdict(check)}: {escaped(check.title)}{message}"
