"""Moodle's grading worksheet in any language: numbers, names and times."""

from __future__ import annotations

import pytest

from grader.collect.worksheet import Participant, in_english, participant, participants

ENGLISH = "Identifier,Full name,ID number,Email address,Status,Grade,Last modified (submission),Last modified (grade)"
GERMAN = "ID,Vollständiger Name,E-Mail-Adresse,Status,Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung)"


def read(tmp_path, *texts):
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return dict(participants(paths))


def test_everybody_of_an_english_worksheet(tmp_path):
    rows = "Participant 12, Ann Lee , 7 ,ann@x.org,s,1,Monday,Tuesday\nParticipant 3,Bob,,,s,,,\n"
    assert read(tmp_path, f"{ENGLISH}\n{rows}") == {
        "12": Participant("Participant", "7", "ann@x.org", "Ann Lee", "Monday"),
        "3": Participant("Participant", name="Bob"),
    }


def test_everybody_of_a_worksheet_in_another_language(tmp_path):
    rows = "Teilnehmer/in12,Ann Lee,ann@x.org,s,Montag,Dienstag\nTeilnehmer/in3,Bob,,s,,\n"
    assert read(tmp_path, f"{GERMAN}\n{rows}") == {
        "12": Participant("Teilnehmerin", "", "ann@x.org", "Ann Lee", "Montag"),
        "3": Participant("Teilnehmerin", name="Bob"),
    }


def test_several_worksheets_are_put_together_and_other_files_passed_over(tmp_path):
    one, two = (f"{ENGLISH}\nParticipant {n},N{n},,,,,,\n" for n in (1, 2))
    other = "id,first_name\nann,Ann\n"
    assert set(read(tmp_path, one, other, "", 'id\n"x\n', two)) == {"1", "2"}


def test_a_row_without_a_number_or_that_is_short_is_no_trouble(tmp_path):
    found = read(tmp_path, f"{ENGLISH}\nParticipant,Ann\n Participant 5 ,Bob\n")
    assert found == {"5": Participant("Participant", name="Bob")}


def test_a_worksheet_without_some_columns(tmp_path):
    assert read(tmp_path, "Identifier,Status\nParticipant 5,s\n") == {"5": Participant("Participant")}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Participant 12", "12"),
        ("Teilnehmer/in1201", "1201"),
        ("7", "7"),
        ("12 a", ""),
        ("Participant", ""),
        ("a1b2", ""),
    ],
)
def test_the_number_stands_at_the_end(text, number):
    assert participant(text) == number


def translated(header, *rows):
    return in_english(header.split(","), [row.split(",") for row in rows])


def test_columns_are_known_by_what_is_in_them():
    header = " ID ,Name,Matrikel,Mail,Status,Geändert (Abgabe),Geändert (Note)"
    assert translated(header, "Teilnehmer 1,Ann,7,ann@x.org,s,,", "Teilnehmer 2,Bob,8,,s,,") == [
        "identifier",
        "full name",
        "id number",
        "email address",
        "status",
        "last modified (submission)",
        "geändert (note)",
    ]
    assert translated(header, "Teilnehmer 1,Ann,7,,s,,")[1:4] == ["name", "matrikel", "mail"]
    assert translated(header, "T 1,Ann,7,,s,a@b,")[1:4] == ["name", "matrikel", "mail"]


def test_the_mail_may_stand_in_any_row():
    header = "ID,Name,Mail,Geändert (a),Geändert (b)"
    for rows in (["T 1,Ann,,,", "T 2,Bob,b@x.org,,"], ["T 1,Ann,a@x.org,,", "T 2,Bob,,,"]):
        assert translated(header, *rows)[:3] == ["identifier", "full name", "email address"]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("ID,Name,Geändert (a),Geändert (b)", []),
        ("ID,Name,Geändert (a),Geändert (b)", ["17,Ann,,"]),
        ("ID,Name,Geändert (a),Geändert (b)", ["Teilnehmer,Ann,,"]),
        ("ID,Name,Geändert (a),Geändert (b)", ["T 1,Ann,,", "17,Bob,,"]),
        ("ID,Name,Geändert (a),Geändert (b)", ["17,Ann,,", "T 1,Bob,,"]),
        ("ID,Name,Geändert (a),Benotet (b)", ["T 1,Ann,,"]),
        ("ID,Name,Geändert,Geändert", ["T 1,Ann,,"]),
        ("ID,Name,(a),(b)", ["T 1,Ann,,"]),
    ],
)
def test_any_other_header_stays_as_it_is(header, rows):
    assert translated(header, *rows) == header.casefold().split(",")


def test_of_two_addresses_the_first_is_the_students():
    header = "ID,Name,Mail,Parent,Geändert (a),Geändert (b)"
    assert translated(header, "T 1,Ann,a@x.org,p@x.org,,")[1:4] == ["full name", "email address", "parent"]


def test_an_address_in_the_first_columns_is_no_mail_of_theirs():
    header = "ID,Name,Geändert (a),Geändert (b)"
    assert translated(header, "T@x 1,Ann,,")[:2] == ["identifier", "name"]


def test_the_mail_may_stand_in_the_second_column():
    assert translated("ID,Mail,Geändert (a),Geändert (b)", "T 1,a@x.org,,")[:2] == ["identifier", "email address"]


def test_spaces_around_a_header_are_no_part_of_it(tmp_path):
    header = ENGLISH.replace(",", " , ")
    assert read(tmp_path, f" {header} \nParticipant 5,Bob,7\n") == {"5": Participant("Participant", "7", name="Bob")}


def test_a_table_whose_ids_end_in_numbers_is_no_worksheet(tmp_path):
    assert read(tmp_path, "id,full name\nu7,Ann\n") == {}


def test_the_columns_of_times_may_be_the_first_or_the_last_two():
    assert translated("ID,Geändert (a),Geändert (b),Name", "T 1,,,Ann")[1] == "last modified (submission)"
    assert translated("Stand (a),Stand (b)", "T 1,")[0] != "stand (a)"
