"""roster.csv -> the class, with every name by which a student may turn up.

Headers of many programs are known (roster_columns.py). Also read, where they are there: `team`, and `status`, where
`dropped` or `inactive` takes a student out of the class. A student with two rows, of two sections say, is one student.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from grader.collect import roster_columns as columns
from grader.collect import worksheet
from grader.collect.csv_table import read_csv
from grader.collect.names import as_meant, composed, folded, unarmoured, visible
from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.records.submission import Student

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

TEAM = "team"
MAX_NAMED = 10


@dataclass(frozen=True, slots=True)
class Person:
    """One student, with the account names, LMS numbers and full names that lead to them, the team, the file's row."""

    student: Student
    aliases: dict[IdKind, frozenset[str]] = field(default_factory=dict)
    team: str = ""
    left: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class Roster:
    """The class, sorted by id as code points; those who left it; and what was odd about the list."""

    people: tuple[Person, ...] = ()
    left: tuple[Person, ...] = ()
    notes: tuple[str, ...] = ()


def people(path: Path) -> tuple[Person, ...]:
    """Read the class, those who left it apart."""
    return read_roster(path).people


def rows_by_id(path: Path) -> dict[str, dict[str, str]]:
    """Return every column of each student's (first) row by id; headers in small letters."""
    header, rows, _ = _table(path)
    column = columns.id_column(path, header, rows)
    return {row[column]: row for row in reversed(rows.values())}


def read_roster(path: Path, team_column: str = "") -> Roster:
    """Read a class list.

    Parameters
    ----------
    team_column
        The column that holds the team, if it is not called `team`.

    Raises
    ------
    CourseError
        If the file cannot be read, its header is not a known one, an id is missing, or two students have the same.
    """
    header, rows, notes = _table(path)
    column = columns.id_column(path, header, rows)
    team = folded(team_column or TEAM)
    if team_column and team not in header:
        raise CourseError(f"{path}: no column {team_column!r}, which course.toml names as team_column")
    found = _merged(path, [_person(row, number, column, team) for number, row in rows.items()])
    left = tuple(person for person in found if person.left)
    hint = ("roster.csv has a column 'group'; if these are teams, write team_column = \"group\" below [course]",)
    hints = hint if "group" in header and not team_column and TEAM not in header else ()
    present = tuple(person for person in found if not person.left)
    mail = (f"{path.name} has no ids: the e-mail address (column {column!r}) is the student's id",)
    mails = () if column in columns.IDS else mail
    return Roster(present, left, (*notes, *mails, *hints, *_left(left), *_lookalikes(path, found)))


def _table(path: Path) -> tuple[list[str], dict[int, dict[str, str]], tuple[str, ...]]:
    """Return the header, the rows of students by their number in the file, and what was odd about it."""
    table = read_csv(path)
    if not table.rows:
        raise CourseError(f"{path} is empty; its first line names the columns: id,first_name,last_name,email")
    first = columns.header_line([line for _, line in table.rows])
    (_, titles), *body = table.rows[first:]
    header = worksheet.in_english(titles, [line for _, line in body])
    twice = [name for name in header if name in columns.KNOWN and header.count(name) > 1]
    if twice:
        raise CourseError(f"{path}: the column {twice[0]!r} is there twice; keep one")
    rows = {number: _row(path, header, line, number) for number, line in body}
    return header, {number: row for number, row in rows.items() if columns.is_student(row)}, table.notes


def _row(path: Path, header: Sequence[str], line: Sequence[str], number: int) -> dict[str, str]:
    if any(map(str.strip, line[len(header) :])):
        raise CourseError(f"{path}: row {number} has {len(line)} cells, the header {len(header)}")
    filled = [*line, *[""] * len(header)]
    row = {name: unarmoured(cell).strip() for name, cell in zip(header, filled, strict=False)}
    if "orgdefinedid" in row:  # Brightspace keeps the zeros of a number with #
        return {name: cell.removeprefix("#") for name, cell in row.items()}
    return row


def _person(row: Mapping[str, str], number: int, column: str, team: str) -> Person:
    first, last = columns.first_of(row, columns.FIRST), columns.first_of(row, columns.LAST)
    whole = columns.first_of(row, columns.WHOLE) if column not in columns.WHOLE else ""
    if row.get("vorname") and not last:  # Name;Vorname
        last, whole = whole, ""
    if not first and not last:
        first, last = _split(whole)
    student = Student(row[column], first, last, columns.first_of(row, columns.EMAIL))
    left = row.get(columns.STATUS, "").casefold() in columns.LEFT
    return Person(student, _aliases(row, student, whole), row.get(team, ""), left, number)


