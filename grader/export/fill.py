"""Fill a downloaded gradebook: whose row is whose, which cells change, and what is told about the rest.

no such person in the results        told; the row stays as it is
the row may be one of two people     told, never guessed
two rows for one person              refused: nothing is written
no grade yet, or nothing handed in   told; never a blank or a zero over a grade
a word in the cell (EX, Complete)    told; a person decided that
the same number already              not a byte changes
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.collect.match import candidates, index
from grader.collect.names import composed
from grader.collect.raw import Identity, IdKind
from grader.collect.roster import Person
from grader.errors import CourseError
from grader.export.order import Job, Made, comment, left_out
from grader.export.sheet import Sheet
from grader.records.grade import Grade
from grader.records.submission import Student
from grader.report.sanitize import csv_cell

EMPTY = {"", "-"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where in a sheet the grades go: rows with who they are, the column, and the LMS's own maximum if it says it."""

    sheet: Sheet
    rows: tuple[tuple[int, Identity], ...]
    column: int
    maximum: float | None = None
    feedback: int | None = None
    locked: frozenset[int] = frozenset()


def fill(target: Target, job: Job) -> Made:
    """Fill in the scores.

    Raises
    ------
    CourseError
        The maxima differ, somebody has two rows, or not one person of the file has a grade in the results.
    """
    sheet = target.sheet
    _expect_maximum(target, job)
    found, notes = _found(target, job)
    _expect_a_grade(target, job, found, notes)
    values: dict[tuple[int, int], str] = {}
    for row, grade in found.items():
        fault = _fault(target, row)
        if fault:
            notes.append(f"{grade.student.id}: {fault}; left as it is")
        elif job.counts(grade):
            values.update(_values(target, job, row, grade))
    here = {grade.student.id for grade in found.values()}
    absent = [grade.student.id for grade in job.grades if grade.student.id not in here and job.counts(grade)]
    if absent:
        notes.append(f"graded, but not in {sheet.path.name}: {', '.join(absent)}")
    return Made({"": sheet.filled(values)}, (*notes, *left_out(job)))


def column_named(sheet: Sheet, title: str, titles: dict[int, str]) -> int:
    """Find the one column with this title among `titles`, by column."""
    same = [column for column, name in titles.items() if composed(name).casefold() == composed(title).casefold()]
    if len(same) == 1:
        return same[0]
    if same:
        raise CourseError(f"{sheet.path} has {len(same)} columns named {title!r}; rename one in the LMS")
    listed = ", ".join(repr(name) for name in titles.values()) or "none that can be filled"
    raise CourseError(f"{sheet.path} has no column {title!r}; it has {listed}. Name yours with --column")


def number(text: str) -> float | None:
    """Read a number with a decimal point or comma; None if it is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _expect_maximum(target: Target, job: Job) -> None:
    theirs = target.maximum
    if theirs is not None and abs(theirs - job.maximum) > 0.005:
        ours = "the course gives it" if job.wishes.out_of is None else "--out-of gives it"
        raise CourseError(
            f"{target.sheet.path}: the LMS gives {job.title!r} {theirs:g} points, {ours} {job.maximum:g}; "
            f"change it in the LMS, or scale the points with --out-of {theirs:g}"
        )


def _found(target: Target, job: Job) -> tuple[dict[int, Grade], list[str]]:
    grades = {grade.student.id: grade for grade in job.grades}
    known = index(list(_people(job)))
    found: dict[int, Grade] = {}
    rows: dict[str, int] = {}
    notes: list[str] = []
    for row, who in target.rows:
        people = {person.student.id for person in candidates(who, known, ())}
        if len(people) != 1:
            notes.append(f"{target.sheet.path.name}: {who.shown}: {_unknown(people)}; left as it is")
            continue
        (student,) = people
        if student in rows:
            raise CourseError(
                f"{target.sheet.path}: rows {rows[student] + 1} and {row + 1} are both {student!r}; delete one"
            )
        rows[student] = row
        if student in grades:
            found[row] = grades[student]
    if not found:
        raise CourseError(f"{target.sheet.path}: not one of its {len(target.rows)} people is in the results")
    return found, notes


def _expect_a_grade(target: Target, job: Job, found: dict[int, Grade], notes: list[str]) -> None:
    """Refuse to write a file like the one that came: nobody in it has a grade, perhaps because names differ."""
    if any(job.counts(grade) for grade in found.values()):
        return
    here = {grade.student.id for grade in found.values()}
    graded = [grade.student.id for grade in job.grades if job.counts(grade) and grade.student.id not in here]
    unknown = f"; graded, but not in the file: {', '.join(graded)}" if graded else ""
    raise CourseError(
        f"{target.sheet.path}: not one of its {len(target.rows)} people has a grade in the results, so nothing was "
        f"written{unknown}{''.join(f'; {note}' for note in notes[:3])}"
    )


def _unknown(people: set[str]) -> str:
    return f"may be {' or '.join(sorted(people))}" if people else "not in the results"


def _people(job: Job) -> Iterator[Person]:
    listed = {person.student.id for person in job.people}
    yield from job.people
    for grade in job.grades:
        if grade.student.id not in listed:
            yield Person(grade.student, _aliases(grade.student))


def _aliases(student: Student) -> dict[IdKind, frozenset[str]]:
    first, last = student.first_name, student.last_name
    names = (f"{first} {last}", f"{last}, {first}") if first and last else ()
    emails = [student.email] if student.email else []
    return {
        IdKind.LOGIN: frozenset(composed(email).casefold() for email in emails),
        IdKind.NAME: frozenset(composed(name).casefold() for name in names),
    }


def _fault(target: Target, row: int) -> str:
    if row in target.locked:
        return "the LMS says that this grade cannot be changed"
    if target.column >= len(target.sheet.rows[row]):
        return f"row {row + 1} ends before the column"
    old = target.sheet.at(row, target.column)
    return "" if old in EMPTY or number(old) is not None else f"the cell says {old!r}"


def _values(target: Target, job: Job, row: int, grade: Grade) -> Iterator[tuple[tuple[int, int], str]]:
    text = job.number(grade.score)
    old = number(target.sheet.at(row, target.column))
    if old is None or f"{old:.2f}" != text.replace(",", "."):
        yield (row, target.column), text
    if target.feedback is not None and target.feedback < len(target.sheet.rows[row]):
        yield (row, target.feedback), csv_cell(comment(grade, job.assignment))
