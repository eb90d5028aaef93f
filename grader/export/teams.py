"""Microsoft Teams: the grades that a class exports, with one assignment filled in.

First Name,Last Name,Email Address,Backprop 1,Points,Feedback,Other,Points,Feedback
Jane,Doe,jdoe@x.org,8.50,10,"forward 2/2, ...",,5,

The column of an assignment holds the grade, the next one its maximum, the one after that the feedback.
"""

from __future__ import annotations

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill, number
from grader.export.people import column_named, rows_with_ids
from grader.export.request import ExportFiles, GradebookRequest
from grader.export.sheet import Sheet

IDS = (("Email Address", IdKind.LOGIN), ("Email", IdKind.LOGIN))
ABOUT_PEOPLE = {"First Name", "Last Name", "Email Address", "Email"}
ABOUT_ASSIGNMENTS = {"Points", "Feedback"}


def make(request: GradebookRequest, sheet: Sheet) -> ExportFiles:
    """Fill in an export of Teams."""
    header = sheet.header()
    if not {"First Name", "Last Name"} <= set(header) or "Points" not in header:
        raise CourseError(
            f"{sheet.path} is no export of Teams (its header begins {', '.join(header[:3])}; it needs First Name, "
            "Last Name and Points): in Grades of the class, Export to Excel, saved as CSV"
        )
    others = ABOUT_PEOPLE | ABOUT_ASSIGNMENTS
    column = column_named(sheet, request.title, {c: name for c, name in enumerate(header) if name not in others})
    people = rows_with_ids(sheet, IDS, ("First Name", "Last Name"))
    most = next((top for row, _ in people if (top := number(sheet.at(row, column + 1))) is not None), None)
    beside = header[column + 1 : column + 3]
    feedback = column + 2 if beside == ("Points", "Feedback") else None
    return fill(Target(sheet, people, column, most if beside[:1] == ("Points",) else None, feedback), request)
