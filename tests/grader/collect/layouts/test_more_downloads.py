"""Downloads of Blackboard, Brightspace, Sakai, Google Classroom, Teams and Moodle in other languages, as they come."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grader.collect.collect import collect
from grader.errors import CourseError
from grader.records.course import Assignment, Attempts, Course, Late, Task
from grader.records.submission import Status

NOTEBOOK = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'
ROSTER = """id,username,first_name,last_name,email,team
u100,jdoe,Jane,Doe,jdoe@x.org,
u101,bo_oeil,Bó,Œil,bo@x.org,
u102,cy,Mary-Ann,Roe,cy@x.org,
"""


@pytest.fixture
def course(tmp_path):
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    backprop = Assignment("backprop", "Backprop", (Task("sigmoid", 1.0),), late=Late(attempts=Attempts.LAST))
    return Course(tmp_path, "Course", tmp_path / "submitted", (backprop,), timezone="Europe/Berlin")


def gather(course, files, *, packed=False, name="download"):
    place = course.root / (f"{name}.zip" if packed else name)
    if packed:
        with zipfile.ZipFile(place, "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
    else:
        for path, text in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, encoding="utf-8")
    scratch = course.root / f"scratch-{packed}"
    scratch.mkdir()
    found = collect(course, course.assignments, place, scratch)
    return found, {each.student.id: each for each in found.submissions}


# Names as kwurst/bb-file-cleanup describes Blackboard's download: title, user name, attempt, time, the student's own.
BLACKBOARD = {
    "HW_1 Backprop_jdoe_attempt_2026-03-01-22-35-53.txt": "Name: Jane Doe (jdoe)",
    "HW_1 Backprop_jdoe_attempt_2026-03-01-22-35-53_backprop.ipynb": "first",
    "HW_1 Backprop_jdoe_attempt_2026-03-02-08-00-00.txt": "Name: Jane Doe (jdoe)",
    "HW_1 Backprop_jdoe_attempt_2026-03-02-08-00-00_backprop.ipynb": "second",
    "HW_1 Backprop_jdoe_attempt_2026-03-02-08-00-00_data.csv": "1",
    "HW_1 Backprop_bo_oeil_attempt_2026-03-01-10-00-00_my work.ipynb": NOTEBOOK,
    "HW_1 Backprop_cy_attempt_2026-03-01-10-00-00.txt": "typed, without a file",
}


@pytest.mark.parametrize("packed", [False, True])
def test_blackboards_download_is_read_with_times_and_attempts(course, packed):
    _, found = gather(course, BLACKBOARD, packed=packed)
    assert found["u100"].path.read_text() == "second"
    assert found["u100"].timestamp.astimezone(UTC) == datetime(2026, 3, 2, 7, tzinfo=UTC)
    assert [path.name for path in found["u100"].companions] == ["data.csv"]
    assert "the last of 2 attempts counts" in found["u100"].notes
    assert found["u101"].path.name == "my work.ipynb"
    assert found["u102"].status is Status.MISSING


# Folders as D2L's download names them (number-number - name - date time without a colon), and the list beside them.
BRIGHTSPACE = {
    "397063-2557369 - Jane Doe - Mar 1, 2026 1035 PM/backprop.ipynb": NOTEBOOK,
    "397064-2557369 - Mary-Ann Roe - Mar 2, 2026 926 AM/backprop.ipynb": NOTEBOOK,
    "index.html": "<html>",
}
BRIGHTSPACE_FILES = {
    "39706-25573 - u100 - Jane Doe- Mar 1, 2026 1035 PM - backprop.ipynb": NOTEBOOK,
    "39706-25574 - u102 - Mary-Ann Roe- Mar 2, 2026 926 AM - backprop.ipynb": NOTEBOOK,
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("files", [BRIGHTSPACE, BRIGHTSPACE_FILES])
def test_brightspaces_download_is_read_with_its_times(course, packed, files):
    _, found = gather(course, files, packed=packed)
    assert {name: each.status for name, each in found.items()} == {
        "u100": Status.GRADED,
        "u101": Status.MISSING,
        "u102": Status.GRADED,
    }
    assert found["u100"].timestamp.astimezone(UTC) == datetime(2026, 3, 1, 21, 35, tzinfo=UTC)


# A folder per student as Sakai packs it (AssignmentServiceImpl.zipSubmissions): Last, First(user).
SAKAI = {
    "Backprop/grades.csv": "Backprop,Points\n\nDisplay ID,ID,Last Name,First Name,grade\njdoe,jdoe,Doe,Jane,\n",
    "Backprop/Doe, Jane(jdoe)/Submission attachment(s)/backprop.ipynb": NOTEBOOK,
    "Backprop/Doe, Jane(jdoe)/Feedback Attachment(s)/other.ipynb": NOTEBOOK,
    "Backprop/Doe, Jane(jdoe)/timestamp.txt": "20260301223553145",
    "Backprop/Roe, Mary-Ann(cy)/comments.txt": "",
    "Backprop/Roe, Mary-Ann(cy)/timestamp.txt": "",
}


def test_sakais_download_is_read_with_its_seventeen_digits(course):
    _, found = gather(course, SAKAI, packed=True)
    assert found["u100"].path.name == "backprop.ipynb"
    assert found["u100"].timestamp.astimezone(UTC).isoformat() == "2026-03-01T21:35:53.145000+00:00"
    assert found["u101"].status is Status.MISSING


# "without user folders" joins the same parts with _; a group's names stand in one folder's, with "; " between.
@pytest.mark.parametrize(
    "files",
    [
        {"Doe, Jane(jdoe)_Submission attachment(s)_backprop.ipynb": NOTEBOOK, "grades.csv": "a,b\n"},
        {
            "Doe, Jane(jdoe); Roe, Mary-Ann(cy)/Submission attachment(s)/backprop.ipynb": NOTEBOOK,
            "Doe, Jane(jdoe); Roe, Mary-Ann(cy)/timestamp.txt": "2026-03-01T21:35:53.145Z",
        },
        {"Doe,(jdoe)/Anexos/backprop.ipynb": NOTEBOOK, "Doe,(jdoe)/timestamp.txt": "20260301223553145"},
    ],
    ids=["files", "group", "another language"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_sakais_other_forms_are_read(course, files, packed):
    inside = {f"Backprop/{name}": text for name, text in files.items()} if packed else files
    _, found = gather(course, inside, packed=packed)
    together = any("; " in name for name in files)
    assert [found[who].status for who in ("u100", "u102")] == [
        Status.GRADED,
        Status.GRADED if together else Status.MISSING,
    ]


def test_what_a_student_uploaded_to_drive_under_no_name_is_named_and_nobodys(course):
    files = {f"{name} - backprop.ipynb": NOTEBOOK for name in ("Jane Doe", "Mary-Ann Roe")} | {"work.ipynb": NOTEBOOK}
    result, found = gather(course, files)
    assert [found[who].status for who in ("u100", "u102")] == [Status.GRADED, Status.GRADED]
    assert "work.ipynb: begins with nobody's name, so not graded" in result.notes


@pytest.mark.parametrize("name", ["Jane Doe - backprop.ipynb", "Doe Jane - backprop.ipynb"])
def test_files_that_begin_with_a_full_name_are_google_classrooms_or_schoolworks(course, name):
    files = {name: NOTEBOOK, "Mary-Ann Roe - Copy of backprop.ipynb": NOTEBOOK}
    _, found = gather(course, files)
    assert [found[who].status for who in ("u100", "u102")] == [Status.GRADED, Status.GRADED]


# Teams keeps work in SharePoint, as the README of lwchkg/teams_assignment_explorer says:
# Student work / Submitted files / <name> / <assignment> / <version> / <file>.
def test_of_the_versions_in_teams_the_last_counts(course):
    files = {
        **{f"Jane Doe/Backprop/Version {number}/backprop.ipynb": str(number) for number in (1, 2, 10)},
        "Mary-Ann Roe/Backprop/Version 1/backprop.ipynb": NOTEBOOK,
    }
    _, found = gather(course, files)
    assert found["u100"].path.read_text() == "10"
    assert "the last of 3 versions counts" in found["u100"].notes
    assert found["u102"].status is Status.GRADED


def test_the_whole_library_of_a_class_in_teams_is_read_without_its_drafts(course):
    files = {
        "Submitted files/Doe, Jane/Backprop/Version 1/backprop.ipynb": NOTEBOOK,
        "Working files/Doe, Jane/Backprop/backprop.ipynb": "a draft",
        "Working files/Mary-Ann Roe/Backprop/backprop.ipynb": "a draft",
    }
    _, found = gather(course, files)
    assert found["u100"].path.read_text() == NOTEBOOK
    assert found["u102"].status is Status.MISSING


# Moodle's grading worksheet; identifiers are the string "hiddenuser" of mod_assign and a number, in each language.
WORKSHEETS = {
    "en": (
        (
            "Identifier,Full name,ID number,Email address,Status,Grade,Maximum grade,Grade can be changed,"
            "Last modified (submission),Last modified (grade),Feedback comments\n"
            'Participant 12,Jane Doe,u100,jdoe@x.org,x,,10,Yes,"Sunday, 1 March 2026, 10:35 PM",-,\n'
            "Participant 13,Jane Doe,u102,cy@x.org,x,,10,Yes,-,-,\n"
        ),
        "Participant",
    ),
    "de": (
        (
            "ID,Vollständiger Name,ID-Nummer,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung änderbar,"
            "Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als Kommentar\n"
            'Teilnehmer/in12,Jane Doe,u100,jdoe@x.org,x,,"10,00",Ja,"Sonntag, 1. März 2026, 22:35",-,\n'
            "Teilnehmer/in13,Jane Doe,u102,cy@x.org,x,,,Ja,-,-,\n"
        ),
        "Teilnehmerin",
    ),
    "es": (
        (
            "Identificador,Nombre completo,Número de ID,Correo,Estado,Calificación,Máxima,Puede cambiarse,"
            "Última modificación (entrega),Última modificación (calificación),Comentarios\n"
            'Participante12,Jane Doe,u100,jdoe@x.org,x,,10,Sí,"domingo, 1 de marzo de 2026, 22:35",-,\n'
            "Participante13,Jane Doe,u102,cy@x.org,x,,10,Sí,-,-,\n"
        ),
        "Participante",
    ),
}


@pytest.mark.parametrize("with_roster", [True, False])
@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_moodles_worksheet_beside_the_submissions_says_who_has_which_number_and_when(
    course, language, anonymous, with_roster
):
    text, word = WORKSHEETS[language]
    if not with_roster:
        (course.root / "roster.csv").unlink()
    name = word if anonymous else "Jane Doe"
    files = {f"{name}_{number}_assignsubmission_file/backprop.ipynb": NOTEBOOK for number in (12, 13)}
    _, found = gather(course, {**files, "Grades-Course-Backprop-7.csv": text})
    graded = [who for who, each in found.items() if each.status is Status.GRADED]
    assert graded == ["u100", "u102"]
    assert found["u100"].timestamp.astimezone(UTC) == datetime(2026, 3, 1, 21, 35, tzinfo=UTC)
    assert found["u102"].timestamp is None


def test_a_worksheet_as_the_roster_gives_the_times_too(course):
    (course.root / "roster.csv").write_text(WORKSHEETS["de"][0], encoding="utf-8")
    _, found = gather(course, {"Teilnehmerin_12_assignsubmission_file_/backprop.ipynb": NOTEBOOK})
    assert found["u100"].timestamp.astimezone(UTC) == datetime(2026, 3, 1, 21, 35, tzinfo=UTC)
    assert found["u102"].status is Status.MISSING


def test_a_damaged_time_of_a_worksheet_is_a_note(course):
    text = WORKSHEETS["en"][0].replace("Sunday, 1 March 2026, 10:35 PM", "46082.9409722")
    files = {"Jane Doe_12_assignsubmission_file/backprop.ipynb": NOTEBOOK, "Grades.csv": text}
    _, found = gather(course, files)
    assert found["u100"].timestamp is None
    assert any("'46082.9409722' is not a date" in note for note in found["u100"].notes)


def test_downloads_named_after_a_group_are_joined_by_the_name_behind_it(course):
    files = {
        "Group A-Jane Doe_12_assignsubmission_file/backprop.ipynb": NOTEBOOK,
        "Mary-Ann Roe_13_assignsubmission_file/backprop.ipynb": NOTEBOOK,
    }
    _, found = gather(course, files)
    assert [found[who].status for who in ("u100", "u102")] == [Status.GRADED, Status.GRADED]


def test_a_name_with_a_dash_is_nobody_elses_by_its_last_part(course):
    (course.root / "roster.csv").write_text(ROSTER + "u103,ann,Ann,Lee,a@x.org,\n", encoding="utf-8")
    files = {
        "Mary-Ann Lee_14_assignsubmission_file/backprop.ipynb": NOTEBOOK,
        "Jane Doe_12_assignsubmission_file/backprop.ipynb": NOTEBOOK,
    }
    collected, found = gather(course, files)
    assert found["u103"].status is Status.MISSING
    assert found["Mary-Ann Lee 14"].status is Status.GRADED
    assert collected.unclaimed


def test_an_empty_folder_of_a_student_in_a_zip_has_its_row(course):
    (course.root / "roster.csv").unlink()
    _, found = gather(course, {"u100/backprop/backprop.ipynb": NOTEBOOK, "u101/": ""}, packed=True)
    assert (found["u101"].status, found["u101"].notes) == (Status.MISSING, ("nothing was submitted",))


def test_the_zip_of_one_student_is_refused_with_a_remedy_that_names_no_folder_of_ours(course):
    (course.root / "roster.csv").unlink()
    batch = Assignment("batch", "Batch", (Task("forward", 1.0),))
    two = replace(course, assignments=(*course.assignments, batch))
    files = {"backprop/backprop.ipynb": NOTEBOOK, "batch/batch.ipynb": NOTEBOOK}
    with pytest.raises(CourseError, match="unpack it into a folder named after the student") as caught:
        gather(two, files, packed=True)
    assert "scratch" not in str(caught.value)
