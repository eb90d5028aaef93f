"""The class, from the lists that programs hand out."""

from __future__ import annotations

import pytest

from grader.collect import roster
from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.records.submission import Student

NBGRADER = "id,first_name,last_name,email\nbob,Bob,Ray,bob@x.org\nann,Ann,Lee,ann@x.org\n"
BOB = (Student("bob", "Bob", "Ray", "bob@x.org"),)


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return tuple(person.student for person in roster.people(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_nbgraders_list_is_read_in_every_encoding_and_with_every_separator(tmp_path, encoding, separator):
    found = read(tmp_path, NBGRADER.replace(",", separator), encoding)
    assert found == (Student("ann", "Ann", "Lee", "ann@x.org"), Student("bob", "Bob", "Ray", "bob@x.org"))


GITHUB_CLASSROOM = """"identifier","github_username","github_id","name"
"u1","octo","7","Ann Mary Lee"
"u2","","",""
"""
CLASSROOM_50 = """username,first_name,last_name,email,section,github_id,role
octo,Ann,Lee,a@x.org,1,7,student
prof,P,Q,p@x.org,1,8,teacher
"""
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Backprop (12)
    Points Possible,,,,,10
"Lee, Ann",4321,u100,alee,S1,
"Student, Test",1,,x,S1,
"""
CANVAS_WITHOUT_SIS = """Student,ID,SIS User ID,SIS Login ID,Section
"Lee, Ann",1,u1,al,S
"Ray, Bob",2,,br,S
"""
GRADESCOPE = """First Name,Last Name,SID,Email,Role
Ann,Lee,u1,a@x.org,Student
Pat,Prof,p1,p@x.org,Instructor
"""
BLACKBOARD = """"Last Name","First Name","Username","Student ID","Availability"
"Lee","Ann","alee","u1","Yes"
"""
BRIGHTSPACE = """OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator
#007,#alee,Lee,Ann,a@x.org,#
"""
MOODLE = """First name,Last name,ID number,Email address
Ann,Lee,,ann@x.org
Bob,Ray,7,bob@x.org
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NBGRADER.replace("id,", "Student_ID,"), (Student("ann", "Ann", "Lee", "ann@x.org"), *BOB)),
        (GITHUB_CLASSROOM, (Student("u1", "Ann Mary", "Lee"), Student("u2"))),
        (CLASSROOM_50, (Student("octo", "Ann", "Lee", "a@x.org"),)),
        (CANVAS, (Student("u100", "Ann", "Lee"),)),
        (CANVAS_WITHOUT_SIS, (Student("al", "Ann", "Lee"), Student("br", "Bob", "Ray"))),
        (
            MOODLE,
            (
                Student("ann@x.org", "Ann", "Lee", "ann@x.org"),
                Student("bob@x.org", "Bob", "Ray", "bob@x.org"),
            ),
        ),
        (GRADESCOPE, (Student("u1", "Ann", "Lee", "a@x.org"),)),
        (BLACKBOARD, (Student("u1", "Ann", "Lee"),)),
        (BRIGHTSPACE, (Student("007", "Ann", "Lee", "a@x.org"),)),
    ],
    ids=[
        *("our own", "github classroom", "classroom 50", "canvas", "canvas without sis ids", "moodle"),
        *("gradescope", "blackboard", "brightspace"),
    ],
)
def test_the_known_headers_give_ids_and_names(tmp_path, text, expected):
    assert read(tmp_path, text) == expected


def test_aliases_lead_to_the_person(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text('Student,ID,SIS User ID,SIS Login ID,Section\n"Lee, Ann",4321,u100,ALee,S1\n')
    person = roster.people(path)[0]
    assert "alee" in person.aliases[IdKind.LOGIN]
    assert {"4321", "u100"} <= person.aliases[IdKind.NUMBER]
    assert {"ann lee", "lee, ann"} <= person.aliases[IdKind.NAME]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("colour,size\nred,1\n", "no column of its header .colour, size. holds a student id"),
        ("id,email\nann,1\nann,2\n", "'ann' is there twice"),
        ("id,email\nann,1\n,2\n", "student 2 of the list has no 'id'"),
        ("id,id\na,b\n", "column 'id' is there twice"),
        ("id,email\nann,1,2\n", "row 2 has 3 cells, the header 2"),
        ('id,email\n"ann,1\n', "not a CSV file"),
    ],
)
def test_a_faulty_list_is_refused_with_its_name_and_the_fault(tmp_path, text, sentence):
    with pytest.raises(CourseError, match=sentence) as caught:
        read(tmp_path, text)
    assert "roster.csv" in str(caught.value)


def test_another_encoding_is_refused_with_the_remedy(tmp_path):
    with pytest.raises(CourseError, match="not UTF-8; save it as"):
        read(tmp_path, "id,last_name\nann,Müller\n", "latin-1")


def test_an_id_with_an_equals_sign_and_spaces_is_kept(tmp_path):
    assert read(tmp_path, "id,email\n=1+1,\nann  lee,\n") == (Student("=1+1"), Student("ann  lee"))
