"""Files that a gradebook takes without one downloaded before: Moodle's import, and plain tables.

moodle        Email address,ID number,Backprop 1,Backprop 1 (feedback)
csv           student_id, names, status and points, then one column for each task
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from grader.export.pseudonyms import shown
from grader.export.request import ExportFiles, GradebookRequest, comment, left_out
from grader.mark.rounding import cents
from grader.records.grade import Grade
from grader.records.submission import Status
from grader.report.sanitize import csv_cell
from grader.report.tables import moment, points


def moodle(request: GradebookRequest) -> ExportFiles:
    """Write what Moodle's gradebook imports; who has no number gets no row, since a blank is a change."""
    header = ("Email address", "ID number", request.title, f"{request.title} (feedback)")
    rows = [
        (
            csv_cell(grade.student.email),
            csv_cell(grade.student.id),
            request.number(grade.score, grade),
            csv_cell(comment(grade, request.assignment)),
        )
        for grade in request.grades
        if request.counts(grade)
    ]
    advice = f"Moodle gives a new grade item 100 points: make one of {request.maximum:g} first, or use --out-of 100"
    notes = [advice] if request.maximum != 100 else []
    nameless = [grade.student.id for grade in request.grades if request.counts(grade) and not grade.student.email]
    if nameless:
        who = "everybody" if len(nameless) == len(rows) else ", ".join(nameless)
        notes.append(f"map the column 'ID number' in Moodle: no e-mail is known of {who}")
    return ExportFiles({"": table(header, rows)}, (*notes, *left_out(request)))


def plain_csv(request: GradebookRequest) -> ExportFiles:
    """Write the table for any other program."""
    text = ((_text(cell, request) for cell in row) for row in cells(request))
    return ExportFiles({"": table(header(request), text)})


def header(request: GradebookRequest) -> tuple[str, ...]:
    """Name the columns of the plain tables."""
    who = (
        ("student_id",)
        if request.options.anonymous
        else ("student_id", "last_name", "first_name", "email", "timestamp")
    )
    return (
        *who,
        "assignment",
        "status",
        "raw_score",
        "late_submission_penalty",
        "score",
        "max_score",
        *_tasks(request),
    )


def cells(request: GradebookRequest) -> Iterator[tuple[str | float | None, ...]]:
    """Yield the rows of the plain tables: everybody, pseudonyms sorted by themselves; None for what is excused."""
    named = [(shown(grade.student.id, request.options.anonymous), grade) for grade in request.grades]
    for name, grade in sorted(named, key=lambda pair: pair[0]):
        scores = (grade.raw_score, grade.penalty, grade.score, grade.max_score)
        tasks = (None if task.excused else task.score for task in grade.tasks)
        whole = (None if grade.status is Status.EXCUSED else score for score in scores)
        numbers = (_scaled(score, request) for score in (*whole, *tasks))
        yield (*_who(name, grade, request), grade.assignment, str(grade.status), *numbers)


def table(header: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Write a table as RFC 4180 says, in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _tasks(request: GradebookRequest) -> tuple[str, ...]:
    return tuple(f"task_{task.name}" for task in request.assignment.tasks)


def _who(name: str, grade: Grade, request: GradebookRequest) -> tuple[str, ...]:
    if request.options.anonymous:
        return (name,)
    student = grade.student
    return (name, student.last_name, student.first_name, student.email, moment(grade.timestamp))


def _scaled(score: float | None, request: GradebookRequest) -> float | None:
    return None if score is None else cents(score * request.maximum / request.assignment.points)


def _text(cell: str | float | None, request: GradebookRequest) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return csv_cell(cell)
    return points(cell).replace(".", ",") if request.options.comma else points(cell)
