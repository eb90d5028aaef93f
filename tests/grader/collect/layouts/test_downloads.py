"""What an LMS or a classroom hands out, as it is and as a zip: each is known by itself, and each person by name."""

from __future__ import annotations

import os
import shutil
import zipfile
from datetime import UTC, datetime

import pytest

from grader.collect.collect import collect
from grader.collect.layouts import exchange
from grader.collect.layouts.gradescope import METADATA as METADATA_NAME
from grader.collect.layouts.gradescope import _entries as entries_of
from grader.errors import CourseError
from grader.records.course import Assignment, Course, Task
from grader.records.submission import Status

NOTEBOOK = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'
ROSTER = """SIS User ID,SIS Login ID,Student,ID,Section,Email
u100,jdoe,"Doe, Jane",4321,A,jdoe@x.org
u101,bo,"Œil, Bó",4322,A,bo@x.org
u102,cy,"Roe, Cy",4323,A,cy@x.org
"""
CANVAS = {
    "doejane_4321_98765_backprop.ipynb": NOTEBOOK,
    "doejane_4321_98766_data.csv": "1,2\n",
    "oeilbo_LATE_4322_98767_backprop-2.ipynb": NOTEBOOK,
    "who_9_98768_backprop.ipynb": NOTEBOOK,
    "roecy_4323_text.html": "<p>here</p>",
}
MOODLE = {
    "Jane Doe_12_assignsubmission_file_/backprop.ipynb": NOTEBOOK,
    "Jane Doe_12_assignsubmission_file_/data/numbers.csv": "1\n",
    "Jane Doe_12_assignsubmission_onlinetext_/onlinetext.html": "<p>hi</p>",
    "Bó Œil_13_assignsubmission_file_/my work.ipynb": NOTEBOOK,
}
MOODLE_NOW = {  # without the underscore at the end, since Moodle 4
    "Jane Doe_12_assignsubmission_file/backprop.ipynb": NOTEBOOK,
    "Jane Doe_12_assignsubmission_onlinetext/onlinetext.html": "<p>hi</p>",
    "Bó Œil_13_assignsubmission_file_/backprop.ipynb": NOTEBOOK,
    "Cy Roe_14_assignsubmission_onlinetext/onlinetext.html": "<p>my answer</p>",
}
MOODLE_FLAT = {
    "Jane Doe_12_assignsubmission_file_backprop.ipynb": NOTEBOOK,
    "Bó Œil_13_assignsubmission_file_backprop.ipynb": NOTEBOOK,
    "Bó Œil_13_assignsubmission_file_helper.py": "x = 1\n",
}
METADATA = """---
submission_9876543:
  :submitters:
  - :name: Jane Doe
    :sid: u100
    :email: jdoe@x.org
  :created_at: 2026-03-01 22:35:53.145832000 Z
  :score: 3.0
  :history:
  - :id: 9876000
    :created_at: 2026-02-27 10:00:00.000000000 Z
    :sid: u102
submission_9876544:
  :submitters:
  - :name: Bó Œil
    :sid:
    :email: bo@x.org
  - :name: 'Cy Roe'
    :sid: u102
    :email:
  :created_at: 2026-03-02 08:00:00.000000000 Z
"""
GRADESCOPE = {
    "assignment_5_export/submission_metadata.yml": METADATA,
    "assignment_5_export/submission_9876543/backprop.ipynb": NOTEBOOK,
    "assignment_5_export/submission_9876544/backprop.ipynb": NOTEBOOK,
    "assignment_5_export/submission_1/backprop.ipynb": NOTEBOOK,
}
CLASSROOM_50 = {
    "scores.csv": "username,first_name,last_name,email,section,score,max_score,datetime,submission_tag\n"
    "jdoe,,,,,1,2,2026-03-01T10:00:00Z,submit/1\njdoe,,,,,2,2,2026-03-02T11:00:00Z,submit/2\ncy,,,,,,,,\n",
    "ml26-backprop-jdoe/backprop.ipynb": NOTEBOOK,
    "ml26-backprop-jdoe/checks/other.ipynb": NOTEBOOK,
    "ml26-backprop-jdoe/result.json": "{}",
    "ml26-backprop-cy/README.md": "x",
}
GH_CLASSROOM = {
    "backprop-jdoe/backprop.ipynb": NOTEBOOK,
    "backprop-jdoe/README.md": "x",
    "backprop-bo/backprop.ipynb": NOTEBOOK,
}
NBGRADER = {"u100/backprop/backprop.ipynb": NOTEBOOK, "u101/backprop/backprop.ipynb": NOTEBOOK}
FLAT = {"u100.ipynb": NOTEBOOK, "u101.ipynb": NOTEBOOK}


