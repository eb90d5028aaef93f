"""Canvas: its own gradebook export, with the assignment's column filled in.

Student,ID,SIS User ID,SIS Login ID,Section,Backprop 1 (123456)
    Points Possible,,,,,10
"Doe, Jane",4321,u100,jdoe,Sec 1,8.50
"""

from __future__ import annotations

import re

from grader.collect.raw import Identity, IdKind
from grader.errors import CourseError
from grader.export.fill import Target, column_named, fill, number
from grader.export.order import Job, Made
from grader.export.sheet import Sheet

IGNORED = re.compile(r"(current|final) (score|points|grade)|override (score|grade|status)", re.IGNORECASE)
TITLE = re.compile(r"(?P<title>.*?)\s*(\(\d+\))?")
KEYS = (("SIS User ID", IdKind.ID), ("SIS Login ID", IdKind.ID), ("ID", IdKind.NUMBER), ("Student", IdKind.NAME))
TESTS = {"Student, Test", "Test Student"}


def make(job: Job, sheet: Sheet) -> Made:
    """Fill in a Canvas export."""
    header = sheet.header()
    if "Student" not in header[0] or "ID" not in header or "Section" not in header:
        raise CourseError(
            f"{sheet.path} is no Canvas gradebook (its header begins {', '.join(header[:3])}; Canvas writes "
            "Student,ID,...,Section,...): in Canvas, Grades, Export"
        )
    if IGNORED.search(job.title):
        raise CourseError(
            f"Canvas ignores columns such as {job.title!r} when it imports (Final Score, Current Grade, ...): "
            "give the assignment another name in Canvas and name it with --column"
        )
    maxima = [row for row in range(1, len(sheet.rows)) if "Points Possible" in sheet.at(row, 0)]
    named = {
        column: _title(name)
        for column, name in enumerate(header)
        if column > header.index("Section") and not IGNORED.search(name)
    }
    titles = {c: title for c, title in named.items() if not any("read only" in sheet.at(row, c) for row in maxima)}
    if job.title in named.values() and job.title not in titles.values():
        raise CourseError(f"{sheet.path}: Canvas ignores {job.title!r}, which it marks (read only)")
    column = column_named(sheet, job.title, titles)
    maximum = number(sheet.at(maxima[0], column)) if maxima else None
    return fill(Target(sheet, tuple(_people(sheet, header)), column, maximum), job)


def _title(name: str) -> str:
    match = TITLE.fullmatch(name)
    return match["title"] if match else name


def _people(sheet: Sheet, header: tuple[str, ...]) -> list[tuple[int, Identity]]:
    people = []
    for row in range(1, len(sheet.rows)):
        shown = sheet.at(row, 0)
        if not sheet.at(row, header.index("ID")) or "Points Possible" in shown or shown in TESTS:
            continue
        pairs = ((key, sheet.at(row, header.index(name))) for name, key in KEYS if name in header)
        people.append((row, Identity(shown, tuple((key, text) for key, text in pairs if text))))
    return people
