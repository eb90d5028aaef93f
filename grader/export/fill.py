"""Fill a downloaded gradebook: which cells change, and a line about every one that does not.

the cell holds                          what happens
nothing, or a - for nothing             our number
a word for "not graded yet"             our number; a number within the word is named
our number                              not a byte changes
another number                          it stays and is named; --replace writes ours and names both
any other word (EX, Complete)           it stays and is named: a person decided that

A student without a number to hand on keeps what stands there.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.errors import CourseError
from grader.export.people import People, people_of
from grader.export.request import ExportFiles, GradebookRequest, comment, left_out, names_of
from grader.export.sheet import Sheet
from grader.records.grade import Grade
from grader.records.submission import Status
from grader.report import words
from grader.report.sanitize import csv_cell

LOG = logging.getLogger(__name__)
EMPTY = {"", "-"}
NUMBER = re.compile(r"\(\s*(\d+(?:[.,]\d+)?)\s*\)")
Values = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Target:
    """Where in a sheet the grades go: its people, the column, and the LMS's own maximum if it says it.

    `pending` matches what the LMS writes into the cell of a submission that nobody has graded, `excused` is its word
    for an excused student ('' if it has none: the cell stays as it is).
    """

    sheet: Sheet
    people: People
    column: int
    maximum: float | None = None
    feedback: int | None = None
    locked: frozenset[int] = frozenset()
    pending: re.Pattern[str] | None = None
    excused: str = ""


def fill(target: Target, request: GradebookRequest) -> ExportFiles:
    """Fill in the scores.

    Raises
    ------
    CourseError
        The maxima differ, or not one person of the file has a grade in the results.
    """
    sheet = target.sheet
    _expect_maximum(target, request)
    found = people_of(sheet, target.people, request)
    _expect_a_grade(target, request, found.rows, found.notes)
    values: Values = {}
    notes = list(found.notes)
    for row, grade in found.rows.items():
        if request.counts(grade) or (grade.status is Status.EXCUSED and target.excused):
            notes += [
                f"{words.full_name(grade.student)}: {note}" for note in _fill_row(target, request, row, grade, values)
            ]
    here = {grade.student.id for grade in found.rows.values()}
    LOG.info(
        "%s: %d of %d rows have a result, %d cells change",
        sheet.path.name,
        len(found.rows),
        len(target.people),
        len(values),
    )
    absent = [each for each in request.grades if each.student.id not in here and request.counts(each)]
    if absent:
        notes.append(f"graded, but not in {sheet.path.name}, so enter these by hand: {names_of(absent)}")
    return ExportFiles({"": sheet.filled(values)}, (*notes, *left_out(request, excused_too=bool(target.excused))))


def number(text: str) -> float | None:
    """Read a number with a decimal point or comma; None if it is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _fill_row(target: Target, request: GradebookRequest, row: int, grade: Grade, values: Values) -> Iterator[str]:
    """Decide on the cells of one student; yield a note for each that is not simply filled in."""
    sheet, column = target.sheet, target.column
    if row in target.locked:
        yield "the LMS says that this grade cannot be changed; left as it is: unlock it there and download again"
        return
    if column >= len(sheet.rows[row]):
        yield f"row {row + 1} ends before the column; left as it is: download the file again"
        return
    old = sheet.at(row, column)
    ours = target.excused if grade.status is Status.EXCUSED else request.number(grade.score, grade)
    kept, note = _decide(old, ours, target, replace=request.options.replace)
    if note:
        yield note
    if kept:
        return
    if not _same(old, ours):
        values[row, column] = ours
    if grade.status is Status.EXCUSED:
        return
    yield from _fill_comment(target, request, row, grade, values)


def _decide(old: str, ours: str, target: Target, *, replace: bool) -> tuple[bool, str]:
    """Tell whether a cell stays as it is, and the line about it ('' where it is simply filled in)."""
    if old in EMPTY or _same(old, ours):
        return False, ""
    if target.pending is not None and target.pending.fullmatch(old):
        within = NUMBER.search(old)
        return False, f"the cell says {old!r}: {within[1]} is replaced by {ours}" if within else ""
    if number(old) is None:
        return True, f"the cell says {old!r}; left as it is: clear the cell if our {ours} shall count"
    if replace:
        return False, f"{old} is replaced by {ours}"
    return True, f"{old} stands there, ours is {ours}; left as it is: --replace writes ours"


def _fill_comment(target: Target, request: GradebookRequest, row: int, grade: Grade, values: Values) -> Iterator[str]:
    column = target.feedback
    if column is None or column >= len(target.sheet.rows[row]):
        return
    old, ours = target.sheet.at(row, column), csv_cell(comment(grade, request.assignment))
    if old and old != ours and not request.options.replace:
        yield "a comment stands there; left as it is: --replace writes ours"
    elif old != ours:
        values[row, column] = ours
        if old:
            yield f"the comment {old!r} is replaced"


def _same(old: str, ours: str) -> bool:
    was = number(old)
    if number(ours) is None:
        return old.casefold() == ours.casefold()
    return was is not None and f"{was:.2f}" == ours.replace(",", ".")


def _expect_maximum(target: Target, request: GradebookRequest) -> None:
    theirs = target.maximum
    if theirs is not None and abs(theirs - request.maximum) > 0.005:
        ours = "the course gives it" if request.options.out_of is None else "--out-of gives it"
        raise CourseError(
            f"{target.sheet.path}: the LMS gives {request.title!r} {theirs:g} points, {ours} {request.maximum:g}; "
            f"change it in the LMS, or scale the points with --out-of {theirs:g}"
        )


def _expect_a_grade(target: Target, request: GradebookRequest, found: dict[int, Grade], notes: tuple[str, ...]) -> None:
    """Refuse to write a file like the one that came: nobody in it has a grade, perhaps because names differ."""
    if any(request.counts(grade) for grade in found.values()):
        return
    graded = [each for each in request.grades if request.counts(each)]
    unknown = f"; graded, but not in the file: {names_of(graded)}" if graded else ""
    raise CourseError(
        f"{target.sheet.path}: not one of its {len(target.people)} people has a grade in the results, so nothing was "
        f"written{unknown}{''.join(f'; {note}' for note in notes[:3])}. Put the file's ids into roster.csv, or grade "
        "first with `grader run`"
    )