@pytest.fixture
def course(tmp_path):
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    backprop = Assignment("backprop", "Backprop", (Task("sigmoid", 1.0),))
    return Course(tmp_path, "Course", tmp_path / "submitted", (backprop,))


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def damage(path, size):
    """Spoil the packed bytes of the one entry of this size."""
    with zipfile.ZipFile(path) as archive:
        (info,) = (each for each in archive.infolist() if each.file_size == size)
    data = bytearray(path.read_bytes())
    data[info.header_offset + 30 + len(info.orig_filename.encode()) + 5] ^= 0xFF
    path.write_bytes(data)


def gather(course, place):
    scratch = course.root / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    found = collect(course, course.assignments, place, scratch)
    return found, {each.student.id: each for each in found.submissions}


def graded(by_id):
    return [who for who, each in by_id.items() if each.status is Status.GRADED]


@pytest.mark.parametrize(
    ("name", "files", "there"),
    [
        ("backprop", CANVAS, ["9", "u100", "u101"]),
        ("backprop", MOODLE, ["u100", "u101"]),
        ("backprop", MOODLE_NOW, ["u100", "u101"]),
        ("backprop", MOODLE_FLAT, ["u100", "u101"]),
        ("export", GRADESCOPE, ["u100", "u101", "u102"]),
        ("ml26-backprop_submissions_2026_03_02_T_20_15_00", CLASSROOM_50, ["u100"]),
        ("backprop-submissions", GH_CLASSROOM, ["u100", "u101"]),
        ("submitted", NBGRADER, ["u100", "u101"]),
        ("some", FLAT, ["u100", "u101"]),
    ],
)
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_every_download_is_known_by_itself_as_a_folder_and_as_a_zip(course, name, files, there, packed):
    files = {key.removeprefix("assignment_5_export/"): text for key, text in files.items()} if not packed else files
    place = zipped(course.root / f"{name}.zip", files) if packed else write(course.root / name, files)
    _, by_id = gather(course, place)
    assert graded(by_id) == there
    assert {"u100", "u101", "u102"} <= set(by_id)  # who handed in nothing has a row too
    assert all(by_id[who].path.read_text(encoding="utf-8") == NOTEBOOK for who in there)


def test_canvas_strips_its_own_marks_and_says_who_was_late(course):
    found, by_id = gather(course, write(course.root / "canvas", CANVAS))
    assert by_id["u100"].path.name == "backprop.ipynb"
    assert [path.name for path in by_id["u100"].companions] == ["data.csv"]
    assert by_id["u101"].path.name == "backprop.ipynb"  # -2 is Canvas's number for a resubmission
    assert any("Canvas marks it as late" in note for note in by_id["u101"].notes)
    assert not any("late" in note for note in by_id["u100"].notes)
    assert by_id["u102"].status is Status.NEEDS_PERSON  # typed into a box
    assert "among the submitted files: roecy_4323_text.html" in by_id["u102"].notes[-1]
    assert any(note.startswith("9 is not in roster.csv") for note in found.notes)


def test_moodle_takes_what_lies_beside_and_two_people_of_one_name_are_not_guessed(course):
    _, by_id = gather(course, write(course.root / "moodle", MOODLE))
    assert [path.name for path in by_id["u100"].companions] == ["numbers.csv"]
    (course.root / "roster.csv").write_text(ROSTER + 'u103,jd2,"Doe, Jane",4324,A,j2@x.org\n', encoding="utf-8")
    found, by_id = gather(course, course.root / "moodle")
    assert graded(by_id) == ["Jane Doe 12", "u101"]
    assert "Jane Doe 12: may be u100 or u103 of roster.csv; not guessed, so it has a row of its own" in found.notes


