"""Moodle's grading worksheet in any language: which column, whose row, what stays."""

from __future__ import annotations

import pytest

from grader.collect.raw import IdKind
from grader.errors import CourseError
from grader.export.worksheet import NO, _grade_column, _people, _who, make

from .small import grade, person, request, sheet, text_of

PEOPLE = (person("ann"), person("bob"))
ENGLISH = "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Feedback comments\n"
GERMAN = "ID,Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,Feedback als Kommentar\n"
ROWS = "Participant 1,Ann Lee,ann@x.org,Sent,{},10.00,{},\nParticipant 2,Bob Lee,bob@x.org,Sent,{},10.00,{},\n"
COMMENT = '"sigmoid 4.00/4.00, delta {}."'
FILLED = (
    f"Participant 1,Ann Lee,ann@x.org,Sent,8.50,10.00,Yes,{COMMENT.format('4.50/6.00')}\n"
    f"Participant 2,Bob Lee,bob@x.org,Sent,10.00,10.00,Yes,{COMMENT.format('6.00/6.00')}\n"
)


def made(folder, text, **options):
    return make(request(people=PEOPLE, **options), sheet(folder, text))


@pytest.mark.parametrize("header", [ENGLISH, GERMAN])
def test_grades_and_comments_are_filled_in_whatever_the_language(tmp_path, header):
    files = made(tmp_path, header + ROWS.format("", "Yes", "-", "Yes"))
    assert (text_of(files), files.notes) == (header + FILLED, ())


@pytest.mark.parametrize("column", ["Status", "Grade"])
def test_the_column_that_is_named_is_filled(tmp_path, column):
    text = ENGLISH + ROWS.format("", "Yes", "", "Yes").replace(",Sent,", ",,")
    filled = text_of(made(tmp_path, text, column=column))
    assert ",ann@x.org,8.50,," in filled if column == "Status" else ",ann@x.org,,8.50,10.00" in filled


@pytest.mark.parametrize("word", ["No", "nein", "NON"])
def test_a_grade_that_moodle_locked_stays(tmp_path, word):
    files = made(tmp_path, ENGLISH + ROWS.format("", "Yes", "", word))
    assert ",bob@x.org,Sent,,10.00," in text_of(files)
    assert [note.partition(":")[0] for note in files.notes] == ["Bob Lee (bob)"]
    first = made(tmp_path, ENGLISH + ROWS.format("", word, "", "Yes"))
    assert [note.partition(":")[0] for note in first.notes] == ["Ann Lee (ann)"]


def test_every_word_that_moodle_writes_for_no_is_known():
    words = "no nein non não nee nej nei ei nie ne нет ні не όχι hayır いいえ 否 아니요 לא لا nem nu ez tidak không"
    assert set(words.split()) == NO


def test_a_decimal_comma_in_the_maximum_is_how_numbers_are_written(tmp_path):
    text = ENGLISH + ROWS.format("", "Yes", "", "Yes").replace("10.00", '"10,00"')
    assert ',Sent,"8,50","10,00",Yes' in text_of(made(tmp_path, text))
    first, last = (
        ENGLISH + ROWS.format("", "Yes", "", "Yes").replace("10.00", '"10,00"', 1),
        ROWS.format("", "Yes", "", "Yes"),
    )
    assert ',Sent,"8,50","10,00",Yes' in text_of(made(tmp_path, first))
    last = ENGLISH + '"10,00"'.join(last.rsplit("10.00", 1))
    assert ',Sent,"8,50",10.00,Yes' in text_of(made(tmp_path, last))


def test_without_a_maximum_the_english_name_decides_and_nothing_is_locked(tmp_path):
    header = "Identifier,Full name,Grade,Note,Last modified\n"
    text = header + 'Participant 1,Ann Lee,,"a, b",No\nParticipant 2,Bob Lee,,b,No\n'
    filled = text_of(made(tmp_path, text))
    assert filled == header + 'Participant 1,Ann Lee,8.50,"a, b",No\nParticipant 2,Bob Lee,10.00,b,No\n'


def test_a_maximum_in_the_last_column_leaves_nothing_locked(tmp_path):
    text = "ID,Name,Bewertung,Bestwertung\nTeilnehmer/in1,Ann Lee,,10\nTeilnehmer/in2,Bob Lee,,10\n"
    assert text_of(made(tmp_path, text)) == text.replace("Ann Lee,,", "Ann Lee,8.50,").replace(
        "Bob Lee,,", "Bob Lee,10.00,"
    )


@pytest.mark.parametrize("columns", ["A,B", "10,10"])
def test_where_the_maximum_does_not_say_the_column_the_teacher_is_asked(tmp_path, columns):
    text = f"ID,Name,N1,N2,N3\nTeilnehmer/in1,Ann Lee,,{columns}\nTeilnehmer/in2,Bob Lee,,{columns}\n"
    with pytest.raises(CourseError, match="has no column 'Grade'; it has 'ID', 'Name', 'N1', 'N2', 'N3'"):
        made(tmp_path, text)


@pytest.mark.parametrize(
    "rows", ["Ann,x\n", "Participant 1,x\nAnn,x\n", "Ann,x\nParticipant 1,x\n", "Participant x,x\n", ""]
)
def test_a_file_whose_rows_begin_otherwise_is_no_worksheet(tmp_path, rows):
    with pytest.raises(CourseError, match=r"its header begins Identifier, Full name, Grade; each row"):
        made(tmp_path, f"Identifier,Full name,Grade,More\n{rows}")


