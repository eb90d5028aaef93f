"""Moodle's offline grading worksheet: a sheet downloaded from one assignment, filled in.

Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade),...
Participant 12,Jane Doe,jdoe@x.org,Submitted for grading,8.50,10.00,Yes,-,...

Moodle in another language writes other names: --column says which one holds the grade.
"""

from __future__ import annotations

import re

from grader.collect.raw import Identity, IdKind
from grader.errors import CourseError
from grader.export.fill import Target, column_named, fill, number
from grader.export.order import Job, Made
from grader.export.sheet import Sheet

PARTICIPANT = re.compile(r"\D+ (\d+)")
KEYS = (
    *(("Username", IdKind.ID), ("ID number", IdKind.ID), ("Email address", IdKind.ID)),
    *(("Identifier", IdKind.PARTICIPANT), ("Full name", IdKind.NAME)),
)


def make(job: Job, sheet: Sheet) -> Made:
    """Fill in a worksheet, its feedback comments too."""
    header = sheet.header()
    rows = [row for row in range(1, len(sheet.rows)) if PARTICIPANT.fullmatch(sheet.at(row, 0))]
    if len(rows) < len(sheet.rows) - 1 or not rows:
        raise CourseError(
            f"{sheet.path} is no grading worksheet of Moodle (its header begins {', '.join(header[:3])}; each row "
            "begins 'Participant <number>'): in the assignment, 'Download grading worksheet'"
        )
    column = column_named(sheet, job.wishes.column or "Grade", dict(enumerate(header)))
    top = header.index("Maximum Grade") if "Maximum Grade" in header else None
    most = None if top is None else number(sheet.at(rows[0], top))
    fixed = "Grade can be changed"
    locked = {row for row in rows if fixed in header and sheet.at(row, header.index(fixed)).casefold() == "no"}
    feedback = header.index("Feedback comments") if "Feedback comments" in header else None
    people = tuple((row, _who(sheet, header, row)) for row in rows)
    return fill(Target(sheet, people, column, most, feedback, frozenset(locked)), job)


def _who(sheet: Sheet, header: tuple[str, ...], row: int) -> Identity:
    """Collect what a row says of a person; with other headers, whatever its first columns hold."""
    named = [(header.index(name), key) for name, key in KEYS if name in header]
    if "Full name" not in header:
        named += [(column, key) for column, key in ((2, IdKind.ID), (1, IdKind.NAME), (0, IdKind.PARTICIPANT))]
    keys = []
    for column, key in named:
        text = sheet.at(row, column)
        match = PARTICIPANT.fullmatch(text)
        keys += [(key, match[1] if key is IdKind.PARTICIPANT and match else text)] if text else []
    return Identity(f"{sheet.at(row, 0)} ({sheet.at(row, 1)})", tuple(keys))
