"""The tables of results/: UTF-8, commas, RFC 4180; the same bytes for the same grades.

scores.csv     one row per student and assignment; nbgrader's export columns first
tasks.csv      one row per task
checks.csv     one row per hidden check
totals.csv     one row per student, where course.toml has a [total]
"""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import lru_cache
from io import StringIO
from pathlib import Path

from grader.files import written
from grader.records.course import Course
from grader.records.grade import Grade
from grader.records.submission import Status
from grader.records.total import StudentTotal
from grader.report.sanitize import csv_cell

LOG = logging.getLogger(__name__)
Row = Iterable[str]
END = "\r\n"  # of a line, RFC 4180
MOST_LINES = 2**14  # kept
SCORES = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "status", "note"),
)
TASKS = ("student_id", "assignment", "task", "verdict", "score", "max_score", "misconception", "advice")
CHECKS = ("student_id", "assignment", "task", "check", "title", "verdict", "message")


def write_tables(folder: Path, grades: Iterable[Grade]) -> None:
    """Write scores.csv, tasks.csv and checks.csv from the sorted grades."""
    with ExitStack() as stack:
        tables = [
            (stack.enter_context(written(folder / f"{name}.csv", newline="")), header, lines)
            for name, header, lines in (
                ("scores", SCORES, _scores),
                ("tasks", TASKS, _tasks),
                ("checks", CHECKS, _checks),
            )
        ]
        for file, header, _ in tables:
            file.write(f"{cells(*header)}{END}")
        for grade in grades:
            try:
                for file, _, lines in tables:
                    file.writelines(lines(grade))
            except Exception as error:
                error.add_note(f"it came with {grade.student.id}, {grade.assignment}")
                raise
    LOG.info("%s: scores.csv, tasks.csv and checks.csv written", folder)


def write_table(path: Path, header: Row, rows: Iterable[Row]) -> None:
    """Write one table; a text that a spreadsheet would take for a formula gets a leading '."""
    with written(path, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    LOG.info("%s: written", path)


def write_totals(path: Path, course: Course, totals: Iterable[StudentTotal], left_out: Sequence[str]) -> None:
    """Write totals.csv; an assignment that does not count has an empty cell."""
    names = [assignment.name for assignment in course.assignments]
    header = ("student_id", "last_name", "first_name", "email", *map(csv_cell, names), "total", "max_total", "note")
    write_table(path, header, (_total(row, left_out) for row in totals))


def points(number: float) -> str:
    """Write points with two decimals."""
    return f"{number:.2f}"


def moment(when: datetime | None) -> str:
    """Write a time as nbgrader does: UTC, without a zone."""
    if when is None:
        return ""
    return str(when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when)


def _total(row: StudentTotal, left_out: Sequence[str]) -> Row:
    who = row.student
    notes = [f"dropped: {', '.join(row.dropped)}"] if row.dropped else []
    notes += ["below the minimum"] if row.below else []
    notes += [f"left out, since nobody has handed it in: {', '.join(left_out)}"] if left_out else []
    return (
        *map(csv_cell, (who.id, who.last_name, who.first_name, who.email)),
        *("" if score is None else points(score) for _, score in row.scores),
        *(points(row.total), points(row.max_total), csv_cell("; ".join(notes))),
    )


@lru_cache(MOST_LINES)
def cells(*texts: str) -> str:
    """Return cells as they stand in a line; the lines of a class repeat one another."""
    line = StringIO()
    csv.writer(line, lineterminator="").writerow(texts)
    return line.getvalue()


def _scores(grade: Grade) -> Iterator[str]:
    who = grade.student
    texts = (
        *(csv_cell(grade.assignment), moment(grade.due), moment(grade.timestamp), csv_cell(who.id)),
        *(csv_cell(who.last_name), csv_cell(who.first_name), csv_cell(who.email)),
        *_numbers(grade),
        *(grade.status, csv_cell(grade.full_note)),
    )
    yield f"{cells(*texts)}{END}"


def _numbers(grade: Grade) -> Row:
    if grade.status is Status.EXCUSED:
        return ("", "", "", "")
    return map(points, (grade.raw_score, grade.penalty, grade.score, grade.max_score))


def _tasks(grade: Grade) -> Iterator[str]:
    who = cells(csv_cell(grade.student.id), csv_cell(grade.assignment))
    for task in grade.tasks:
        scores = ("", "") if task.excused else (points(task.score), points(task.max_score))
        told = csv_cell(task.misconception), csv_cell(task.advice)
        yield f"{who},{cells(csv_cell(task.task), task.verdict, *scores, *told)}{END}"


def _checks(grade: Grade) -> Iterator[str]:
    who = cells(csv_cell(grade.student.id), csv_cell(grade.assignment))
    for task in grade.tasks:
        for check in task.checks:
            yield f"{who},{_check(task.task, check.check, check.title, check.verdict, check.message_for_teacher)}{END}"


@lru_cache(MOST_LINES)
def _check(task: str, check: str, title: str, verdict: str, message: str) -> str:
    return cells(csv_cell(task), csv_cell(check), csv_cell(title), verdict, csv_cell(message))