@pytest.mark.parametrize("end", ["", "_"])
def test_what_was_typed_into_moodle_needs_a_person_and_a_broken_zip_is_unreadable(course, end):
    files = {
        f"Cy Roe_14_assignsubmission_onlinetext{end}/onlinetext.html": "<p>my answer</p>",
        f"Jane Doe_12_assignsubmission_file{end}/backprop.zip": "PK",
    }
    _, by_id = gather(course, zipped(course.root / "moodle.zip", files))
    assert (by_id["u100"].status, by_id["u102"].status) == (Status.UNREADABLE, Status.NEEDS_PERSON)
    assert "no notebook and no .py among the submitted files: onlinetext.html" in by_id["u102"].notes
    assert "backprop.zip: not a zip file that can be read" in by_id["u100"].notes[-1]
    assert by_id["u101"].status is Status.MISSING


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("submitted", {**NBGRADER, "u102/backprop/backprop.ipynb": NOTEBOOK * 3}),
        ("backprop", {**MOODLE, "Cy Roe_14_assignsubmission_file/backprop.ipynb": NOTEBOOK * 3}),
        ("backprop", {**CANVAS, "roecy_4323_9_backprop.ipynb": NOTEBOOK * 3}),
        ("some", {**FLAT, "u102.ipynb": NOTEBOOK * 3}),
        ("backprop-submissions", {**GH_CLASSROOM, "backprop-cy/backprop.ipynb": NOTEBOOK * 3}),
        (
            "inbound",
            {f"u10{n}+backprop+2026-03-0{n + 1} 10:00:00 UTC/backprop.ipynb": NOTEBOOK * (n + 1) for n in range(3)},
        ),
    ],
)
def test_a_notebook_that_cannot_be_unpacked_is_unreadable_never_missing(course, name, files):
    place = zipped(course.root / f"{name}.zip", files)
    damage(place, 3 * len(NOTEBOOK))
    _, by_id = gather(course, place)
    assert by_id["u102"].status is Status.UNREADABLE
    assert f"in {name}.zip, but not unpacked: damaged (" in by_id["u102"].notes[-1]
    assert {"u100", "u101"} <= set(graded(by_id))


def test_a_draft_does_not_count_where_the_notebook_beside_it_is_damaged(course):
    files = {"u100/backprop/backprop.ipynb": NOTEBOOK * 3, "u100/backprop/draft.ipynb": NOTEBOOK}
    place = zipped(course.root / "x.zip", {**NBGRADER, **files})
    damage(place, 3 * len(NOTEBOOK))
    _, by_id = gather(course, place)
    assert by_id["u100"].status is Status.NEEDS_PERSON
    assert "a person must decide whether backprop/draft.ipynb counts instead" in by_id["u100"].notes


def test_a_moodle_participant_is_known_by_the_worksheet_alone(course):
    (course.root / "roster.csv").write_text(
        "Identifier,Full name,Email address,Status,Grade\nParticipant 12,Jane Doe,jdoe@x.org,,\n", encoding="utf-8"
    )
    _, by_id = gather(
        course, write(course.root / "moodle", {"Participant_12_assignsubmission_file_/backprop.ipynb": NOTEBOOK})
    )
    assert graded(by_id) == ["jdoe@x.org"]


def test_gradescope_gives_the_time_of_the_last_attempt_and_counts_for_a_whole_group(course):
    found, by_id = gather(course, zipped(course.root / "export.zip", GRADESCOPE))
    assert by_id["u100"].timestamp == datetime(2026, 3, 1, 22, 35, 53, 145832, tzinfo=UTC)
    assert by_id["u101"].timestamp == by_id["u102"].timestamp == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert by_id["u101"].path == by_id["u102"].path
    assert "submission_1 is not in submission_metadata.yml; not graded" in found.notes


