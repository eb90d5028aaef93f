"""Brightspace: its grade export filled in, or a file of its form written from the results alone.

OrgDefinedId,Username,Last Name,First Name,Backprop 1 Points Grade <Numeric MaxPoints:10>,End-of-Line Indicator
#u100,#jdoe,Doe,Jane,8.50,#

The # keeps the zeros of a number; the last column says that a row is whole.
"""

from __future__ import annotations

import re

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill, number
from grader.export.fresh import table
from grader.export.people import column_named, rows_with_ids
from grader.export.request import ExportFiles, GradebookRequest, left_out
from grader.export.sheet import Sheet
from grader.report.sanitize import csv_cell

TITLE = re.compile(r"(?P<title>.+?) Points Grade(?: <[^>]*?MaxPoints:\s*(?P<most>[\d.,]+)[^>]*>)?")
IDS = (("OrgDefinedId", IdKind.ID), ("Username", IdKind.ID), ("Email", IdKind.LOGIN))
MOST_CHARACTERS = 128  # of a grade item's name
NOT_IN_NAMES = frozenset('/"*<>+=|,%')


def make(request: GradebookRequest, sheet: Sheet) -> ExportFiles:
    """Fill in a Brightspace export."""
    header = sheet.header()
    if not {"OrgDefinedId", "Username"} & set(header):
        raise CourseError(
            f"{sheet.path} is no export of Brightspace (its header begins {', '.join(header[:3])}; it needs "
            "OrgDefinedId or Username): in Grades, Enter Grades, Export, with points grades"
        )
    matches = {column: match for column, name in enumerate(header) if (match := TITLE.fullmatch(name))}
    column = column_named(sheet, request.title, {place: match["title"] for place, match in matches.items()})
    most = number(matches[column]["most"] or "")
    people = rows_with_ids(sheet, IDS, ("First Name", "Last Name"), lambda text: text.strip().removeprefix("#"))
    return fill(Target(sheet, people, column, most), request)


def fresh(request: GradebookRequest) -> ExportFiles:
    """Write what Brightspace imports from the results alone."""
    odd = "".join(sorted(NOT_IN_NAMES & set(request.title)))
    if odd or len(request.title) > MOST_CHARACTERS:
        reason = odd or f"more than {MOST_CHARACTERS} characters"
        raise CourseError(f"Brightspace has no grade item named {request.title!r} ({reason}): name yours with --column")
    header = ("OrgDefinedId", f"{request.title} Points Grade", "End-of-Line Indicator")
    rows = [
        (csv_cell(f"#{grade.student.id}"), request.number(grade.score, grade), "#")
        for grade in request.grades
        if request.counts(grade)
    ]
    return ExportFiles({"": table(header, rows)}, left_out(request))
