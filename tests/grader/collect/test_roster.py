"""The class, from the lists that programs hand out."""

from __future__ import annotations

import unicodedata

import pytest

from grader.collect import roster
from grader.collect import roster_columns as columns
from grader.collect.match import find_match, index
from grader.collect.raw import IdKind, by_id
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


@pytest.mark.parametrize("column", [*columns.NUMBERS, *columns.EMAIL])
def test_whatever_stands_in_a_column_of_numbers_or_addresses_leads_to_the_person(tmp_path, column):
    path = tmp_path / "roster.csv"
    path.write_text(
        f"student_id,first_name,last_name,{column},student name\nu1,Ann,Lee,X4@Z,A. B. LÉE\n", encoding="utf-8"
    )
    (person,) = roster.people(path)
    kind, told = (IdKind.NUMBER, "X4@Z") if column in columns.NUMBERS else (IdKind.LOGIN, "x4@z")
    assert told in person.aliases[kind]
    assert person.aliases[IdKind.COMPACT_NAME] == {"annlee", "leeann", "ablée"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("colour,size\nred,1\n", "no column of its header .colour, size. holds a student id"),
        ("id,email\nann,1\nann,2\n", "the id 'ann' is there twice: <1> in row 2 and <2> in row 3; ids must be unique"),
        ("id,team\nann,1\nann,2\n", "student 'ann' is there twice; keep one row of each"),
        ("id,email\nann,1\n\n,2\n", r"row 4 \(2\) has no 'id'"),
        ("id,id\na,b\n", "column 'id' is there twice"),
        ("id,email\nann,1,2\n", "row 2 has 3 cells, the header 2"),
        ('id,email\n"ann,1\n', "not a CSV file"),
    ],
)
def test_a_faulty_list_is_refused_with_its_name_and_the_fault(tmp_path, text, sentence):
    with pytest.raises(CourseError, match=sentence) as caught:
        read(tmp_path, text)
    assert "roster.csv" in str(caught.value)


def roster_of(tmp_path, text, encoding="utf-8", team_column=""):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return roster.read_roster(path, team_column)


def test_a_list_in_windows_letters_is_read_with_a_note(tmp_path):
    found = roster_of(tmp_path, "id,last_name\nann,Müller – Ł\n".replace(" – Ł", " –"), "cp1252")
    assert [person.student.last_name for person in found.people] == ["Müller –"]
    assert "read as Windows-1252" in found.notes[0]


def test_an_encoding_that_nobody_knows_is_refused_with_the_remedy(tmp_path):
    (tmp_path / "roster.csv").write_bytes(b"id,last_name\nann,\x81\x8d\n")
    with pytest.raises(CourseError, match="not UTF-8; save it as"):
        roster.people(tmp_path / "roster.csv")


def test_excels_line_about_the_separator_is_obeyed(tmp_path):
    found = roster_of(tmp_path, 'sep=;\r\nid;last_name;email\r\nann;"Lee, jr";a@x.org\r\n')
    assert [person.student.last_name for person in found.people] == ["Lee, jr"]


@pytest.mark.parametrize("column", ["team", "Team "])
def test_a_column_team_puts_students_into_teams(tmp_path, column):
    found = roster_of(tmp_path, f"id,email,{column}\nann,,a\nbob,,a\ncy,,\n")
    assert [(person.student.id, person.team) for person in found.people] == [("ann", "a"), ("bob", "a"), ("cy", "")]


def test_a_column_group_makes_teams_only_where_course_toml_says_so_and_gets_one_hint(tmp_path):
    text = "id,group\nann,a\nbob,b\n"
    without = roster_of(tmp_path, text)
    assert [person.team for person in without.people] == ["", ""]
    assert without.notes == (
        "roster.csv has a column 'group'; if these are teams, write team_column = \"group\" below [course]",
    )
    said = roster_of(tmp_path, text, team_column="group")
    assert ([person.team for person in said.people], said.notes) == (["a", "b"], ())
    with pytest.raises(CourseError, match=r"no column 'squad', which course\.toml names as team_column"):
        roster_of(tmp_path, text, team_column="squad")


def test_whoever_dropped_the_course_is_not_in_the_class_and_is_named_once(tmp_path):
    found = roster_of(tmp_path, "id,status\nann,active\nbob,Dropped\ncy,inactive\ndee,\n")
    assert [person.student.id for person in found.people] == ["ann", "dee"]
    assert found.notes == ("left out, dropped or inactive in roster.csv: bob, cy",)


