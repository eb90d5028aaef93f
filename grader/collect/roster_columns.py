"""Which column of a class list holds what: the headers that programs write.

written by          its header begins                              the student id is
nbgrader            id,first_name,last_name,email                  id
our scores.csv      student_id,last_name,first_name,email          student_id
GitHub Classroom    identifier,github_username,github_id,name      identifier
Classroom 50        username,first_name,last_name,email,section    username
Canvas              Student,ID,SIS User ID,SIS Login ID,Section    SIS User ID, SIS Login ID or ID
Moodle              First name,Last name,ID number,Email address   Username, ID number or the e-mail address
Moodle's worksheet  Identifier,Full name,Email address             the same, else Identifier (worksheet.py)
Gradescope          First Name,Last Name,SID,Email,Role            SID
Blackboard          Last Name,First Name,Username,Student ID       Student ID or Username
Brightspace         OrgDefinedId,Username,Last Name,First Name     OrgDefinedId or Username, without its #
Sakai               Display ID,ID,Last Name,First Name,grade       Display ID, below two lines about the assignment
Sakai's gradebook   Student ID,Name                                Student ID
PowerSchool         Student Num,Student Name,Score                 Student Num, below the lines about the class

Of several candidates the student id is the first column that is filled in for everybody. Moodle's headers are known in
seven languages. Where nobody has an id, the e-mail address is it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.collect.names import folded
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MOODLE_NUMBERS = (  # en, de (and nl), es, fr, it, pt_br, pt
    *("id number", "id-nummer", "número de id", "numéro d'identification", "codice identificativo"),
    *("número de identificação", "número de identificação (id)"),
)
MOODLE_EMAILS = (  # en, de, es, fr, it, pt_br, pt, nl
    *("email address", "e-mail-adresse", "dirección de correo", "adresse de courriel", "indirizzo email"),
    *("endereço de email", "endereço de e-mail", "e-mailadres"),
)
STUDENT_NUMBERS = (
    *("student id", "orgdefinedid", "student num", "student number", "student_number"),
    *("matrikelnummer", "matrikelnr", "matrikelnr.", "matrikel-nr", "matrikel-nr."),
)
NET_IDS = ("netid", "net id")
IDS = (
    *("id", "student_id", "identifier", "sid", "sis user id", "sis login id", *STUDENT_NUMBERS),
    *("username", *NET_IDS, *MOODLE_NUMBERS, "ids", "student", *MOODLE_EMAILS),
)
FIRST = ("first_name", "first name", "firstname", "vorname", "nombre", "prénom", "nome", "voornaam")
LAST = (
    *("last_name", "last name", "surname", "lastname"),
    *("nachname", "apellido(s)", "nom", "nom de famille", "cognome", "sobrenome", "apelido", "achternaam"),
)
ADDRESSES = ("email", "e-mail", "preferred email", "e-mail address", "mail")  # which are ids where nothing else is
EMAIL = (*ADDRESSES, *MOODLE_EMAILS)
WHOLE = ("name", "full name", "student name", "lastfirst", "student")
LOGINS = ("github_username", "username", *NET_IDS, "sis login id", "login", "user name", "display id")
NUMBERS = ("lms_user_id", "github_id", "sis user id", "integration id", *MOODLE_NUMBERS, *STUDENT_NUMBERS)
STATUS = "status"
LEFT = frozenset({"dropped", "inactive"})
KNOWN = frozenset((*IDS, *FIRST, *LAST, *EMAIL, *WHOLE, *LOGINS, *NUMBERS))
MAX_LINES_ABOVE = 12  # that a program writes about the class before the header


def header_line(lines: Sequence[Sequence[str]]) -> int:
    """Return which of the first lines is the header: the first that names somebody's id and something else we know."""
    for number, line in enumerate(lines[: MAX_LINES_ABOVE + 1]):
        cells = {folded(cell) for cell in line}
        if cells & set(IDS) and len(cells & KNOWN) > 1:
            return number
    return 0


def is_student(row: Mapping[str, str]) -> bool:
    """Leave out what is no student: Canvas's rows of posting and of maxima, its test student, Classroom 50's staff."""
    name = row.get("student", "")
    canvas = "sis login id" in row or "sis user id" in row
    canvas_extra = "points possible" in name.casefold() or name in {"Student, Test", "Test Student"}
    nobody = canvas and not any(row.get(column) for column in ("student", "id", "sis user id", "sis login id"))
    return not canvas_extra and not nobody and row.get("role", "").casefold() in {"", "student", "learner"}


def id_column(path: Path, header: Sequence[str], rows: Mapping[int, Mapping[str, str]]) -> str:
    """Return the column that holds the student id; the rows are by their number in the file.

    Raises
    ------
    CourseError
        If there is none, or it is not filled in for everybody.
    """
    present = [name for name in _order(header) if name in header and (name != "student" or "id" not in header)]
    if not any(row[name] for row in rows.values() for name in present):
        present += [name for name in ADDRESSES if name in header and rows]
    if not present:
        raise CourseError(f"{path}: {_no_id(header)}")
    full = [name for name in present if all(row[name] for row in rows.values())]
    if not full:
        number, row = next((number, row) for number, row in rows.items() if not row[present[0]])
        who = f"row {number} ({called(row) or 'without a name'})"
        raise CourseError(f"{path}: {who} has no {present[0]!r}; give everybody one")
    return full[0]


def _no_id(header: Sequence[str]) -> str:
    """Say what a header lacks, or that it is none: it has a number or an address in it."""
    shown = ", ".join(header)
    if not set(header) & KNOWN and any("@" in cell or any(map(str.isdigit, cell)) for cell in header):
        return f"its first line ({shown}) looks like a student; a header must stand above it, such as id,name,email"
    return f"no column of its header ({shown}) holds a student id; name one 'id', as in id,first_name,last_name,email"


def first_of(row: Mapping[str, str], names: Sequence[str]) -> str:
    """Return what the first of some columns holds that is filled in."""
    return next((row[name] for name in names if row.get(name)), "")


def called(row: Mapping[str, str]) -> str:
    """Return what a row calls its person: the name, else the e-mail address."""
    name = f"{first_of(row, FIRST)} {first_of(row, LAST)}".strip()
    return name or first_of(row, WHOLE) or first_of(row, EMAIL)


def _order(header: Sequence[str]) -> tuple[str, ...]:
    if "sis login id" in header:
        return ("sis user id", "sis login id", "id")
    if "full name" in header:  # Moodle's grading worksheet, whose Identifier changes with the assignment
        return ("username", "id number", "email address", "identifier")
    return ("display id", *IDS)
