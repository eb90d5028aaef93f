"""Canvas: its own gradebook export, with the assignment's column filled in.

Student,ID,SIS User ID,SIS Login ID,Section,Backprop 1 (123456)          or LastName,FirstName,ID,...
    Points Possible,,,,,10
"Doe, Jane",4321,u100,jdoe,Sec 1,8.50
"""

from __future__ import annotations

import re

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill, number
from grader.export.people import People, column_named, rows_with_ids
from grader.export.request import ExportFiles, GradebookRequest
from grader.export.sheet import Sheet

IGNORED = re.compile(r"(current|final) (score|points|grade)|override (score|grade|status)", re.IGNORECASE)
TITLE = re.compile(r"(?P<title>.*?)\s*(\(\d+\))?")
IDS = (
    *(("SIS User ID", IdKind.ID), ("SIS Login ID", IdKind.ID), ("Integration ID", IdKind.ID)),
    *(("ID", IdKind.NUMBER), ("Student", IdKind.NAME)),
)
TEST_STUDENTS = {"Student, Test", "Test Student"}


def make(request: GradebookRequest, sheet: Sheet) -> ExportFiles:
    """Fill in a Canvas export."""
    header = sheet.header()
    names = "Student" in header[0] or {"LastName", "FirstName"} <= set(header)
    if not names or "ID" not in header or "Section" not in header:
        raise CourseError(
            f"{sheet.path} is no Canvas gradebook (its header begins {', '.join(header[:3])}; Canvas writes "
            "Student,ID,...,Section,...): in Canvas, Grades, Export"
        )
    if IGNORED.search(request.title):
        raise CourseError(
            f"Canvas ignores columns such as {request.title!r} when it imports (Final Score, Current Grade, ...): "
            "give the assignment another name in Canvas and name it with --column"
        )
    maxima = [row for row in range(1, len(sheet.rows)) if "Points Possible" in sheet.at(row, 0)]
    column = _column(request, sheet, maxima)
    most = sheet.at(maxima[0], column) if maxima else ""
    target = Target(sheet, _people(sheet, header), column, number(most), excused="EX")
    return fill(target, request.with_comma("," in most))


def _column(request: GradebookRequest, sheet: Sheet, maxima: list[int]) -> int:
    header = sheet.header()
    named = {
        column: _title(name)
        for column, name in enumerate(header)
        if column > header.index("Section") and not IGNORED.search(name)
    }
    titles = {c: title for c, title in named.items() if not any("read only" in sheet.at(row, c) for row in maxima)}
    if request.title in named.values() and request.title not in titles.values():
        raise CourseError(
            f"{sheet.path}: Canvas ignores {request.title!r}, which it marks (read only); name another with --column"
        )
    return column_named(sheet, request.title, titles)


def _title(name: str) -> str:
    match = TITLE.fullmatch(name)
    return match["title"] if match else name


def _people(sheet: Sheet, header: tuple[str, ...]) -> People:
    number_column = header.index("ID")
    return tuple(
        (row, who)
        for row, who in rows_with_ids(sheet, IDS, ("FirstName", "LastName"))
        if sheet.at(row, number_column) and "Points Possible" not in sheet.at(row, 0) and who.shown not in TEST_STUDENTS
    )
