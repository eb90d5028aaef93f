"""Moodle's offline grading worksheet: a sheet downloaded from one assignment, filled in.

Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade),...
Participant 12,Jane Doe,jdoe@x.org,Submitted for grading,8.50,10.00,Yes,-,...

Moodle in another language writes other names in the same order. The grade stands before a column that holds the same
number in every row, its maximum; --column names it where that is not enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.collect.raw import Identity, IdKind
from grader.errors import CourseError
from grader.export.fill import Target, fill, number
from grader.export.people import People, column_named
from grader.export.request import ExportFiles, GradebookRequest
from grader.export.sheet import Sheet

PARTICIPANT = re.compile(r"[^\d,;]*?\s*(\d+)")
KNOWN_IDS = {
    "Username": IdKind.ID,
    "ID number": IdKind.ID,
    "Email address": IdKind.ID,
    "Full name": IdKind.NAME,
}
NO = frozenset(
    (
        *("no", "nein", "non", "não", "nee", "nej", "nei", "ei", "nie", "ne", "нет", "ні", "не", "όχι", "hayır"),
        *("いいえ", "否", "아니요", "לא", "لا", "nem", "nu", "ez", "tidak", "không"),
    )
)
FEEDBACK = ("feedback", "comment", "komment", "coment", "koment", "opmerking", "コメント", "评语", "отзыв")


def make(request: GradebookRequest, sheet: Sheet) -> ExportFiles:
    """Fill in a worksheet, its feedback comments too."""
    header = sheet.header()
    rows = [row for row in range(1, len(sheet.rows)) if PARTICIPANT.fullmatch(sheet.at(row, 0))]
    if len(rows) < len(sheet.rows) - 1 or not rows:
        raise CourseError(
            f"{sheet.path} is no grading worksheet of Moodle (its header begins {', '.join(header[:3])}; each row "
            "begins 'Participant <number>'): in the assignment, 'Download grading worksheet'"
        )
    column = _grade_column(request, sheet, rows)
    most = _maximum(sheet, rows, column + 1)
    request = request.with_comma(most is not None and any("," in sheet.at(row, column + 1) for row in rows))
    locked = {row for row in rows if most is not None and sheet.at(row, column + 2).casefold() in NO}
    later = range(column + 1, len(header))
    feedback = next((at for at in later if any(word in header[at].casefold() for word in FEEDBACK)), None)
    people = _people(sheet, header, rows, column)
    return fill(Target(sheet, people, column, most, feedback, frozenset(locked)), request)


def _grade_column(request: GradebookRequest, sheet: Sheet, rows: Sequence[int]) -> int:
    """Find the column of the grade: by --column, by its English name, or as the one before the maximum."""
    titles = dict(enumerate(sheet.header()))
    if request.options.column or "Grade" in titles.values():
        return column_named(sheet, request.options.column or "Grade", titles)
    before = [at - 1 for at in titles if at > 1 and _maximum(sheet, rows, at) == request.maximum]
    return before[0] if len(before) == 1 else column_named(sheet, "Grade", titles)


def _maximum(sheet: Sheet, rows: Sequence[int], column: int) -> float | None:
    """Return the number that stands in a column of every row; None where it is no such column."""
    found = {number(sheet.at(row, column)) for row in rows}
    return found.pop() if len(found) == 1 else None


def _people(sheet: Sheet, header: tuple[str, ...], rows: Sequence[int], grade: int) -> People:
    return tuple((row, _who(sheet, header, row, grade)) for row in rows)


def _who(sheet: Sheet, header: tuple[str, ...], row: int, grade: int) -> Identity:
    """Collect what a row says of a person: ids first, then the number in this assignment, then the name."""
    named = [(header.index(title), kind) for title, kind in KNOWN_IDS.items() if title in header]
    if "Full name" not in header:  # another language: name, then ids and e-mail, then the status
        named = [*((at, IdKind.ID) for at in range(2, grade - 1)), (1, IdKind.NAME)]
    match = PARTICIPANT.fullmatch(sheet.at(row, 0))
    participant = [(IdKind.PARTICIPANT, match[1])] if match else []
    texts = [(kind, sheet.at(row, at)) for at, kind in named]
    ids = [(kind, text) for kind, text in texts if text and kind is not IdKind.NAME]
    names = [(kind, text) for kind, text in texts if text and kind is IdKind.NAME]
    return Identity(f"{sheet.at(row, 0)} ({sheet.at(row, 1)})", (*ids, *participant, *names))