def test_a_student_of_two_sections_is_one_student(tmp_path):
    text = CANVAS_WITHOUT_SIS + '"Lee, Ann",1,u1,al,T\n'
    assert [person.student.id for person in roster_of(tmp_path, text).people] == ["al", "br"]


def test_ids_that_differ_by_a_sign_nobody_sees_are_named(tmp_path):
    found = roster_of(tmp_path, "id,email\nann,1\nann\u200b,2\n")
    assert found.notes == ("roster.csv: two students are called 'ann'; their ids differ by U+200B alone",)


def test_what_a_spreadsheet_puts_round_a_number_is_taken_off(tmp_path):
    assert read(tmp_path, 'id,email\n"=""007123""",x\n') == (Student("007123", "", "", "x"),)


# Sakai writes two lines above the header (AssignmentServiceImpl of sakaiproject/sakai; the sheet goes back in so).
SAKAI = """Backprop,Points

Display ID,ID,Last Name,First Name,grade,Submission date,Late submission
jdoe,9f2a-11,Doe,Jane,,,
"""
SAKAI_GRADEBOOK = 'Student ID,Name,Backprop [10]\njdoe,"Doe, Jane",8\n'
# PowerTeacher's score template: lines about the class, then the students.
POWERSCHOOL = """Teacher Name:,Prof P,
Class:,Calculus,
Points Possible:,10,
Student Num,Student Name,Score
7123,"Doe, Jane",
"""
# Canvas: a row of posting policies since 2020, and the maxima (Grades, Export; canvas-lms gradebook_exporter.rb).
CANVAS_POSTED = """Student,ID,SIS User ID,SIS Login ID,Section,Backprop (12)
,,,,,Manual Posting
    Points Possible,,,,,10
"Doe, Jane",4321,u100,jdoe,S1,
"""
MOODLE_DE = (
    "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,"
    "Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als Kommentar\n"
    'Teilnehmer/in1201,Jane Doe,jane@x.org,Zur Bewertung abgegeben,,"10,00",Ja,"Montag, 2. März 2026, 09:05",-,\n'
)
MOODLE_ES = (
    "Identificador,Nombre completo,Número de ID,Dirección de correo,Estado,Calificación,Calificación máxima,"
    "La calificación puede ser cambiada,Última modificación (entrega),Última modificación (calificación)\n"
    "Participante1201,Jane Doe,7123,jane@x.org,Enviado,,10,Sí,-,-\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SAKAI, Student("jdoe", "Jane", "Doe")),
        (SAKAI_GRADEBOOK, Student("jdoe", "Jane", "Doe")),
        (POWERSCHOOL, Student("7123", "Jane", "Doe")),
        (CANVAS_POSTED, Student("u100", "Jane", "Doe")),
        (MOODLE_DE, Student("jane@x.org", "Jane", "Doe", "jane@x.org")),
        (MOODLE_ES, Student("7123", "Jane", "Doe", "jane@x.org")),
    ],
    ids=["sakai", "sakai gradebook", "powerschool", "canvas", "moodle de", "moodle es"],
)
def test_lists_of_more_programs_and_languages_are_read_as_they_come(tmp_path, text, expected):
    assert read(tmp_path, text) == (expected,)


@pytest.mark.parametrize("text", [MOODLE_DE, MOODLE_ES])
def test_a_worksheet_in_any_language_gives_the_number_of_a_participant(tmp_path, text):
    assert roster_of(tmp_path, text).people[0].aliases[IdKind.PARTICIPANT] == {"1201"}


def test_ids_that_are_a_word_and_a_number_do_not_make_a_list_a_worksheet(tmp_path):
    text = "id,last_name,first_name,email,section,team\nstudent001,Doe,Jane,jane@x.org,1,a\n"
    assert read(tmp_path, text) == (Student("student001", "Jane", "Doe", "jane@x.org"),)


def test_an_id_with_an_equals_sign_and_spaces_is_kept(tmp_path):
    assert read(tmp_path, "id,email\n=1+1,\nann  lee,\n") == (Student("=1+1"), Student("ann  lee"))