def test_gradescopes_list_is_read_as_yaml(tmp_path):
    """Quotation marks as Ruby writes them, escapes, numbers with leading zeros, tags and what stands deeper."""
    text = """---
submission_1: !ruby/hash:ActiveSupport::HashWithIndifferentAccess
  :submitters:
  - :name: Conan O'Brien
    :sid: '00123'
  - :name: 'Conan O''Brien'
    :sid: 00124
  - :name: "Andr\\u00e9 Doe: \\"A\\""
    :email: >-
      a@x.org
  :created_at: 2026-03-01 22:35:53.145832000 Z
  :history:
  - :submitters: []
"""
    (tmp_path / METADATA_NAME).write_text(text, encoding="utf-8")
    (entry,) = entries_of(tmp_path / METADATA_NAME)
    assert [person.get("name") for person in entry.people] == ["Conan O'Brien", "Conan O'Brien", 'André Doe: "A"']
    assert [person.get("sid") for person in entry.people] == ["00123", "00124", None]
    assert entry.people[2]["email"] == "a@x.org"
    assert entry.created == "2026-03-01 22:35:53.145832000 Z"


@pytest.mark.parametrize("text", ["- a\n", "a: [\n", "[" * 5000])
def test_a_list_of_gradescopes_that_is_none_is_named(tmp_path, text):
    (tmp_path / METADATA_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="export the submissions again"):
        list(entries_of(tmp_path / METADATA_NAME))


def test_classroom_50_gives_the_time_of_the_last_attempt(course):
    folder = course.root / "ml26-backprop_submissions_2026_03_02_T_20_15_00"
    _, by_id = gather(course, write(folder, CLASSROOM_50))
    assert by_id["u100"].timestamp == datetime(2026, 3, 2, 11, tzinfo=UTC)
    assert by_id["u102"].status is Status.MISSING


def test_a_file_that_is_neither_folder_nor_zip_is_refused(course):
    place = course.root / "submissions.rar"
    place.write_bytes(b"Rar!")
    with pytest.raises(CourseError, match=r"submissions.rar: neither a folder nor a zip file"):
        gather(course, place)
    place = course.root / "broken.zip"
    place.write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(CourseError, match=r"broken.zip: not a zip file that can be read .*; download it again"):
        gather(course, place)


TWO_WAYS = "4321_999_222_backprop.ipynb"  # of somebody who calls herself 4321, or of user 4321 without a name


def test_a_canvas_name_that_can_be_read_two_ways_is_nobodys_until_a_person_decides(course):
    (course.root / "roster.csv").write_text(ROSTER + "u103,mal,4321,999,A,m@x.org\n", encoding="utf-8")
    place = write(course.root / "canvas", {"doejane_4321_98765_backprop.ipynb": NOTEBOOK, TWO_WAYS: NOTEBOOK})
    found, by_id = gather(course, place)
    assert by_id["u100"].path.read_text(encoding="utf-8") == NOTEBOOK
    assert by_id["u103"].status is Status.MISSING
    assert by_id[TWO_WAYS].status is Status.NEEDS_PERSON
    note = f"{TWO_WAYS} can be read as submitted by 4321 or 999: a person must decide whose it is, and rename it"
    assert note in by_id[TWO_WAYS].notes
    assert any("may be u100 or u103 of roster.csv" in note for note in found.notes)


def test_files_of_another_account_are_copied_since_a_link_of_ours_would_look_like_a_students(course, monkeypatch):
    folder = write(course.root / "backprop", CANVAS)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)  # root, say, and a folder of the teacher's
    _, by_id = gather(course, folder)
    assert graded(by_id) == ["9", "u100", "u101"]
    assert {each.path.stat().st_nlink for each in by_id.values() if each.path} == {1}


@pytest.mark.parametrize(("roster", "whose"), [("u103,mal,4321,999,A,m@x.org\n", "u103"), ("", TWO_WAYS)])
def test_a_canvas_name_is_read_as_the_one_that_the_class_has_or_not_at_all(course, roster, whose):
    first, _, *others = ROSTER.splitlines(keepends=True)
    listed = first + "".join(others) + roster + "u9,x,y,777,A,\n"
    (course.root / "roster.csv").write_text(listed, encoding="utf-8")
    files = {TWO_WAYS: NOTEBOOK, "y_777_1_backprop.ipynb": NOTEBOOK}
    _, by_id = gather(course, write(course.root / "canvas", files))
    assert by_id[whose].status is (Status.GRADED if roster else Status.NEEDS_PERSON)


def test_the_students_own_file_name_makes_no_second_reading(course):
    place = write(course.root / "canvas", {"roecy_4323_98765_4321_1_backprop.ipynb": NOTEBOOK})
    assert graded(gather(course, place)[1]) == ["u102"]


