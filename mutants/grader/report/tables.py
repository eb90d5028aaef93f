"""The tables of results/: UTF-8, commas, RFC 4180; the same bytes for the same grades.

scores.csv     one row per student and assignment; nbgrader's export columns first
tasks.csv      one row per task
checks.csv     one row per hidden check
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from grader.files import written
from grader.records.grade import Grade
from grader.report.text import flat

Row = Iterable[str]
SCORES = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "status", "note"),
)
TASKS = ("student_id", "assignment", "task", "verdict", "score", "max_score", "misconception", "advice")
FORMULA = {*"=+-@\uff1d\uff0b\uff0d\uff20"}
CHECKS = ("student_id", "assignment", "task", "check", "title", "verdict", "message")


def write_tables(folder: Path, grades: Callable[[], Iterable[Grade]]) -> None:
    """Write scores.csv, tasks.csv and checks.csv; `grades` begins the sorted grades anew each time."""
    for name, header, rows in (("scores", SCORES, _scores), ("tasks", TASKS, _tasks), ("checks", CHECKS, _checks)):
        write_table(folder / f"{name}.csv", header, (row for grade in grades() for row in rows(grade)))


def write_table(path: Path, header: Row, rows: Iterable[Row]) -> None:
    """Write one table; a text that a spreadsheet would take for a formula gets a leading '."""
    with written(path, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def plain(text: str) -> str:
    """Put a text on one line, and keep a spreadsheet from reading it as a formula, full-width signs too."""
    shown = flat(text)
    return f"'{shown}" if shown.lstrip()[:1] in FORMULA else shown


def points(number: float) -> str:
    """Write points with two decimals; a negative zero is a zero."""
    return f"{round(number, 2) + 0.0:.2f}"


def moment(when: datetime | None) -> str:
    """Write a time as nbgrader does: UTC, without a zone."""
    if when is None:
        return ""
    return str(when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when)


def _scores(grade: Grade) -> Iterator[Row]:
    who = grade.student
    yield (
        *(plain(grade.assignment), moment(grade.due), moment(grade.timestamp), plain(who.id)),
        *(plain(who.last_name), plain(who.first_name), plain(who.email)),
        *(points(grade.raw_score), points(grade.penalty), points(grade.score), points(grade.max_score)),
        *(grade.status, plain(grade.note)),
    )


def _tasks(grade: Grade) -> Iterator[Row]:
    for task in grade.tasks:
        yield (
            *(plain(grade.student.id), plain(grade.assignment), plain(task.task), task.verdict),
            *(points(task.score), points(task.max_score), plain(task.misconception), plain(task.advice)),
        )


def _checks(grade: Grade) -> Iterator[Row]:
    for task in grade.tasks:
        for check in task.checks:
            yield (
                *(plain(grade.student.id), plain(grade.assignment), plain(task.task)),
                *(plain(check.check), plain(check.title), check.verdict, plain(check.message)),
            )
