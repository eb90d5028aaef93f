"""Sakai: the gradebook's own export, with one column filled in and its comments beside it.

Student ID,Student Name,Backprop 1 [10],* Backprop 1,# Course Grade
jdoe,"Doe, Jane",8.50,"forward 2/2, ...",

Columns that begin with # are ignored by Sakai's import, those with * hold comments.
"""

from __future__ import annotations

import re

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill, number
from grader.export.people import column_named, rows_with_ids
from grader.export.request import ExportFiles, GradebookRequest
from grader.export.sheet import Sheet

TITLE = re.compile(r"(?P<title>[^#*].*?)\s*\[(?P<most>[\d.,]+)\]")
IDS = (
    *(("Student ID", IdKind.ID), ("# Student Number", IdKind.NUMBER), ("# Student Display ID", IdKind.ID)),
    *(("Student Name", IdKind.NAME), ("Name", IdKind.NAME)),
)


def make(request: GradebookRequest, sheet: Sheet) -> ExportFiles:
    """Fill in a Sakai export."""
    header = sheet.header()
    if "Student ID" not in header:
        raise CourseError(
            f"{sheet.path} is no gradebook of Sakai (its header begins {', '.join(header[:3])}; it needs "
            "'Student ID'): in Gradebook, Import / Export, Export Gradebook, as CSV"
        )
    matches = {column: match for column, name in enumerate(header) if (match := TITLE.fullmatch(name))}
    column = column_named(sheet, request.title, {place: match["title"] for place, match in matches.items()})
    title = f"* {matches[column]['title']}"
    feedback = header.index(title) if title in header else None
    most = number(matches[column]["most"])
    return fill(Target(sheet, rows_with_ids(sheet, IDS), column, most, feedback), request)
