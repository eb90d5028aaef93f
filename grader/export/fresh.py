"""Files that a gradebook takes without one downloaded before: Moodle's import, Brightspace, and plain tables.

moodle        Email address,ID number,Backprop 1,Backprop 1 (feedback)
brightspace   OrgDefinedId,Backprop 1 Points Grade,End-of-Line Indicator      #u100,75.00,#
csv           student_id, names, status and points, then one column for each task
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from grader.errors import CourseError
from grader.export.order import Job, Made, comment, left_out
from grader.export.pseudonyms import shown
from grader.records.grade import Grade
from grader.report.sanitize import csv_cell
from grader.report.tables import moment, points

MOST_BRIGHTSPACE = 128  # characters of a grade item's name
ODD_BRIGHTSPACE = frozenset('/"*<>+=|,%')


def moodle(job: Job) -> Made:
    """Write what Moodle's gradebook imports; who has no number gets no row, since a blank is a change."""
    header = ("Email address", "ID number", job.title, f"{job.title} (feedback)")
    rows = [
        (grade.student.email, grade.student.id, job.number(grade.score), csv_cell(comment(grade, job.assignment)))
        for grade in job.grades
        if job.counts(grade)
    ]
    advice = f"Moodle gives a new grade item 100 points: make one of {job.maximum:g} first, or use --out-of 100"
    notes = [advice] if job.maximum != 100 else []
    nameless = [grade.student.id for grade in job.grades if job.counts(grade) and not grade.student.email]
    if nameless:
        who = "everybody" if len(nameless) == len(rows) else ", ".join(nameless)
        notes.append(f"map the column 'ID number' in Moodle: no e-mail is known of {who}")
    return Made({"": table(header, rows)}, (*notes, *left_out(job)))


def brightspace(job: Job) -> Made:
    """Write what Brightspace imports; # keeps its zeros, and the last column says that a row is whole."""
    if len(job.title) > MOST_BRIGHTSPACE or ODD_BRIGHTSPACE & set(job.title):
        odd = "".join(sorted(ODD_BRIGHTSPACE & set(job.title))) or f"more than {MOST_BRIGHTSPACE} characters"
        raise CourseError(f"Brightspace has no grade item named {job.title!r} ({odd}): name yours with --column")
    header = ("OrgDefinedId", f"{job.title} Points Grade", "End-of-Line Indicator")
    rows = [(f"#{grade.student.id}", job.number(grade.score), "#") for grade in job.grades if job.counts(grade)]
    return Made({"": table(header, rows)}, left_out(job))


def plain_csv(job: Job) -> Made:
    """Write the table for any other program."""
    text = ((_text(cell, job) for cell in row) for row in cells(job))
    return Made({"": table(header(job), text)})


def header(job: Job) -> tuple[str, ...]:
    """Name the columns of the plain tables."""
    who = ("student_id",) if job.wishes.anonymous else ("student_id", "last_name", "first_name", "email", "timestamp")
    return (*who, "assignment", "status", "raw_score", "late_submission_penalty", "score", "max_score", *_tasks(job))


def cells(job: Job) -> Iterator[tuple[str | float, ...]]:
    """Yield the rows of the plain tables: everybody, pseudonyms sorted by themselves."""
    named = [(shown(grade.student.id, job.wishes.anonymous), grade) for grade in job.grades]
    for name, grade in sorted(named, key=lambda pair: pair[0]):
        scores = (grade.raw_score, grade.penalty, grade.score, grade.max_score)
        tasks = (task.score for task in grade.tasks)
        numbers = (round(score * job.maximum / job.assignment.points, 2) + 0.0 for score in (*scores, *tasks))
        yield (*_who(name, grade, job), grade.assignment, str(grade.status), *numbers)


def table(header: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Write a table as RFC 4180 says, in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _tasks(job: Job) -> tuple[str, ...]:
    return tuple(f"task_{task.name}" for task in job.assignment.tasks)


def _who(name: str, grade: Grade, job: Job) -> tuple[str, ...]:
    if job.wishes.anonymous:
        return (name,)
    student = grade.student
    return (name, student.last_name, student.first_name, student.email, moment(grade.timestamp))


def _text(cell: str | float, job: Job) -> str:
    if isinstance(cell, str):
        return csv_cell(cell)
    return points(cell).replace(".", ",") if job.wishes.comma else points(cell)