def test_every_column_of_each_students_first_row_is_there_by_id(tmp_path):
    path = tmp_path / "roster.csv"
    rows = ["u1,Ann,Student", "u2,Bo,Student", "u1,Twice,Student", "p1,Pat,Instructor", "u3,Cy,Student"]
    path.write_text("\n".join(("SID,First Name,Role", *rows)), encoding="utf-8")
    found = roster.rows_by_id(path)
    assert {name: row["first name"] for name, row in found.items()} == {"u1": "Ann", "u2": "Bo", "u3": "Cy"}


@pytest.mark.parametrize(("left", "more"), [(10, ""), (11, " and 1 more")])
def test_ten_who_left_are_named(tmp_path, left, more):
    rows = [f"u{number:02},dropped" for number in range(left)]
    found = roster_of(tmp_path, "\n".join(("id,status", "ann,", *rows)))
    ten = ", ".join(f"u{number:02}" for number in range(10))
    assert found.notes == (f"left out, dropped or inactive in roster.csv: {ten}{more}",)
    assert [len(found.people), len(found.left)] == [1, left]
    assert not roster.Person(Student("ann")).left


def test_a_teams_column_is_found_whatever_its_case_and_beside_it_a_group_is_no_hint(tmp_path):
    assert roster_of(tmp_path, "id,SQUAD\nann,a\n", team_column="Squad").people[0].team == "a"
    assert roster_of(tmp_path, "id,team,group\nann,a,b\n").notes == ()


@pytest.mark.parametrize(
    ("header", "words"),
    [("id,email,email,id", "'id'"), ("email,id,id", "'id'"), ("id,note,note", None), ("id,email", None)],
)
def test_the_first_known_column_that_is_there_twice_is_named(tmp_path, header, words):
    if words is None:
        assert roster_of(tmp_path, header).people == ()
    else:
        with pytest.raises(CourseError, match=f"the column {words} is there twice; keep one"):
            roster_of(tmp_path, header)


def test_cells_may_have_blanks_around_them_and_be_missing_or_blank_at_the_end(tmp_path):
    found = roster_of(tmp_path, "id,first_name,last_name,email\n u1 , Ann ,Lee, ,  \nu2\n")
    assert [person.student for person in found.people] == [Student("u1", "Ann", "Lee"), Student("u2")]
    with pytest.raises(CourseError, match="row 2 has 4 cells, the header 2"):
        roster_of(tmp_path, "id,email\nu1,x,y,\n")


def test_brightspaces_sign_is_taken_off_every_column(tmp_path):
    assert read(tmp_path, "Email,OrgDefinedId\n#a@x.org,#007\n") == (Student("007", "", "", "a@x.org"),)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("u1,Ann,,Dr Ann Lee", ("Ann", "")),
        ("u1,,Lee,Dr Ann Lee", ("", "Lee")),
        ("u1,,,Ann Mary  Lee", ("Ann Mary", "Lee")),
        ('u1,,,"Lee , Ann"', ("Ann", "Lee")),
        ("u1,,,Cher", ("", "Cher")),
        ("u1,,,", ("", "")),
    ],
)
def test_a_whole_name_is_split_where_no_part_of_it_is_given(tmp_path, row, names):
    (student,) = read(tmp_path, f"id,first_name,last_name,name\n{row}\n")
    assert (student.first_name, student.last_name) == names


