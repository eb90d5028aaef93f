"""Blackboard Learn: its full export of the grade centre, with one column filled in.

"Last Name","First Name","Username","Student ID","Last Access","Availability","Backprop 1 [Total Pts: 10 Score] |123456"
"Doe","Jane","jdoe","u100","2026-03-02","Yes","8.50"

The number after | is the column's own: without it Blackboard makes a new column, as text with 0 points.
"""

from __future__ import annotations

import re

from grader.collect.raw import Identity, IdKind
from grader.errors import CourseError
from grader.export.fill import Target, column_named, fill, number
from grader.export.order import Job, Made
from grader.export.sheet import Sheet

TITLE = re.compile(r"(?P<title>.*?)\s*\[Total Pts:\s*(up to )?(?P<most>[\d.,]+)?[^\]]*\]\s*\|\s*\d+")
KEYS = (("Student ID", IdKind.ID), ("Username", IdKind.ID))


def make(job: Job, sheet: Sheet) -> Made:
    """Fill in a Blackboard export."""
    header = sheet.header()
    if "Username" not in header:
        raise CourseError(
            f"{sheet.path} is no Blackboard gradebook (its header begins {', '.join(header[:3])}; it needs "
            "'Username'): in the grade centre, Work Offline, Download"
        )
    matches = {column: match for column, name in enumerate(header) if (match := TITLE.fullmatch(name))}
    titles = {column: match["title"] for column, match in matches.items()}
    if job.title in header:
        raise CourseError(
            f"{sheet.path}: the column {job.title!r} has no number of its own ('... |123456'): Blackboard would make "
            "a new one, as text with 0 points; make it in Blackboard and download again"
        )
    column = column_named(sheet, job.title, titles)
    most = number(matches[column]["most"] or "")
    return fill(Target(sheet, tuple(_people(sheet, header)), column, most), job)


def _people(sheet: Sheet, header: tuple[str, ...]) -> list[tuple[int, Identity]]:
    people = []
    for row in range(1, len(sheet.rows)):
        pairs = [(key, sheet.at(row, header.index(name))) for name, key in KEYS if name in header]
        if "First Name" in header and "Last Name" in header:
            whole = f"{sheet.at(row, header.index('First Name'))} {sheet.at(row, header.index('Last Name'))}"
            pairs.append((IdKind.NAME, whole.strip()))
        shown = sheet.at(row, header.index("Username")) or f"row {row + 1}"
        people.append((row, Identity(shown, tuple((key, text) for key, text in pairs if text))))
    return people
