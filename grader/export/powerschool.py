"""PowerSchool: the score template of one assignment that PowerTeacher Pro exports, filled in.

Teacher Name:,Ada Lee,
Assignment Name:,Backprop 1,
Points Possible:,10.0,
Score Type:,POINTS,
Student Num,Student Name,Score
30017,"Doe, Jane",8.50
"""

from __future__ import annotations

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill, number
from grader.export.people import rows_with_ids
from grader.export.request import ExportFiles, GradebookRequest
from grader.export.sheet import Sheet

IDS = (("Student Num", IdKind.NUMBER), ("Student Name", IdKind.NAME))
HEADER = "Student Num"


def make(request: GradebookRequest, sheet: Sheet) -> ExportFiles:
    """Fill in a score template."""
    header = sheet.header()
    if header[0] != HEADER or "Score" not in header:
        raise CourseError(
            f"{sheet.path} is no score template of PowerTeacher Pro (it needs a row 'Student Num,Student Name,Score'): "
            "open the assignment, and choose Export Template"
        )
    about = {sheet.at(row, 0).rstrip(":"): sheet.at(row, 1) for row in range(sheet.head)}
    theirs, kind = about.get("Assignment Name", ""), about.get("Score Type", "POINTS")
    if theirs.casefold() != request.title.casefold():
        raise CourseError(
            f"{sheet.path} is for {theirs!r}, not {request.title!r}: download that one, or say --column {theirs!r}"
        )
    if kind not in {"POINTS", "PERCENT"}:
        raise CourseError(f"{sheet.path}: its score type is {kind}; set it to Points in PowerSchool and export again")
    most = 100.0 if kind == "PERCENT" else number(about.get("Points Possible", ""))
    return fill(Target(sheet, rows_with_ids(sheet, IDS), header.index("Score"), most), request)
