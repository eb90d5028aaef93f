"""Each gradebook's file as its system writes it: filled in, every other byte as it was, nothing lost."""

from __future__ import annotations

import codecs

import pytest

from grader.errors import CourseError
from grader.export.request import FormatOptions

from .conftest import made, sheet

REPLACE = FormatOptions(replace=True)
HEAD = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Backprop 1 (991),Final Score\n"
    "    Points Possible,,,,,10.00,(read only)\n"
)


def filled(course, form, text, **more):
    done = made(course, form, fill=sheet(course, text), **more)
    return done.path.read_bytes().decode(), done.notes


# --- what stands there


@pytest.mark.parametrize("theirs", ["9.5", "8.0", "10", "0"])
def test_a_grade_that_stands_there_is_named_and_kept(course, theirs):
    text = HEAD + f'"Doe, Jane",4321,u100,jdoe,A,{theirs},\n"Œil, Bó",4322,u101,bo,A,,\n'
    done, notes = filled(course, "canvas", text)
    assert done == text.replace("bo,A,,", "bo,A,9.00,")
    assert f"Jane Doe (u100): {theirs} stands there, ours is 8.50; left as it is: --replace writes ours" in notes


def test_replace_writes_ours_and_names_both(course):
    text = HEAD + '"Doe, Jane",4321,u100,jdoe,A,9.5,\n'
    done, notes = filled(course, "canvas", text, format_options=REPLACE)
    assert done == text.replace("9.5", "8.50")
    assert "Jane Doe (u100): 9.5 is replaced by 8.50" in notes


@pytest.mark.parametrize("theirs", ["8.5", "8.50", "8.5000"])
def test_the_same_number_keeps_its_bytes_without_a_line(course, theirs):
    text = HEAD + f'"Doe, Jane",4321,u100,jdoe,A,{theirs},\n'
    done, notes = filled(course, "canvas", text, format_options=REPLACE)
    assert done == text
    assert not [note for note in notes if note.startswith("Jane Doe")]


def test_a_word_stays_even_with_replace(course):
    text = HEAD + '"Doe, Jane",4321,u100,jdoe,A,EX,\n"Œil, Bó",4322,u101,bo,A,,\n'
    done, _ = filled(course, "canvas", text, format_options=REPLACE)
    assert "jdoe,A,EX," in done


# --- Canvas


def test_a_student_in_two_sections_is_filled_in_twice(course):
    text = HEAD + '"Doe, Jane",4321,u100,jdoe,A,,\n"Œil, Bó",4322,u101,bo,A,,\n"Doe, Jane",4321,u100,jdoe,B,,\n'
    done, notes = filled(course, "canvas", text)
    assert done == text.replace("jdoe,A,,", "jdoe,A,8.50,").replace("bo,A,,", "bo,A,9.00,").replace(
        "jdoe,B,,", "jdoe,B,8.50,"
    )
    assert "u100 has 2 rows (3, 5): each is looked at" in notes


def test_a_namesake_of_a_student_is_named_and_not_filled(course):
    text = HEAD + '"Doe, Jane",4321,u100,jdoe,A,,\n"Doe, Jane",777,x777,other,A,,\n'
    done, notes = filled(course, "canvas", text)
    assert done == text.replace("jdoe,A,,", "jdoe,A,8.50,")
    assert any("row 4 may be u100: enter it by hand; left as it is" in note for note in notes)


def test_two_rows_with_one_name_and_unknown_ids_are_nobodys(course):
    text = HEAD + '"Doe, Jane",776,x776,one,A,,\n"Doe, Jane",777,x777,other,A,,\n"Œil, Bó",4322,u101,bo,A,,\n'
    done, _ = filled(course, "canvas", text)
    assert done == text.replace("bo,A,,", "bo,A,9.00,")


def test_canvas_with_first_and_last_name_apart_is_filled(course):
    text = (
        "LastName,FirstName,ID,SIS User ID,SIS Login ID,Section,Backprop 1 (991)\n"
        "    Points Possible,,,,,,10.00\nDoe,Jane,4321,u100,jdoe,A,\nRoe,Cy,9999,,,A,\nStudent,Test,7,,x,A,\n"
    )
    done, notes = filled(course, "canvas", text)
    assert done == text.replace("jdoe,A,", "jdoe,A,8.50")
    assert not any("Test" in note for note in notes)