def aliases(tmp_path, header, row):
    (person,) = roster_of(tmp_path, f"{header}\n{row}\n").people
    return {kind.value: set(names) for kind, names in person.aliases.items()}


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("id,first_name,last_name", "u1,,", {"as_meant": {"u1"}}),
        (
            "id,first_name,last_name,name",
            "u1,Ann,Lee,Dr Ann Lee",
            {
                "name": {"dr ann lee", "ann lee", "lee, ann", "lee ann"},
                "compact_name": {"drannlee", "annlee", "leeann"},
                "as_meant": {"u1"},
            },
        ),
        (
            "id,first_name",
            "u1,Ann",
            {"name": {"ann", ", ann"}, "compact_name": {"ann"}, "as_meant": {"u1"}},
        ),
        (
            "id,last_name",
            "u1,Lee",
            {"name": {"lee", "lee,"}, "compact_name": {"lee"}, "as_meant": {"u1"}},
        ),
        (
            "id,email",
            "u1,Ann@X.org",
            {"login": {"ann@x.org"}, "local_part": {"ann"}, "as_meant": {"u1", "ann@x.org"}},
        ),
        ("id,e-mail", "u1,ann", {"login": {"ann"}, "as_meant": {"u1", "ann"}}),
        ("id,display id", "u1,ann", {"login": {"ann"}, "as_meant": {"ann"}}),
        ("id,github_username", "u1,Octo", {"login": {"octo"}, "as_meant": {"u1", "octo"}}),
        ("id,lms_user_id", "u1,41", {"number": {"41"}, "as_meant": {"u1", "41"}}),
        ("id,student_number", "u1,41", {"number": {"41"}, "as_meant": {"u1", "41"}}),
        (
            "student,id,sis login id",
            ",41,ann",
            {"number": {"41"}, "login": {"ann"}, "as_meant": {"41", "ann"}},
        ),
        ("id,sis login id", ",ann", {"login": {"ann"}, "as_meant": {"ann"}}),
    ],
)
def test_every_name_by_which_somebody_may_turn_up_and_no_other(tmp_path, header, row, expected):
    assert aliases(tmp_path, header, row) == expected


def test_several_rows_of_one_student_are_one_with_the_names_of_all(tmp_path):
    rows = ["u1,Ann@x.org,1,octo", "u1,ann@X.org,2,cat", "u1,ann@x.org,,"]
    (person,) = roster_of(tmp_path, "\n".join(("id,email,lms_user_id,github_username", *rows))).people
    assert person.student == Student("u1", "", "", "Ann@x.org")
    assert person.aliases[IdKind.LOGIN] == {"ann@x.org", "octo", "cat"}
    assert person.aliases[IdKind.NUMBER] == {"1", "2"}
    (person,) = roster_of(tmp_path, "id,github_username\nu1,octo\nu1,cat\n").people
    assert person.aliases[IdKind.AS_MEANT] == {"u1", "octo", "cat"}
    (person,) = roster_of(tmp_path, "id,lms_user_id\njose\u0301,\njos\u00e9,7\n").people
    assert (person.student.id, person.aliases[IdKind.NUMBER]) == ("jose\u0301", {"7"})


@pytest.mark.parametrize(
    ("status", "left"), [(("dropped", ""), False), (("", "dropped"), False), (("dropped", "dropped"), True)]
)
def test_who_left_one_of_two_sections_is_in_the_class(tmp_path, status, left):
    found = roster_of(tmp_path, "\n".join(("id,status", *(f"u1,{each}" for each in status))))
    assert (len(found.people), len(found.left)) == ((0, 1) if left else (1, 0))


def test_one_row_of_three_that_differs_is_another_student(tmp_path):
    with pytest.raises(
        CourseError, match="the id 'u1' is there twice: Ann in row 2 and Bo in row 4; ids must be unique"
    ):
        roster_of(tmp_path, "id,first_name\nu1,Ann\nu1,Ann\nu1,Bo\n")


def test_two_people_of_one_id_are_named_with_both_remedies(tmp_path):
    rows = ("129,Ann,Lee,a@x.org", "7,Cy,Ro,c@x.org", "129,Bo,Ray,", "129,,,")
    with pytest.raises(CourseError) as caught:
        roster_of(tmp_path, "\n".join(("sid,first_name,last_name,email", *rows)))
    assert str(caught.value).endswith(
        "roster.csv: the id '129' is there twice: Ann Lee <a@x.org> in row 2 and Bo Ray in row 4; ids must be unique: "
        "if these are two people, title another column (such as the e-mail) 'id' and this one otherwise; "
        "if one, keep one row"
    )
    with pytest.raises(CourseError, match="Ann in row 2 and somebody in row 3"):
        roster_of(tmp_path, "id,first_name\nu1,Ann\nu1,\n")


def test_signs_that_nobody_sees_are_named_in_order_and_a_space_is_seen(tmp_path):
    found = roster_of(tmp_path, "id,email\nann\u200d\u200b\u2060\u200c,1\nann\u00ad,2\na nn,3\n")
    signs = "U+00AD and U+200B and U+200C and U+200D and U+2060"
    assert found.notes == (f"roster.csv: two students are called 'ann'; their ids differ by {signs} alone",)