@pytest.mark.parametrize("end", ["", "_"])
def test_a_full_name_made_like_a_moodle_folder_takes_nobodys_number(course, end):
    worksheet = (
        "Identifier,Full name,Email address\nParticipant 11,Jane Doe,jdoe@x.org\nParticipant 12,Mal Ory,m@x.org\n"
    )
    (course.root / "roster.csv").write_text(worksheet, encoding="utf-8")
    files = {
        f"{name}_assignsubmission_file{end}/backprop.ipynb": NOTEBOOK
        for name in (
            "Jane Doe_11",
            "Mal_11_assignsubmission_file_x Ory_12",
        )
    }
    _, by_id = gather(course, write(course.root / "backprop", files))
    assert graded(by_id) == ["jdoe@x.org", "m@x.org"]


def test_a_loose_moodle_file_that_can_be_read_two_ways_is_left_to_a_person(course):
    (course.root / "roster.csv").unlink(missing_ok=True)
    sly = "Mal Ory_12_assignsubmission_file_Jane Doe_11_assignsubmission_file_backprop.ipynb"
    place = write(
        course.root / "backprop", {"Jane Doe_11_assignsubmission_file_backprop.ipynb": NOTEBOOK, sly: NOTEBOOK}
    )
    _, by_id = gather(course, place)
    assert graded(by_id) == ["Jane Doe 11"]
    assert by_id[sly].status is Status.NEEDS_PERSON


def test_two_moodle_folders_of_one_person_are_left_to_a_person(course):
    files = {f"Jane Doe_12_assignsubmission_file{end}/backprop.ipynb": NOTEBOOK for end in ("", "_")}
    _, by_id = gather(course, write(course.root / "backprop", files))
    assert by_id["u100"].status is Status.NEEDS_PERSON
    assert "a person must decide which of these folders counts" in by_id["u100"].notes[-1]


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ({"u100": "u100", "u101": "u101"}, ["graded", "graded"]),
        ({"u100": "jovyan", "u101": "jovyan"}, ["graded", "graded"]),  # one account that everybody shares
        ({"u100": "u102", "u101": "u102"}, ["needs_person", "needs_person"]),  # a student who submits for others
        ({"u100": "", "u101": ""}, ["graded", "graded"]),  # a copy of our own
        ({"u100": "u102", "u101": "u101"}, ["needs_person", "graded"]),
        ({"u100": "U100", "u101": ""}, ["graded", "graded"]),
    ],
    ids=["own", "shared", "one student's", "copied", "another", "case"],
)
def test_a_folder_of_the_exchange_that_belongs_to_somebody_else_needs_a_person(course, monkeypatch, owners, expected):
    monkeypatch.setattr(exchange, "_owner", lambda path: owners[path.name.split("+")[0]])
    files = {f"{who}+backprop+2026-03-01 10:00:00 UTC/backprop.ipynb": NOTEBOOK for who in owners}
    _, by_id = gather(course, write(course.root / "inbound", files))
    assert [by_id[who].status for who in owners] == expected
    if "needs_person" in expected:
        assert "belongs to the account u102: a person must decide" in by_id["u100"].notes[0]


def test_what_else_lies_in_an_inbound_folder_makes_it_no_other_layout(course):
    inbound = write(
        course.root / "inbound",
        {
            "u100+backprop+2026-03-01 10:00:00 UTC/backprop.ipynb": NOTEBOOK,
            "u101/backprop/backprop.ipynb": NOTEBOOK,  # nbgrader's layout, for somebody else
            "submission_metadata.yml": "submission_1:\n  :submitters:\n  - :sid: u102\n",
            "submission_1/backprop.ipynb": NOTEBOOK,
        },
    )
    inbound.chmod(0o2733)
    result, by_id = gather(course, inbound)
    assert {who: each.status.value for who, each in by_id.items()} == {
        "u100": "graded",
        **dict.fromkeys(("u101", "u102"), "missing"),
    }
    said = "inbound: submission_1, submission_metadata.yml, u101: not named as the exchange names submissions"
    assert any(note.startswith(said) for note in result.notes)


def test_a_folder_of_our_own_has_no_owner_to_compare(tmp_path):
    assert exchange._owner(tmp_path) == ""
