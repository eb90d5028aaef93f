"""Blackboard Learn: its full export of the grade centre, with one column filled in.

"Last Name","First Name","Username","Student ID","Last Access","Availability","Backprop 1 [Total Pts: 10 Score] |123456"
"Doe","Jane","jdoe","u100","2026-03-02","Yes","8.50"

The number after | is the column's own: without it Blackboard makes a new column, as text with 0 points. A submission
that nobody has graded says Needs Grading, Needs Grading(9.00) where one attempt of several has a grade, or In Progress.
"""

from __future__ import annotations

import re

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill, number
from grader.export.people import column_named, rows_with_ids
from grader.export.request import ExportFiles, GradebookRequest
from grader.export.sheet import Sheet

TITLE = re.compile(r"(?P<title>.*?)\s*\[Total Pts:\s*(up to )?(?P<most>[\d.,]+)?[^\]]*\]\s*\|\s*\d+")
PENDING = re.compile(r"(Needs Grading|In Progress)\s*(\(.*\))?", re.IGNORECASE)
IDS = (("Student ID", IdKind.ID), ("Username", IdKind.ID))


def make(request: GradebookRequest, sheet: Sheet) -> ExportFiles:
    """Fill in a Blackboard export."""
    header = sheet.header()
    if "Username" not in header:
        raise CourseError(
            f"{sheet.path} is no Blackboard gradebook (its header begins {', '.join(header[:3])}; it needs "
            "'Username'): in the grade centre, Work Offline, Download"
        )
    matches = {column: match for column, name in enumerate(header) if (match := TITLE.fullmatch(name))}
    titles = {column: match["title"] for column, match in matches.items()}
    if request.title in header and request.title not in {match[0] for match in matches.values()}:
        raise CourseError(
            f"{sheet.path}: the column {request.title!r} has no number of its own ('... |123456'): Blackboard would "
            "make a new one, as text with 0 points; make it in Blackboard and download again"
        )
    column = column_named(sheet, request.title, titles)
    most = number(matches[column]["most"] or "")
    people = rows_with_ids(sheet, IDS, ("First Name", "Last Name"))
    return fill(Target(sheet, people, column, most, pending=PENDING), request)
