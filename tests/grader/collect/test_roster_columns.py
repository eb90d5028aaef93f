"""Which column of a class list holds what, whoever wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.collect import roster_columns
from grader.collect.roster_columns import ADDRESSES, IDS, KNOWN, header_line, id_column, is_student
from grader.errors import CourseError

PATH = Path("roster.csv")
MOODLE_NUMBERS = (
    "id number,id-nummer,número de id,numéro d'identification,codice identificativo,número de identificação,"
    "número de identificação (id)"
)
MOODLE_EMAILS = (
    "email address,e-mail-adresse,dirección de correo,adresse de courriel,indirizzo email,endereço de email,"
    "endereço de e-mail,e-mailadres"
)


def chosen(header, rows):
    return id_column(PATH, header, dict(enumerate(rows, start=2)))


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([["id", "email"]], 0),
        ([["Course", "X"], ["Display ID", "ID", "Last Name"]], 1),
        ([["id"], [" ID ", "Email"]], 1),
        ([["id", "x"], ["email", "name"]], 0),
        ([["x"]] * 12 + [["id", "email"]], 12),
        ([["x"]] * 13 + [["id", "email"]], 0),
        ([["first_name", "email"], ["sid", "role", "name"]], 1),
        ([], 0),
    ],
)
def test_the_header_is_the_first_line_that_names_an_id_and_something_else(lines, number):
    assert header_line(lines) == number


@pytest.mark.parametrize(
    ("row", "student"),
    [
        ({"id": "ann"}, True),
        ({"id": "ann", "role": ""}, True),
        ({"id": "ann", "role": "Student"}, True),
        ({"id": "ann", "role": "learner"}, True),
        ({"id": "ann", "role": "TA"}, False),
        ({"student": "    Points Possible", "sis login id": ""}, False),
        ({"student": "Student, Test", "sis user id": "1"}, False),
        ({"student": "Test Student", "id": "1"}, False),
        ({"student": "Lee, Test", "id": "1"}, True),
        ({"student": "", "id": "", "sis user id": "", "sis login id": ""}, False),
        ({"student": "", "id": "", "sis user id": ""}, False),
        ({"student": "", "id": "", "sis login id": ""}, False),
        ({"student": "", "id": "1", "sis login id": ""}, True),
        ({"student": "", "id": "", "sis login id": "ann"}, True),
        ({"student": "", "id": "", "sis user id": "ann"}, True),
        ({"student": "Ann", "id": "", "sis user id": ""}, True),
        ({"student": "", "id": ""}, True),
    ],
)
def test_what_is_no_student_is_left_out(row, student):
    assert is_student(row) == student


@pytest.mark.parametrize(
    ("header", "column"),
    [
        (["id", "email"], "id"),
        (["student_id", "id"], "id"),
        (["identifier", "name"], "identifier"),
        (["student", "id", "sis user id", "sis login id"], "sis user id"),
        (["student", "id", "sis login id"], "sis login id"),
        (["student", "name"], "student"),
        (["first name", "id number", "email address"], "id number"),
        (["identifier", "full name", "email address"], "email address"),
        (["identifier", "full name", "username", "id number"], "username"),
        (["identifier", "full name"], "identifier"),
        (["display id", "id"], "display id"),
        (["orgdefinedid", "username"], "orgdefinedid"),
        (["student num", "student name"], "student num"),
        (["matrikelnummer", "vorname"], "matrikelnummer"),
        (["ids", "name"], "ids"),
        (["netid", "preferred email"], "netid"),
        (["vorname", "nachname", "id-nummer", "e-mail-adresse"], "id-nummer"),
    ],
)
def test_the_first_column_that_may_hold_the_id(header, column):
    assert chosen(header, [dict.fromkeys(header, "x")]) == column
    assert chosen(header, []) == column


def test_a_column_that_is_not_filled_in_for_everybody_is_passed_over():
    rows = [{"id": "1", "username": "a", "email": "e"}, {"id": "", "username": "b", "email": "e"}]
    assert chosen(["id", "username", "email"], rows) == "username"
    assert chosen(["id", "username", "email"], rows[::-1]) == "username"


def test_where_none_is_filled_in_the_first_gap_is_named():
    rows = [{"id": "1", "username": ""}, {"id": "2", "username": "b"}, {"id": "", "username": "c"}]
    with pytest.raises(CourseError, match=r"roster\.csv: row 4 \(without a name\) has no 'id'; give everybody one"):
        chosen(["id", "username"], rows)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"first name": "Ann", "surname": "Lee", "name": "A. L.", "email": "a@x.org"}, "Ann Lee"),
        ({"last_name": "Lee", "email": "a@x.org"}, "Lee"),
        ({"firstname": "Ann"}, "Ann"),
        ({"first name": "", "student name": "Lee, Ann", "email": "a@x.org"}, "Lee, Ann"),
        ({"name": "", "e-mail": "a@x.org"}, "a@x.org"),
    ],
)
def test_whoever_has_no_id_is_named(row, name):
    with pytest.raises(CourseError, match=rf"row 2 \({re.escape(name)}\) has no 'sid'; give everybody one"):
        chosen(["sid", *row], [{"sid": "", **row}, {**row, "sid": "7"}])


def test_a_header_without_an_id_is_refused():
    with pytest.raises(CourseError, match=r"no column of its header \(name, email\) holds a student id; name one 'id'"):
        chosen(["name", "email"], [])


def test_every_id_is_known():
    assert set(IDS) <= KNOWN
    assert {"first name", "last_name", "email", "full name", "github_username", "integration id"} <= KNOWN


@pytest.mark.parametrize(
    ("table", "headers"),
    [
        (
            "IDS",
            (
                "id,student_id,identifier,sid,sis user id,sis login id,student id,orgdefinedid,student num,"
                "student number,student_number,matrikelnummer,matrikelnr,matrikelnr.,matrikel-nr,matrikel-nr.,"
                "username,netid,net id,"
                f"{MOODLE_NUMBERS},ids,student,{MOODLE_EMAILS}"
            ),
        ),
        ("FIRST", "first_name,first name,firstname,vorname,nombre,prénom,nome,voornaam"),
        (
            "LAST",
            (
                "last_name,last name,surname,lastname,nachname,apellido(s),nom,nom de famille,cognome,sobrenome,"
                "apelido,achternaam"
            ),
        ),
        ("EMAIL", f"email,e-mail,preferred email,e-mail address,mail,{MOODLE_EMAILS}"),
        ("WHOLE", "name,full name,student name,lastfirst,student"),
        ("LOGINS", "github_username,username,netid,net id,sis login id,login,user name,display id"),
        (
            "NUMBERS",
            (
                "lms_user_id,github_id,sis user id,integration id,student id,orgdefinedid,student num,"
                "student number,student_number,matrikelnummer,matrikelnr,matrikelnr.,matrikel-nr,matrikel-nr.,"
                f"{MOODLE_NUMBERS}"
            ),
        ),
    ],
)
def test_every_header_that_a_program_writes_is_known(table, headers):
    assert set(getattr(roster_columns, table)) == set(headers.split(","))


def test_who_left_is_known_by_a_word_of_the_column_status():
    assert roster_columns.STATUS == "status"
    assert set(roster_columns.LEFT) == {"dropped", "inactive"}


def test_an_id_beside_something_unknown_is_no_header():
    assert header_line([["id", "x", "y"], ["id", "email"]]) == 1
    assert header_line([["id", "email"], ["id", "name"]]) == 0


def test_a_student_column_beside_an_id_is_a_name():
    assert chosen(["student", "id"], [{"student": "Ann", "id": ""}, {"student": "Bob", "id": ""}][:0]) == "id"
    with pytest.raises(CourseError, match=r"row 2 \(Ann\) has no 'id'"):
        chosen(["student", "id"], [{"student": "Ann", "id": ""}])


def test_canvas_may_have_its_own_number_alone():
    header = ["student", "id", "sis user id", "sis login id"]
    rows = [{"student": "Ann", "id": "1", "sis user id": "", "sis login id": ""}]
    assert chosen(header, rows) == "id"


def test_moodles_worksheet_prefers_the_id_number_to_the_mail():
    header = ["identifier", "full name", "id number", "email address"]
    assert chosen(header, [dict.fromkeys(header, "x")]) == "id number"


def test_a_list_without_ids_is_by_mail_where_everybody_has_one():
    rows = [{"sid": "", "email": "", "mail": "a@x.org"}, {"sid": "", "email": "b@x.org", "mail": "b@x.org"}]
    assert chosen(["sid", "email", "mail"], rows) == "mail"
    assert chosen(["email", "mail"], rows) == "mail"
    with pytest.raises(CourseError, match=r"row 2 \(b@x.org\) has no 'sid'"):
        chosen(["sid", "email", "mail"], [{"sid": "", "email": "b@x.org", "mail": ""}, {**rows[0], "sid": "7"}])
    with pytest.raises(CourseError, match=r"row 2 \(a@x.org\) has no 'email'; give everybody one"):
        chosen(["email"], rows)


@pytest.mark.parametrize("header", [["student1", "reds"], ["lee", "ann@x.org"], ["2", "3"]])
def test_a_first_line_that_looks_like_a_student_is_said_to_be_no_header(header):
    with pytest.raises(CourseError) as caught:
        chosen(header, [dict.fromkeys(header, "x")])
    shown = ", ".join(header)
    assert str(caught.value) == (
        f"roster.csv: its first line ({shown}) looks like a student; "
        "a header must stand above it, such as id,name,email"
    )


@pytest.mark.parametrize("header", [["name", "quiz 1"], ["colour", "size"]])
def test_a_header_with_a_known_word_or_without_a_number_is_one(header):
    with pytest.raises(CourseError, match="holds a student id; name one 'id'"):
        chosen(header, [])


@pytest.mark.parametrize("column", ADDRESSES)
def test_where_nobody_has_an_id_any_column_of_addresses_holds_it(column):
    rows = [{"id": "", column: "a@x.org"}, {"id": "", column: "b@x.org"}]
    assert chosen(["id", column], rows) == column
    with pytest.raises(CourseError, match="has no 'id'"):
        chosen(["id", column], [rows[0], {"id": "", column: ""}])
    with pytest.raises(CourseError, match="has no 'id'"):
        chosen(["id", column], [{"id": "1", column: "a@x.org"}, rows[1]])