def _aliases(row: Mapping[str, str], student: Student, whole: str) -> dict[IdKind, frozenset[str]]:
    first, last = student.first_name, student.last_name
    names = {whole, f"{first} {last}", f"{last}, {first}", f"{last} {first}"}
    full = {folded(name) for name in names if re.search(r"\w", name)}
    numbers = {row[name] for name in columns.NUMBERS if row.get(name)}
    if "sis login id" in row:
        numbers.add(row.get("id", ""))
    emails = {composed(row[name]).casefold() for name in columns.EMAIL if row.get(name)}
    logins = {composed(row[name]).casefold() for name in columns.LOGINS if row.get(name)} | emails
    number = worksheet.participant(row.get(worksheet.IDENTIFIER, "")) if worksheet.FULL_NAME in row else ""
    found = {
        IdKind.LOGIN: logins,
        IdKind.NUMBER: numbers,
        IdKind.NAME: full,
        IdKind.COMPACT_NAME: {_compact(name) for name in (whole, first + last, last + first)},
        IdKind.PARTICIPANT: {number},
        IdKind.AS_MEANT: {as_meant(name) for name in (student.id, *numbers, *logins)},
        IdKind.LOCAL_PART: {email.partition("@")[0] for email in emails if "@" in email},
    }
    return {kind: frozenset(names - {""}) for kind, names in found.items() if names - {""}}


def _compact(name: str) -> str:
    return re.sub(r"\W", "", composed(name).casefold())


def _merged(path: Path, found: Sequence[Person]) -> list[Person]:
    """Make one person of several rows with one id, where nothing else in them differs but the section."""
    by_id: dict[str, list[Person]] = defaultdict(list)
    for person in found:
        by_id[composed(person.student.id)].append(person)
    return [_one(path, by_id[name]) for name in sorted(by_id)]


def _one(path: Path, rows: Sequence[Person]) -> Person:
    first, *others = rows
    if not others:
        return first
    for other in others:
        _refuse_another(path, first, other)
    aliases: dict[IdKind, frozenset[str]] = defaultdict(frozenset)
    for row in rows:
        for kind, names in row.aliases.items():
            aliases[kind] |= names
    return replace(first, aliases=dict(aliases), left=all(row.left for row in rows))


def _refuse_another(path: Path, one: Person, other: Person) -> None:
    """Refuse two rows of one id that differ: two people, or one in two teams."""
    first, second = (
        (row.student.first_name, row.student.last_name, row.student.email.casefold()) for row in (one, other)
    )
    if first != second:
        both = " and ".join(f"{_described(each.student)} in row {each.row}" for each in (one, other))
        raise CourseError(
            f"{path}: the id {one.student.id!r} is there twice: {both}; ids must be unique: if these are two people, "
            "title another column (such as the e-mail) 'id' and this one otherwise; if one, keep one row"
        )
    if one.team != other.team:
        raise CourseError(f"{path}: student {one.student.id!r} is there twice; keep one row of each")


def _described(student: Student) -> str:
    name = f"{student.first_name} {student.last_name}".strip()
    return " ".join(filter(None, (name, f"<{student.email}>" if student.email else ""))) or "somebody"


def _left(left: Sequence[Person]) -> Iterator[str]:
    if left:
        names = ", ".join(person.student.id for person in left[:MAX_NAMED])
        more = f" and {len(left) - MAX_NAMED} more" if len(left) > MAX_NAMED else ""
        yield f"left out, dropped or inactive in roster.csv: {names}{more}"


def _lookalikes(path: Path, found: Sequence[Person]) -> Iterator[str]:
    """Name ids that differ by a sign that nobody sees."""
    seen: dict[str, str] = {}
    for person in found:
        shown = " ".join(visible(person.student.id).split())
        other = seen.setdefault(shown, person.student.id)
        if other != person.student.id:
            signs = sorted({f"U+{ord(sign):04X}" for sign in set(other) ^ set(person.student.id)})
            yield f"{path.name}: two students are called {shown!r}; their ids differ by {' and '.join(signs)} alone"


def _split(whole: str) -> tuple[str, str]:
    """Split 'Last, First' at its comma and 'First Last' at its last space."""
    if "," in whole:
        last, _, first = whole.partition(",")
    else:
        first, _, last = whole.rpartition(" ")
    return first.strip(), last.strip()