def test_two_columns_of_one_title_are_told_apart_by_their_number(course):
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Backprop 1 (9001),Backprop 1 (9002)\n"
        '    Points Possible,,,,,5.00,10.00\n"Doe, Jane",4321,u100,jdoe,A,,\n'
    )
    with pytest.raises(
        CourseError, match=r"say which with --column 'Backprop 1 \(9001\)' or --column 'Backprop 1 \(9002\)'"
    ):
        filled(course, "canvas", text)
    done, _ = filled(course, "canvas", text, format_options=FormatOptions("Backprop 1 (9002)"))
    assert done == text.replace("jdoe,A,,", "jdoe,A,,8.50")


# --- Blackboard

BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Availability"\t'
    '"Backprop 1 [Total Pts: 10 Score] |123456"\r\n'
    '"Doe"\t"Jane"\t"jdoe"\t"u100"\t"Yes"\t"{}"\r\n"Œil"\t"Bó"\t"bo"\t"u101"\t"Yes"\t"3"\r\n'
)


@pytest.mark.parametrize("word", ["Needs Grading", "In Progress", "needs grading", "In Progress (Attempt 2)"])
def test_a_submission_that_nobody_graded_is_filled(course, word):
    data = codecs.BOM_UTF16_LE + BLACKBOARD.format(word).encode("utf-16-le")
    done = made(course, "blackboard", fill=sheet(course, data, "gc.xls"))
    assert done.path.read_bytes()[2:].decode("utf-16-le") == BLACKBOARD.format("8.50")


@pytest.mark.parametrize("word", ["Needs Grading(99.00)", "In Progress(99.00)", "Needs Grading (99.00)"])
def test_the_number_within_needs_grading_is_named(course, word):
    data = codecs.BOM_UTF16_LE + BLACKBOARD.format(word).encode("utf-16-le")
    done = made(course, "blackboard", fill=sheet(course, data, "gc.xls"))
    assert done.path.read_bytes()[2:].decode("utf-16-le") == BLACKBOARD.format("8.50")
    assert f"Jane Doe (u100): the cell says {word!r}: 99.00 is replaced by 8.50" in done.notes


# --- Moodle's worksheet, in the languages that Moodle writes it in

GERMAN = (
    "\ufeffID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,"
    "Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als Kommentar\n"
    'Teilnehmer/in12,Jane Doe,jdoe@x.org,Zur Bewertung abgegeben,,"10,00",Ja,-,-,\n'
    'Teilnehmer/in15,Kim Lee,di@x.org,Zur Bewertung abgegeben,,"10,00",Nein,-,-,\n'
)
FRENCH = (
    "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,La note peut être modifiée,"
    'Dernière modification (note),Commentaires\nParticipant 12,Jane Doe,jdoe@x.org,Remis,,"10,00",Oui,-,\n'
)
JAPANESE = (
    "識別子,フルネーム,メールアドレス,ステータス,評点,最大評点,評点は変更可能です,最終更新日時 (評点)\n"
    "参加者12,Jane Doe,jdoe@x.org,提出済み,,10.00,Yes,-\n"
)


@pytest.mark.parametrize(
    "options", [FormatOptions("Bewertung", comma=True), FormatOptions("Bewertung"), FormatOptions()]
)
def test_a_german_worksheet_is_filled(course, options):
    done, notes = filled(course, "moodle-worksheet", GERMAN, format_options=options)
    assert 'jdoe@x.org,Zur Bewertung abgegeben,"8,50","10,00",Ja,-,-,"sigmoid 4.00/4.00, delta 4.50/6.00."' in done
    assert done.splitlines()[2] == GERMAN.splitlines()[2]
    assert any(note.startswith("Kim Lee (u103): the LMS says that this grade cannot be changed") for note in notes)


def test_a_french_worksheet_is_filled(course):
    done, _ = filled(course, "moodle-worksheet", FRENCH)
    assert 'Remis,"8,50","10,00",Oui,-,"sigmoid' in done


def test_a_japanese_worksheet_is_filled(course):
    done, _ = filled(course, "moodle-worksheet", JAPANESE)
    assert done == JAPANESE.replace("提出済み,,10.00", "提出済み,8.50,10.00")


def test_a_comment_that_stands_there_is_kept_unless_asked(course):
    text = FRENCH.replace("Oui,-,\n", "Oui,-,Bravo\n")
    done, notes = filled(course, "moodle-worksheet", text)
    assert done.endswith("Oui,-,Bravo\n")
    assert "Jane Doe (u100): a comment stands there; left as it is: --replace writes ours" in notes
    (course / "results" / "export" / "backprop-moodle-worksheet.csv").unlink()
    assert "Bravo" not in filled(course, "moodle-worksheet", text, format_options=REPLACE)[0]


# --- Brightspace, Sakai, PowerSchool, Teams

