"""roster.csv -> the class, with every name by which a student may turn up.

written by          its header begins                              the student id is
nbgrader            id,first_name,last_name,email                  id
our scores.csv      student_id,last_name,first_name,email          student_id
GitHub Classroom    identifier,github_username,github_id,name      identifier
Classroom 50        username,first_name,last_name,email,section    username
Canvas              Student,ID,SIS User ID,SIS Login ID,Section    SIS User ID, SIS Login ID or ID
Moodle              First name,Last name,ID number,Email address   Username, ID number or the e-mail address
Moodle's worksheet  Identifier,Full name,Email address             the same, else Identifier
Gradescope          First Name,Last Name,SID,Email,Role            SID
Blackboard          Last Name,First Name,Username,Student ID       Student ID or Username
Brightspace         OrgDefinedId,Username,Last Name,First Name     OrgDefinedId or Username, without its #

Of several candidates the student id is the first column that is filled in for everybody. Comma, semicolon and
tab separate; UTF-8 with or without a byte order mark and UTF-16 are read.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.collect.names import composed
from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.records.submission import Student

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

IDS = (
    *("id", "student_id", "identifier", "sid", "sis user id", "sis login id", "student id", "orgdefinedid"),
    *("username", "id number", "student", "email address"),
)
FIRST = ("first_name", "first name", "firstname")
LAST = ("last_name", "last name", "surname", "lastname")
EMAIL = ("email", "email address", "e-mail")
WHOLE = ("name", "full name", "student")
LOGINS = ("github_username", "username", "sis login id", "login", "user name")
NUMBERS = (
    "lms_user_id",
    "github_id",
    "sis user id",
    "integration id",
    "id number",
    "student id",
    "orgdefinedid",
)
KNOWN = frozenset((*IDS, *FIRST, *LAST, *EMAIL, *WHOLE, *LOGINS, *NUMBERS))


@dataclass(frozen=True, slots=True)
class Person:
    """One student, with the account names, LMS numbers and full names that lead to them."""

    student: Student
    aliases: dict[IdKind, frozenset[str]] = field(default_factory=dict)


def people(path: Path) -> tuple[Person, ...]:
    """Read the class with all its aliases, sorted by id as code points.

    Raises
    ------
    CourseError
        If the file cannot be read, its header is not a known one, or an id is missing or there twice.
    """
    header, rows = _table(path)
    rows = [row for row in rows if _is_student(row)]
    column = _id_column(path, header, rows)
    found = [_person(row, column) for row in rows]
    seen: set[str] = set()
    for person in found:
        key = composed(person.student.id)
        if key in seen:
            raise CourseError(f"{path}: student {person.student.id!r} is there twice; keep one row of each")
        seen.add(key)
    return tuple(sorted(found, key=lambda person: person.student.id))


def _table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    text = _text(path)
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise CourseError(f"{path}: not a CSV file ({error}); save the roster as CSV again") from error
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise CourseError(f"{path} is empty; its first line names the columns: id,first_name,last_name,email")
    header = [cell.strip().casefold() for cell in lines[0]]
    twice = sorted({name for name in header if name in KNOWN and header.count(name) > 1})
    if twice:
        raise CourseError(f"{path}: the column {twice[0]!r} is there twice; keep one")
    return header, [_row(path, header, line, number) for number, line in enumerate(lines[1:], start=2)]


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror})") from error
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise CourseError(f"{path}: not UTF-8; save it as 'CSV UTF-8' in your spreadsheet program") from error


def _row(path: Path, header: Sequence[str], line: Sequence[str], number: int) -> dict[str, str]:
    if len(line) > len(header) and any(cell.strip() for cell in line[len(header) :]):
        raise CourseError(f"{path}: row {number} has {len(line)} cells, the header {len(header)}")
    filled = [*line, *[""] * (len(header) - len(line))]
    row = {name: cell.strip() for name, cell in zip(header, filled, strict=False)}
    if "orgdefinedid" in row:  # Brightspace keeps the zeros of a number with #
        return {name: cell.removeprefix("#") for name, cell in row.items()}
    return row


def _is_student(row: Mapping[str, str]) -> bool:
    """Leave out Canvas's row of maxima and its test student, and a Classroom 50 roster's staff."""
    shown = row.get("student", "")
    canvas_extra = "points possible" in shown.casefold() or shown in {"Student, Test", "Test Student"}
    return not canvas_extra and row.get("role", "").casefold() in {"", "student", "learner"}


def _id_column(path: Path, header: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    order: tuple[str, ...] = IDS
    if "sis login id" in header:
        order = ("sis user id", "sis login id", "id")
    elif "full name" in header:  # Moodle's grading worksheet, whose Identifier changes with the assignment
        order = ("username", "id number", "email address", "identifier")
    present = [name for name in order if name in header and (name != "student" or "id" not in header)]
    if not present:
        raise CourseError(
            f"{path}: no column of its header ({', '.join(header)}) holds a student id; "
            "name one 'id', as in id,first_name,last_name,email"
        )
    full = [name for name in present if all(row[name] for row in rows)]
    if not full:
        number = next(number for number, row in enumerate(rows, start=1) if not row[present[0]])
        raise CourseError(f"{path}: student {number} of the list has no {present[0]!r}; give everybody one")
    return full[0]


def _person(row: Mapping[str, str], column: str) -> Person:
    first, last = _first_of(row, FIRST), _first_of(row, LAST)
    whole = _first_of(row, WHOLE) if column not in WHOLE else ""
    if whole and not first and not last:
        first, last = _split(whole)
    student = Student(row[column], first, last, _first_of(row, EMAIL))
    return Person(student, _aliases(row, student, whole))


def _aliases(row: Mapping[str, str], student: Student, whole: str) -> dict[IdKind, frozenset[str]]:
    first, last = student.first_name, student.last_name
    names = {whole, f"{first} {last}", f"{last}, {first}", f"{last} {first}"} if first or last else {whole}
    folded = {composed(name).strip().casefold() for name in names if name.strip(" ,")}
    numbers = {row[name] for name in NUMBERS if row.get(name)}
    if "sis login id" in row and row.get("id"):
        numbers.add(row["id"])
    logins = {composed(row[name]).casefold() for name in (*LOGINS, *EMAIL) if row.get(name)}
    participant = re.fullmatch(r"\D+ (\d+)", row.get("identifier", "")) if "full name" in row else None
    return {
        IdKind.LOGIN: frozenset(logins),
        IdKind.NUMBER: frozenset(numbers),
        IdKind.NAME: frozenset(folded),
        IdKind.COMPACT_NAME: frozenset(re.sub(r"\W", "", name) for name in folded),
        IdKind.PARTICIPANT: frozenset({participant[1]} if participant else ()),
    }


def _first_of(row: Mapping[str, str], columns: Sequence[str]) -> str:
    return next((row[name] for name in columns if row.get(name)), "")


def _split(whole: str) -> tuple[str, str]:
    """Split 'Last, First' at its comma and 'First Last' at its last space."""
    if "," in whole:
        last, _, first = whole.partition(",")
    else:
        first, _, last = whole.rpartition(" ")
    return first.strip(), last.strip()