def test_a_header_below_what_a_program_writes_about_the_class_may_be_the_last_line(tmp_path):
    assert roster_of(tmp_path, "Backprop,Points\nid,first_name\n").people == ()


def test_a_short_row_has_the_last_columns_empty(tmp_path):
    with pytest.raises(CourseError, match=r"row 3 \(Bo\) has no 'id'"):
        roster_of(tmp_path, "first_name,email,id\nAnn,,u1\nBo\n")


def test_a_blank_before_a_quote_is_no_part_of_the_account(tmp_path):
    rows = ['"02, Jane Roe",janer,2,', '"03, Jeane Roe", "janer",2,']
    found = roster_of(tmp_path, "\n".join(("identifier,github_username,github_id,name", *rows)))
    assert [person.aliases[IdKind.LOGIN] for person in found.people] == [{"janer"}, {"janer"}]
    assert len(find_match(by_id("janer"), index(found.people), ()).people) == 2


SPANISH = """Nombre,Apellido(s),Número de ID,Institución,Departamento,Dirección de correo,Tarea: Uno (Real)
Ana,López García,,,,ana@x.org,-
Bo,Ray,{number},,,bo@x.org,7
"""


@pytest.mark.parametrize("number", ["", "7"])
def test_moodles_gradebook_in_spanish_gives_names_and_addresses(tmp_path, number):
    people = (Student("ana@x.org", "Ana", "López García", "ana@x.org"), Student("bo@x.org", "Bo", "Ray", "bo@x.org"))
    assert read(tmp_path, SPANISH.format(number=number)) == people


def test_a_german_list_and_one_of_net_ids(tmp_path):
    assert read(tmp_path, "Nachname;Vorname;Matrikelnr.;E-Mail\nLee;Ann;007;a@x.org\n") == (
        Student("007", "Ann", "Lee", "a@x.org"),
    )
    (person,) = roster_of(tmp_path, "ID;Name;Vorname\n7;Lee;Ann\n").people
    assert person.student == Student("7", "Ann", "Lee")
    assert person.aliases[IdKind.NAME] == {"ann lee", "lee, ann", "lee ann"}
    (person,) = roster_of(tmp_path, "SID,NetID,Name,Preferred Email\n7,al3,Ann Lee,a@x.org\n").people
    assert person.student == Student("7", "Ann", "Lee", "a@x.org")
    assert person.aliases[IdKind.LOGIN] == {"al3", "a@x.org"}


def test_where_the_address_is_the_id_it_is_said(tmp_path):
    found = roster_of(tmp_path, "Name,E-Mail\nAnn Lee,a@x.org\n")
    assert [person.student for person in found.people] == [Student("a@x.org", "Ann", "Lee", "a@x.org")]
    assert found.notes == ("roster.csv has no ids: the e-mail address (column 'e-mail') is the student's id",)
    assert roster_of(tmp_path, "id,E-Mail\nann,a@x.org\n").notes == ()
    assert roster_of(tmp_path, "Name,Email address\nAnn Lee,a@x.org\n").notes == ()


def test_a_list_without_a_header_is_told_that_it_needs_one(tmp_path):
    with pytest.raises(CourseError, match=r"its first line \(student1, reds\) looks like a student; a header must"):
        roster_of(tmp_path, "student1;reds\nstudent2;blues\n")


def test_headers_whose_accents_were_typed_on_a_mac_are_known(tmp_path):
    header = unicodedata.normalize("NFD", "Matrikel-Nr.,Prénom,Nom,Adresse de courriel")
    assert not unicodedata.is_normalized("NFC", header)
    assert read(tmp_path, f"{header}\n0815,Ana,Lee,a@x.org\n") == (Student("0815", "Ana", "Lee", "a@x.org"),)
    above = f"Kurs 7\n{header}\n0815,Ana,Lee,a@x.org\n"
    assert read(tmp_path, above) == (Student("0815", "Ana", "Lee", "a@x.org"),)


@pytest.mark.parametrize("listed", ["NFC", "NFD"])
@pytest.mark.parametrize("named", ["NFC", "NFD"])
def test_the_column_of_the_teams_is_found_however_its_accents_are_typed(tmp_path, listed, named):
    text = unicodedata.normalize(listed, "id,Équipe\nann,a\n")
    (person,) = roster_of(tmp_path, text, team_column=unicodedata.normalize(named, "équipe")).people
    assert person.team == "a"