BRIGHTSPACE = (
    "OrgDefinedId,Username,Last Name,First Name,Email,"
    '"Backprop 1 Points Grade <Numeric MaxPoints:10 Weight:5 Category:Labs CategoryWeight:20>",'
    "Calculated Final Grade Numerator,End-of-Line Indicator\n"
    "#u100,#jdoe,Doe,Jane,jdoe@x.org,,8.5,#\n#u101,#bo,Œil,Bó,bo@x.org,9.5,9.5,#\n"
)
SAKAI = (
    "Student ID,Student Name,Backprop 1 [10],* Backprop 1,# Course Grade\n"
    '"u100","Doe, Jane",,,"B"\n"u101","Œil, Bó",9,"kept",A\n'
)
POWERSCHOOL = (
    "Teacher Name:,Ada Lee,\nClass:,1(A) Algebra,\nAssignment Name:,Backprop 1,\nDue Date:,2026-08-25,\n"
    "Points Possible:,10.0,\nExtra Points:,0.0,\nScore Type:,POINTS,\nStudent Num,Student Name,Score\n"
    'u100,"Doe, Jane",\nu101,"Œil, Bó",3\n\n'
)
TEAMS = (
    "First Name,Last Name,Email Address,Backprop 1,Points,Feedback,Other,Points,Feedback\n"
    "Jane,Doe,jdoe@x.org,,10,,4,5,fine\nBó,Œil,bo@x.org,1,10,,,5,\n"
)


def test_brightspaces_export_is_filled(course):
    done, notes = filled(course, "brightspace", BRIGHTSPACE)
    assert done == BRIGHTSPACE.replace("jdoe@x.org,,8.5", "jdoe@x.org,8.50,8.5")
    assert "Bó Œil (u101): 9.5 stands there, ours is 9.00; left as it is: --replace writes ours" in notes


def test_brightspaces_file_is_still_written_from_the_results_alone(course):
    assert b"#u100,8.50,#" in made(course, "brightspace").path.read_bytes()


def test_sakais_export_is_filled_with_its_comments(course):
    done, notes = filled(course, "sakai", SAKAI)
    comment = '"sigmoid 4.00/4.00, delta 4.50/6.00."'
    assert done == SAKAI.replace('"Doe, Jane",,,', f'"Doe, Jane",8.50,{comment},')
    assert "Bó Œil (u101): a comment stands there; left as it is: --replace writes ours" in notes


def test_powerschools_template_is_filled(course):
    done, notes = filled(course, "powerschool", POWERSCHOOL)
    assert done == POWERSCHOOL.replace('"Doe, Jane",\n', '"Doe, Jane",8.50\n')
    assert any(note.startswith("Bó Œil (u101): 3 stands there") for note in notes)


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("Backprop 1", "Unit 1", "is for 'Unit 1', not 'Backprop 1'.*--column 'Unit 1'"),
        ("POINTS", "GRADESCALE", "its score type is GRADESCALE; set it to Points"),
        (":,10.0", ":,7.0", "--out-of 7"),
        ("Student Num", "Name", "it needs a row 'Student Num"),
    ],
)
def test_a_template_of_powerschools_that_does_not_fit_says_the_remedy(course, was, now, words):
    with pytest.raises(CourseError, match=words):
        filled(course, "powerschool", POWERSCHOOL.replace(was, now))


def test_teams_export_is_filled(course):
    done, notes = filled(course, "teams", TEAMS)
    assert done.startswith(TEAMS.partition("Jane")[0] + 'Jane,Doe,jdoe@x.org,8.50,10,"sigmoid 4.00/4.00, delta')
    assert done.endswith("Bó,Œil,bo@x.org,1,10,,,5,\n")
    assert any(note.startswith("Bó Œil (u101): 1 stands there") for note in notes)


# --- numbers as the file writes them


def test_a_canvas_export_whose_maximum_has_a_comma_gets_commas(course):
    text = 'Student;ID;SIS Login ID;Section;Backprop 1 (5)\nPoints Possible;;;;10,00\n"Doe, Jane";4321;jdoe;A;\n'
    done = made(course, "canvas", fill=sheet(course, text))
    assert done.path.read_text() == text.replace("jdoe;A;", "jdoe;A;8,50")


def test_an_attempts_number_is_not_taken_for_a_grade(course):
    data = codecs.BOM_UTF16_LE + BLACKBOARD.format("In Progress (Attempt 2)").encode("utf-16-le")
    done = made(course, "blackboard", fill=sheet(course, data, "gc.xls"))
    assert not [note for note in done.notes if "is replaced" in note]


def test_a_comment_that_is_replaced_is_named(course):
    _, notes = filled(course, "sakai", SAKAI, format_options=REPLACE)
    assert "Bó Œil (u101): the comment 'kept' is replaced" in notes
