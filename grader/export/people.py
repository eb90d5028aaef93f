"""Whose row is whose in a downloaded gradebook.

found by id, account, e-mail or the LMS's number    the student's row, however many there are (sections listed together)
found by name alone                                 the student's row if it is the only one
may be one of two people                            named, never guessed
nobody in the results                               named; the row stays as it is
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.collect.match import Index, find_match, index
from grader.collect.names import composed
from grader.collect.raw import Identity, IdKind
from grader.collect.roster import Person
from grader.errors import CourseError
from grader.export.request import GradebookRequest
from grader.export.sheet import Sheet
from grader.records.grade import Grade
from grader.records.submission import Student

LOG = logging.getLogger(__name__)
People = tuple[tuple[int, Identity], ...]


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows that are certainly somebody's, by row, and a line about each of the others."""

    rows: dict[int, Grade]
    notes: tuple[str, ...]


def rows_with_ids(
    sheet: Sheet,
    ids: Iterable[tuple[str, IdKind]],
    names: tuple[str, str] = ("", ""),
    clean: Callable[[str], str] = str.strip,
) -> People:
    """Collect what each row below the header says of a person.

    Parameters
    ----------
    ids
        Columns by their header, those that are not there left out, the most certain first.
    names
        The headers of first and last name, where they stand apart.
    clean
        What to make of a cell before it is compared.
    """
    header = sheet.header()
    columns = [(header.index(title), kind) for title, kind in ids if title in header]
    found = []
    for row in range(sheet.head + 1, len(sheet.rows)):
        texts = [(kind, clean(sheet.at(row, column))) for column, kind in columns]
        if all(name in header for name in names):
            first, last = (clean(sheet.at(row, header.index(name))) for name in names)
            texts.append((IdKind.NAME, f"{first} {last}".strip()))
        keys = tuple((kind, text) for kind, text in texts if text)
        if keys:
            found.append((row, Identity(dict(reversed(keys)).get(IdKind.NAME, keys[0][1]), keys)))
    return tuple(found)


def column_named(sheet: Sheet, title: str, titles: Mapping[int, str]) -> int:
    """Find the one column with this title among `titles`, by column; its whole header names it too.

    Raises
    ------
    CourseError
        There is none, or several.
    """
    header = sheet.header()
    whole = [column for column in titles if _equal(header[column], title)]
    same = whole if len(whole) == 1 else [column for column, name in titles.items() if _equal(name, title)]
    if len(same) == 1:
        return same[0]
    if same:
        names = sorted({header[column] for column in same})
        if len(names) == 1:
            raise CourseError(f"{sheet.path} has {len(same)} columns named {names[0]!r}; rename one in the LMS")
        ways = " or ".join(f"--column {name!r}" for name in names)
        raise CourseError(f"{sheet.path} has {len(same)} columns named {title!r}; say which with {ways}")
    listed = ", ".join(repr(name) for name in titles.values()) or "none that can be filled"
    raise CourseError(f"{sheet.path} has no column {title!r}; it has {listed}. Name yours with --column")


def people_of(sheet: Sheet, people: People, request: GradebookRequest) -> FoundRows:
    """Find the student of each row; raises CourseError where nobody of the results has a row."""
    grades = {grade.student.id: grade for grade in request.grades}
    known = index(class_of(request))
    certain: defaultdict[str, list[int]] = defaultdict(list)
    named: defaultdict[str, list[int]] = defaultdict(list)
    notes = []
    for row, who in people:
        by_id, anyhow = _meant(who, known)
        if len(anyhow) == 1:
            (named if not by_id else certain)[anyhow[0]].append(row)
        else:
            reason = (
                f"may be {' or '.join(anyhow)}: enter it by hand" if anyhow else "not in the results: see roster.csv"
            )
            notes.append(f"{sheet.path.name}: {who.shown}: {reason}; left as it is")
    shown = {row: who.shown for row, who in people}
    rows: dict[int, Grade] = {}
    for student in {**certain, **named}:
        taken, left = _settle(certain[student], named[student])
        rows |= {row: grades[student] for row in taken if student in grades}
        notes += [
            f"{sheet.path.name}: {shown[row]}: row {row + 1} may be {student}: enter it by hand; left as it is"
            for row in left
        ]
        if len(taken) > 1:
            notes.append(f"{student} has {len(taken)} rows ({_listed(taken)}): each is looked at")
    if not rows:
        raise CourseError(
            f"{sheet.path}: not one of its {len(people)} people is in the results; put the file's ids into roster.csv"
        )
    return _logged(FoundRows(dict(sorted(rows.items())), tuple(notes)), sheet, certain)


def _logged(found: FoundRows, sheet: Sheet, certain: Mapping[str, Sequence[int]]) -> FoundRows:
    """Say for the log whose row is whose, and how that is known, and which rows are nobody's."""
    for row, grade in found.rows.items():
        why = "by an id" if row in certain[grade.student.id] else "by the name, which nobody else has"
        LOG.info("%s, %s: row %d of %s, %s", grade.student.id, grade.assignment, row + 1, sheet.path.name, why)
    for note in found.notes:
        LOG.info("%s", note)
    return found


def _meant(who: Identity, known: Index) -> tuple[bool, list[str]]:
    """Return whether an id decides, and the students who can be meant."""
    ids = tuple((kind, text) for kind, text in who.ids if kind is not IdKind.NAME)
    if ids:
        found = list({person.student.id for person in find_match(replace(who, ids=ids), known, ()).people})
        if len(found) == 1:
            return True, found
    return False, sorted({person.student.id for person in find_match(who, known, ()).people})


def _settle(certain: list[int], named: list[int]) -> tuple[list[int], list[int]]:
    """Split a student's rows into those that are certainly theirs and those that may be a namesake's."""
    if certain:
        return certain, named
    return (named, []) if len(named) == 1 else ([], named)


def class_of(request: GradebookRequest) -> Iterator[Person]:
    """Yield the class: the roster's people, and whoever has a result besides."""
    listed = {person.student.id for person in request.people}
    yield from request.people
    for grade in request.grades:
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


def _equal(one: str, other: str) -> bool:
    return composed(one).strip().casefold() == composed(other).strip().casefold()


def _listed(rows: list[int]) -> str:
    return ", ".join(str(row + 1) for row in rows)