@pytest.mark.parametrize("word", ["Feedback comments", "KOMMENTAR", "comentarios", "opmerking x", "Отзыв"])
def test_the_comment_has_its_column_behind_the_grade(tmp_path, word):
    header = f"Feedback,Full name,Grade,{word},Comment\n"
    text = f"{header}Participant 1,Ann Lee,,,\nParticipant 2,Bob Lee,,,\n"
    assert text_of(made(tmp_path, text)) == (
        f"{header}Participant 1,Ann Lee,8.50,{COMMENT.format('4.50/6.00')},\n"
        f"Participant 2,Bob Lee,10.00,{COMMENT.format('6.00/6.00')},\n"
    )


def test_a_row_says_ids_before_the_number_and_that_before_the_name(tmp_path):
    text = "Identifier,ID number,Full name,Username,Email address,Grade\nParticipant 7,u1,Ann Lee,ann,a@x.org,\n"
    table = sheet(tmp_path, text)
    who = _who(table, table.header(), 1, 5)
    assert who.shown == "Participant 7 (u1)"
    assert who.ids == (
        (IdKind.ID, "ann"),
        (IdKind.ID, "u1"),
        (IdKind.ID, "a@x.org"),
        (IdKind.PARTICIPANT, "7"),
        (IdKind.NAME, "Ann Lee"),
    )


def test_in_another_language_the_places_of_the_columns_say_what_they_are(tmp_path):
    table = sheet(tmp_path, "ID,Name,Nummer,Mail,Status,Wert\nTeilnehmer/in12,Ann Lee,u7,a@x.org,Sent,\n")
    assert _who(table, table.header(), 1, 5).ids == (
        (IdKind.ID, "u7"),
        (IdKind.ID, "a@x.org"),
        (IdKind.PARTICIPANT, "12"),
        (IdKind.NAME, "Ann Lee"),
    )
    assert _who(table, table.header(), 1, 2).ids == ((IdKind.PARTICIPANT, "12"), (IdKind.NAME, "Ann Lee"))


def test_who_is_not_in_the_file_is_told(tmp_path):
    given = request(grade("ann"), grade("zoe", 5.0), people=PEOPLE)
    files = make(given, sheet(tmp_path, ENGLISH + ROWS.format("", "Yes", "", "Yes")))
    assert files.notes == ("graded, but not in download.csv, so enter these by hand: Zoe Lee (zoe)",)


def test_a_header_that_ends_in_a_number_is_nobodys_row(tmp_path):
    header = ENGLISH.replace("Identifier", "Column 1")
    files = made(tmp_path, header + ROWS.format("", "Yes", "", "Yes"))
    assert (text_of(files), files.notes) == (header + FILLED, ())


def test_neither_the_grade_nor_what_stands_before_it_is_the_comment(tmp_path):
    header = "Identifier,Full name,Comment,Feedback grade,Feedback\n"
    text = f"{header}Participant 1,Ann Lee,x,,\nParticipant 2,Bob Lee,y,,\n"
    assert text_of(made(tmp_path, text, column="Feedback grade")) == (
        f"{header}Participant 1,Ann Lee,x,8.50,{COMMENT.format('4.50/6.00')}\n"
        f"Participant 2,Bob Lee,y,10.00,{COMMENT.format('6.00/6.00')}\n"
    )


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Identifier,Full name,Grade,Note,Max\nParticipant 1,Ann,,a,10\nParticipant 2,Bob,,b,10\n", 2),
        ("ID,Name,X,Wert,Max\nTeilnehmer/in1,10,x,,10\nTeilnehmer/in2,10,y,,10\n", 3),
        ("ID,Wert,Max\nTeilnehmer/in1,,10\nTeilnehmer/in2,,10\n", 1),
        ("ID,Name,A,Wert,Max,B,C\nTeilnehmer/in1,Ann,1,,10,2,3\nTeilnehmer/in2,Bob,2,,10,2,3\n", 3),
    ],
)
def test_the_grade_has_its_english_name_or_stands_before_the_maximum(tmp_path, text, column):
    assert _grade_column(request(), sheet(tmp_path, text), [1, 2]) == column


@pytest.mark.parametrize("most", [("9", "10"), ("10", "9")])
def test_two_maxima_are_none(tmp_path, most):
    text = ENGLISH + "".join(
        f"Participant {n},{name} Lee,{name.lower()}@x.org,Sent,,{of},Yes,\n"
        for n, name, of in ((1, "Ann", most[0]), (2, "Bob", most[1]))
    )
    assert ",Sent,8.50," in text_of(made(tmp_path, text))


def test_a_row_without_a_name_is_known_by_its_number(tmp_path):
    table = sheet(tmp_path, "Identifier,Full name,Grade\nParticipant 7,,\n")
    ((row, who),) = people = _people(table, table.header(), [1], 2)
    assert (row, who.ids, type(people)) == (1, ((IdKind.PARTICIPANT, "7"),), tuple)


def test_numbers_that_differ_from_row_to_row_are_no_maximum(tmp_path):
    text = "ID,Name,N1,N2\nParticipant 1,Ann Lee,,10\nParticipant 2,Bob Lee,,9\n"
    with pytest.raises(CourseError, match="has no column 'Grade'"):
        made(tmp_path, text)
    header = "Identifier,Full name,Grade,Other,Last\n"
    filled = text_of(made(tmp_path, f"{header}Participant 1,Ann Lee,,4,No\nParticipant 2,Bob Lee,,12,No\n"))
    assert filled == f"{header}Participant 1,Ann Lee,8.50,4,No\nParticipant 2,Bob Lee,10.00,12,No\n"
