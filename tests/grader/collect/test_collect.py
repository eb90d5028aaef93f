"""Whatever students make of the folder, each has one row per assignment, and the odd is said in a note."""

from __future__ import annotations

import errno
import logging
import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from grader.collect import tree
from grader.collect.collect import _logged, _one_person, collect
from grader.collect.raw import LayoutResult, RawSubmission, by_id
from grader.errors import CourseError
from grader.records.course import Assignment, Course, Late, Task
from grader.records.submission import Status, Student, Submission


@pytest.fixture
def course(tmp_path):
    backprop = Assignment("backprop", "Backprop", (Task("sigmoid", 1.0),))
    return Course(tmp_path, "Course", tmp_path / "submitted", (backprop,))


@pytest.fixture
def two(course):
    batch = Assignment("backprop-batch", "Batch", (Task("sigmoid", 1.0),))
    return Course(course.root, "Course", course.submissions, (*course.assignments, batch))


def put(root, *names, text="{}"):
    for name in names:
        path = root / "submitted" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def gather(course, only=frozenset()):
    with TemporaryDirectory() as scratch:
        return collect(course, course.assignments, course.submissions, Path(scratch), only)


def one(course):
    found = gather(course).submissions
    assert len(found) == 1, found
    return found[0]


def test_the_usual_layout_is_found_with_its_timestamp_and_no_note(course):
    put(course.root, "ann/backprop/backprop.ipynb")
    put(course.root, "ann/backprop/timestamp.txt", text="2026-11-23 15:58:23.5 UTC")
    found = one(course)
    assert found.student.id == "ann"
    assert found.assignment == "backprop"
    assert found.path == course.submissions / "ann/backprop/backprop.ipynb"
    assert found.status is Status.GRADED
    assert found.timestamp == datetime(2026, 11, 23, 15, 58, 23, 500000, tzinfo=UTC)
    assert found.companions == ()
    assert found.notes == ()


@pytest.mark.parametrize("make", [False, True])
def test_a_missing_or_empty_folder_is_named_with_the_remedy(course, make):
    if make:
        course.submissions.mkdir()
        (course.submissions / ".DS_Store").write_text("")
    with pytest.raises(CourseError, match=r"submitted: (no such folder|the folder is empty); put submissions"):
        gather(course)


def test_a_folder_that_holds_nothing_of_use_is_refused(course):
    put(course.root, "notes.txt")
    with pytest.raises(CourseError, match="neither students' folders nor notebooks"):
        gather(course)


def test_folders_named_after_assignments_are_refused_with_a_hint(course):
    put(course.root, "backprop/ann.ipynb")
    with pytest.raises(CourseError, match=r"named after assi.*; grade one of them with --submissions \S+/backprop$"):
        gather(course)


def test_the_folder_of_one_student_is_refused_with_the_way_to_grade_that_student(course):
    put(course.root, "bea/backprop/backprop.ipynb")
    one_student = replace(course, submissions=course.submissions / "bea")
    with pytest.raises(CourseError, match=r"grade it with --submissions \S+/submitted --student bea$"):
        gather(one_student)


def test_a_student_whom_nobody_knows_is_looked_for_in_the_roster_only_where_there_is_one(course):
    put(course.root, "ann/backprop/backprop.ipynb")
    with pytest.raises(CourseError, match=r"no student 'bob' in /"):
        gather(course, frozenset({"bob"}))
    (course.root / "roster.csv").write_text("id\nann\n")
    with pytest.raises(CourseError, match=r"no student 'bob' in roster.csv or /"):
        gather(course, frozenset({"bob"}))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("backprop/report.pdf", "no notebook and no .py among the submitted files: backprop/report.pdf"),
        ("backprop/backprop.7z", "backprop/backprop.7z: an archive where a notebook is expected; unpack it there"),
        (
            "backprop/backprop.ipynb/x.png",
            "no notebook and no .py among the submitted files: backprop/backprop.ipynb/x",
        ),
        ("b.png", "no notebook and no .py among the submitted files: b.png"),
    ],
)
def test_who_handed_in_files_and_no_notebook_needs_a_person_and_the_files_are_named(course, name, words):
    put(course.root, f"ann/{name}")
    found = one(course)
    assert found.status is Status.NEEDS_PERSON
    assert found.path is None
    assert words in found.notes[0]


def test_what_everybody_has_and_nobody_wrote_is_no_hand_in(course):
    for name in ("checks/conftest.py", "checks/test_sigmoid.py", "digits.npz", "backprop.ipynb"):
        path = course.root / "assignments/backprop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
        if path.suffix != ".ipynb":
            put(course.root, f"ann/backprop/{name}")
    put(course.root, "ann/backprop/README.md", "ann/backprop/.git/config")
    put(course.root, "ann/backprop/timestamp.txt", text="2026-11-23 15:58:23 UTC")
    put(course.root, "bob/backprop/timestamp.txt", text="2026-11-23 15:58:23 UTC")
    ann, bob = gather(course).submissions
    assert (ann.status, bob.status) == (Status.MISSING, Status.MISSING)
    assert "no notebook and no .py among backprop/README.md" in ann.notes[0]
    assert bob.notes == ("nothing was submitted",)


def test_a_folder_that_may_not_be_looked_into_costs_nobody_else_a_grade(course, monkeypatch):
    put(course.root, "ann/backprop/backprop.ipynb", "bob/backprop/backprop.ipynb")
    there, look, look_at = course.submissions / "ann", Path.iterdir, Path.stat
    closed = PermissionError(errno.EACCES, "Permission denied")

    def stat(path, **options):  # root may look into anything
        if path != there and there in path.parents:
            raise closed
        return look_at(path, **options)

    def iterdir(path):
        if path == there:
            raise closed
        return look(path)

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(Path, "iterdir", iterdir)
    ann, bob = gather(course).submissions
    assert (ann.status, ann.notes) == (Status.UNREADABLE, ("ann cannot be read: Permission denied",))
    assert bob.status is Status.GRADED


def test_an_empty_student_folder_is_missing(course):
    (course.submissions / "ann").mkdir(parents=True)
    assert one(course).status is Status.MISSING


@pytest.mark.parametrize(
    "name",
    [
        "homework.ipynb",
        "backprop (1).ipynb",
        "backprop_Ivanov.ipynb",
        "Copy of backprop.ipynb",
        "Backprop.IPYNB",
    ],
)
def test_another_name_is_graded_with_a_note_where_it_is_the_only_one(course, name):
    put(course.root, f"ann/backprop/{name}")
    found = one(course)
    assert found.path.name == name
    assert found.status is Status.GRADED
    assert name in found.notes[0] or name == "Backprop.IPYNB"


def test_a_module_alone_counts(course):
    put(course.root, "ann/backprop/backprop.py")
    found = one(course)
    assert found.path.name == "backprop.py"
    assert found.notes == ()


def test_of_a_notebook_and_a_module_the_notebook_counts_with_a_note(course):
    put(course.root, "ann/backprop/backprop.ipynb", "ann/backprop/backprop.py")
    found = one(course)
    assert found.path.name == "backprop.ipynb"
    assert [path.name for path in found.companions] == ["backprop.py"]
    assert "the notebook counts" in found.notes[0]


def test_two_notebooks_that_both_bear_other_names_need_a_person_and_are_named(course):
    put(course.root, "ann/backprop/draft.ipynb", "ann/backprop/final.ipynb")
    found = one(course)
    assert found.status is Status.NEEDS_PERSON
    assert found.path is None
    assert "draft.ipynb" in found.notes[0]
    assert "final.ipynb" in found.notes[0]


@pytest.mark.parametrize("chosen", ["backprop.ipynb", "Backprop.ipynb", "backprop_ann.ipynb"])
def test_of_two_notebooks_the_one_that_bears_the_name_counts(course, chosen):
    put(course.root, f"ann/backprop/{chosen}", "ann/backprop/scratch.ipynb")
    found = one(course)
    assert found.path.name == chosen
    assert "scratch.ipynb" in found.notes[-1]


def test_the_plain_name_beats_a_numbered_copy(course):
    put(course.root, "ann/backprop/backprop.ipynb", "ann/backprop/backprop (1).ipynb")
    assert one(course).path.name == "backprop.ipynb"


def test_another_assignments_name_is_not_taken_for_this_one(two):
    put(two.root, "ann/backprop-batch.ipynb", "ann/backprop_v2.ipynb")
    first, second = gather(two).submissions
    assert (first.assignment, first.path.name) == ("backprop", "backprop_v2.ipynb")
    assert (second.assignment, second.path.name) == ("backprop-batch", "backprop-batch.ipynb")


@pytest.mark.parametrize(
    "place",
    [
        "ann/backprop.ipynb",
        "ann/Backprop/backprop.ipynb",
        "ann/backprop/backprop/backprop.ipynb",
        "ann/hw/x.ipynb",
    ],
)
def test_a_wrong_folder_is_graded_with_a_note(course, place):
    put(course.root, place)
    found = one(course)
    assert found.path == course.submissions / place
    assert found.status is Status.GRADED
    assert any("found in ann" in note for note in found.notes)


@pytest.mark.parametrize("name", ["homework.ipynb", "b.png"])
def test_with_two_assignments_a_nameless_file_in_the_wrong_folder_is_a_question_for_a_person(two, name):
    put(two.root, f"ann/{name}", "bob/README.md")
    *anns, _, _ = gather(two).submissions
    assert [found.status for found in anns] == [Status.NEEDS_PERSON, Status.NEEDS_PERSON]
    assert f"{name}: nothing says for which assignment; if it is for this one, put it into backprop/" in anns[0].notes


def test_with_two_assignments_what_is_handed_in_for_one_is_no_question_about_the_other(two):
    put(two.root, "ann/backprop/backprop.ipynb", "ann/notes.txt", "bob/backprop-batch.ipynb", "bob/notes.txt")
    rows = [(found.student.id, found.assignment, found.status) for found in gather(two).submissions]
    assert rows == [
        ("ann", "backprop", Status.GRADED),
        ("ann", "backprop-batch", Status.MISSING),
        ("bob", "backprop", Status.MISSING),
        ("bob", "backprop-batch", Status.GRADED),
    ]


def test_checkpoints_hidden_files_and_caches_are_ignored(course):
    put(course.root, "ann/backprop/backprop.ipynb", "ann/backprop/.ipynb_checkpoints/other.ipynb")
    put(course.root, "ann/backprop/__pycache__/a.pyc", "ann/backprop/.hidden", ".git/config")
    found = one(course)
    assert found.companions == ()
    assert found.notes == ()


def test_a_link_is_never_followed(course, tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_text("{}")
    (course.submissions / "ann/backprop").mkdir(parents=True)
    (course.submissions / "ann/backprop/backprop.ipynb").symlink_to(secret)
    (course.submissions / "bob").symlink_to(course.submissions / "ann")
    ann, bob = gather(course).submissions
    assert (ann.status, ann.path) == (Status.UNREADABLE, None)
    assert (bob.status, bob.path) == (Status.UNREADABLE, None)
    assert "not followed" in ann.notes[0]
    assert "not followed" in bob.notes[0]


def test_a_linked_companion_stays_behind_with_a_note(course, tmp_path):
    put(course.root, "ann/backprop/backprop.ipynb", "ann/backprop/data/numbers.csv")
    (course.submissions / "ann/backprop/data/shadow").symlink_to("/etc/passwd")
    found = one(course)
    assert found.companions == (course.submissions / "ann/backprop/data/numbers.csv",)
    assert found.notes == ("data/shadow stays behind: not a regular file",)


def test_a_pipe_in_the_notebooks_place_neither_hangs_nor_counts(course):
    (course.submissions / "ann/backprop").mkdir(parents=True)
    os.mkfifo(course.submissions / "ann/backprop/backprop.ipynb")
    os.mkfifo(course.submissions / "ann/backprop/timestamp.txt")
    assert one(course).status is Status.UNREADABLE


def test_a_folder_named_like_the_notebook_is_no_notebook(course):
    (course.submissions / "ann/backprop/backprop.ipynb").mkdir(parents=True)
    found = one(course)
    assert (found.status, found.path) == (Status.UNREADABLE, None)
    assert found.notes == ("backprop/backprop.ipynb: a folder, not a notebook",)


def test_a_file_without_permission_is_unreadable(course, monkeypatch):
    put(course.root, "ann/backprop/backprop.ipynb")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may read anything
    found = one(course)
    assert found.status is Status.UNREADABLE
    assert "permission denied" in found.notes[0]


def test_a_large_companion_stays_behind_and_the_rest_comes(course):
    put(course.root, "ann/backprop/backprop.ipynb", "ann/backprop/small.csv")
    with (course.submissions / "ann/backprop/big.npy").open("wb") as handle:
        handle.truncate(17 << 20)
    found = one(course)
    assert [path.name for path in found.companions] == ["small.csv"]
    assert found.notes == ("big.npy stays behind: larger than 16 MB",)


def test_ids_with_spaces_accents_and_an_equals_sign_stay_as_they_are_in_code_point_order(course):
    put(course.root, *(f"{name}/backprop/backprop.ipynb" for name in ("Zoë Ray", "=1+1", "ann lee", "élan")))
    assert [found.student.id for found in gather(course).submissions] == [
        "=1+1",
        "Zoë Ray",
        "ann lee",
        "élan",
    ]


def test_a_folder_name_that_is_not_utf8_has_a_row(course):
    put(course.root, os.fsdecode(b"j\xf6rg/backprop/backprop.ipynb"))
    found = one(course)
    assert found.student.id == "j\ufffdrg"
    assert found.status is Status.GRADED


def test_a_decomposed_accent_is_the_rosters_student(course):
    (course.root / "roster.csv").write_text("id\nJos\u00e9\n", encoding="utf-8")
    put(course.root, "Jose\u0301/backprop/backprop.ipynb")
    found = one(course)
    assert found.student.id == "Jos\u00e9"
    assert found.notes == ()


def test_everybody_in_the_roster_has_a_row_and_a_stranger_too_with_a_note(course):
    (course.root / "roster.csv").write_text("id,first_name,last_name,email\nann,Ann,Lee,\nbob,Bob,Ray,b@x.org\n")
    put(course.root, "ann/backprop/backprop.ipynb", "eve/backprop/backprop.ipynb")
    collected = gather(course)
    ann, bob, eve = collected.submissions
    assert (ann.student.first_name, ann.status, ann.notes) == ("Ann", Status.GRADED, ())
    assert (bob.student.email, bob.status) == ("b@x.org", Status.MISSING)
    assert (eve.student.id, eve.status, eve.notes) == ("eve", Status.GRADED, ("not in roster.csv",))
    assert collected.notes == ("eve is not in roster.csv; it has a row of its own",)


def test_an_account_name_of_the_roster_leads_to_its_student(course):
    (course.root / "roster.csv").write_text(
        '"identifier","github_username","github_id","name"\n"ann","Octo","7","Ann Lee"\n'
    )
    put(course.root, "octo/backprop/backprop.ipynb")
    found = one(course)
    assert found.student.id == "ann"
    assert found.notes == ("submitted as octo",)


def test_a_name_that_leads_to_two_students_is_listed_and_not_guessed(course):
    (course.root / "roster.csv").write_text("id,email\nann,shared@x.org\nbob,shared@x.org\n")
    put(course.root, "shared@x.org/backprop/backprop.ipynb")
    collected = gather(course)
    assert [found.status for found in collected.submissions] == [
        Status.MISSING,
        Status.MISSING,
        Status.GRADED,
    ]
    assert "may be ann or bob" in collected.notes[0]


def test_two_folders_of_one_student_need_a_person(course):
    (course.root / "roster.csv").write_text("id,email\nann,ann@x.org\n")
    put(course.root, "ann/backprop/backprop.ipynb", "ann@x.org/backprop/backprop.ipynb")
    found = one(course)
    assert found.status is Status.NEEDS_PERSON
    assert "ann/backprop, ann@x.org/backprop" in found.notes[0]


def test_only_restricts_and_a_stranger_is_refused_with_a_near_name(course):
    put(course.root, "ann/backprop/backprop.ipynb", "bob/backprop/backprop.ipynb")
    assert [found.student.id for found in gather(course, frozenset({"bob"})).submissions] == ["bob"]
    with pytest.raises(CourseError, match=r"no student 'anne'.*did you mean ann"):
        gather(course, frozenset({"anne"}))


def test_who_is_asked_for_in_another_spelling_is_told(course):
    put(course.root, "ann/backprop/backprop.ipynb", "bob/backprop/backprop.ipynb")
    found = gather(course, frozenset({" ANN", "bob"}))
    assert [each.student.id for each in found.submissions] == ["ann", "bob"]
    assert "--student ' ANN': it is ann" in found.notes


def test_assignments_come_in_course_order_for_each_student(two):
    put(two.root, "bob/backprop/backprop.ipynb", "ann/backprop-batch/backprop-batch.ipynb")
    rows = [(found.student.id, found.assignment, found.status) for found in gather(two).submissions]
    assert rows == [
        ("ann", "backprop", Status.MISSING),
        ("ann", "backprop-batch", Status.GRADED),
        ("bob", "backprop", Status.GRADED),
        ("bob", "backprop-batch", Status.MISSING),
    ]


def test_a_notebook_beside_the_students_folders_is_named(course):
    put(course.root, "ann/backprop/backprop.ipynb", "lost.ipynb")
    assert "lost.ipynb lies beside" in gather(course).notes[0]


def test_a_notebook_saved_as_text_needs_a_person(course):
    put(course.root, "ann/backprop/backprop.ipynb.txt")
    found = one(course)
    assert found.status is Status.NEEDS_PERSON
    assert "rename" in found.notes[0]


def test_an_unreadable_timestamp_is_a_note_and_costs_nothing(course):
    put(course.root, "ann/backprop/backprop.ipynb")
    put(course.root, "ann/backprop/timestamp.txt", text="yesterday")
    found = one(course)
    assert found.status is Status.GRADED
    assert found.timestamp is None
    assert "'yesterday' is not a date" in found.notes[0]


def test_a_flat_folder_names_students_by_file(course):
    put(course.root, "ann.ipynb", "bob.py", "=x y.ipynb", "eve.ipynb", "eve.py", "read.me")
    collected = gather(course)
    rows = [(found.student.id, found.path.name, found.notes) for found in collected.submissions]
    assert rows == [
        ("=x y", "=x y.ipynb", ()),
        ("ann", "ann.ipynb", ()),
        ("bob", "bob.py", ()),
        ("eve", "eve.ipynb", ("the notebook counts, not eve.py",)),
    ]
    assert "read.me" in collected.notes[0]


def test_a_flat_folder_needs_exactly_one_assignment(two, tmp_path):
    put(two.root, "ann.ipynb")
    with pytest.raises(CourseError, match="holds one assignment; say which of backprop, backprop-batch"):
        gather(two)
    assert len(collect(two, two.assignments[:1], two.submissions, tmp_path).submissions) == 1


def test_a_flat_name_with_the_assignment_in_it_joins_the_roster(course):
    (course.root / "roster.csv").write_text("id\nann\nbob\ncy\n")
    put(course.root, "backprop_ann (1).ipynb", "bob-backprop.ipynb", "cy (2).ipynb")
    found = gather(course).submissions
    assert [(row.student.id, row.path.name) for row in found] == [
        ("ann", "backprop_ann (1).ipynb"),
        ("bob", "bob-backprop.ipynb"),
        ("cy", "cy (2).ipynb"),
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".backprop.ipynb.icloud", "only iCloud's placeholder of a file that was never downloaded"),
        (".ipynb_checkpoints/backprop-checkpoint.ipynb", "only Jupyter's checkpoint"),
        ("backprop.gdoc", "a shortcut to a file that is elsewhere"),
        ("backprop.ipynb.url", "a shortcut to a file that is elsewhere"),
    ],
)
def test_a_trace_of_a_notebook_that_is_not_there_needs_a_person(two, name, words):
    put(two.root, f"ann/backprop/{name}")
    first, second = gather(two).submissions
    assert first.status is Status.NEEDS_PERSON
    assert f"backprop/{name}: {words}" in first.notes[0]
    assert (second.assignment, second.status) == ("backprop-batch", Status.MISSING)


def test_a_trace_beside_the_notebook_itself_is_nothing_to_ask_about(course):
    put(course.root, "ann/backprop/backprop.ipynb", "ann/backprop/.ipynb_checkpoints/backprop-checkpoint.ipynb")
    assert (one(course).status, one(course).notes) == (Status.GRADED, ())


def pack(path, files):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["backprop.ipynb", "my work/hw.ipynb"])
def test_a_zip_that_holds_one_notebook_is_unpacked_and_graded_with_a_note(course, tmp_path, name):
    pack(course.submissions / "ann/backprop/work.zip", {name: "{}", "data.csv": "1"})
    with TemporaryDirectory() as scratch:
        (found,) = collect(course, course.assignments, course.submissions, Path(scratch)).submissions
        assert found.path.read_text() == "{}"
    assert found.status is Status.GRADED
    assert "unpacked backprop/work.zip" in found.notes


@pytest.mark.parametrize(
    ("files", "status", "words"),
    [
        ({"a.ipynb": "{}", "b.ipynb": "{}"}, Status.NEEDS_PERSON, "a person must decide which counts"),
        ({"report.pdf": "x"}, Status.NEEDS_PERSON, "no notebook and no .py among the submitted files: report.pdf"),
        ({"inner.zip": "PK"}, Status.NEEDS_PERSON, "in backprop/work.zip: inner.zip: an archive"),
        ({}, Status.NEEDS_PERSON, "backprop/work.zip holds no notebook and no .py"),
        ({"../evil.ipynb": "{}"}, Status.NEEDS_PERSON, "backprop/work.zip holds no notebook and no .py"),
    ],
    ids=["two", "other", "nested", "empty", "outside"],
)
def test_a_zip_without_one_notebook_that_counts_needs_a_person(course, files, status, words):
    pack(course.submissions / "ann/backprop/work.zip", files)
    found = one(course)
    assert (found.status, found.path) == (status, None)
    assert words in found.notes[0]


def test_a_folder_of_more_than_five_thousand_entries_still_shows_its_notebook(course, monkeypatch):
    monkeypatch.setattr(tree, "MAX_ENTRIES", 3)
    put(course.root, "ann/backprop/backprop.ipynb", *(f"ann/backprop/a/{n}.txt" for n in range(9)))
    assert one(course).status is Status.GRADED


def test_a_flat_file_may_name_its_assignment_and_the_longest_name_that_fits_counts(two):
    put(two.root, "ann_backprop.ipynb", "ann_backprop-batch.ipynb", "bob_x_backprop-batch.py")
    found = [(f.student.id, f.assignment, f.path.name) for f in gather(two).submissions if f.path]
    assert found == [
        ("ann", "backprop", "ann_backprop.ipynb"),
        ("ann", "backprop-batch", "ann_backprop-batch.ipynb"),
        ("bob_x", "backprop-batch", "bob_x_backprop-batch.py"),
    ]


def test_a_flat_file_named_after_the_assignment_alone_needs_a_person(course):
    put(course.root, "backprop.ipynb", "ann.ipynb", ".bob.ipynb.icloud")
    rows = {found.student.id: found for found in gather(course).submissions}
    assert {name: found.status for name, found in rows.items()} == {
        "ann": Status.GRADED,
        "backprop": Status.NEEDS_PERSON,
        "bob": Status.NEEDS_PERSON,
    }
    assert "named after the assignment" in rows["backprop"].notes[0]
    assert "iCloud" in rows["bob"].notes[0]


ROSTER = "id,first_name,last_name,email,status\nkim.min,Kim,Min,,\nbob,Bob,Ray,,\ndee,Dee,Lo,,dropped\n"


def test_work_of_nobody_beside_missing_students_is_said_in_one_line_with_who_may_be_meant(course):
    (course.root / "roster.csv").write_text(ROSTER)
    put(course.root, "kim/backprop/backprop.ipynb", "bob/backprop/backprop.ipynb", "dee/backprop/backprop.ipynb")
    collected = gather(course)
    assert [each.student.id for each in collected.submissions] == ["bob", "kim", "kim.min"]
    assert "kim is not in roster.csv; did you mean kim.min?" in collected.notes
    assert collected.notes[0] == "left out, dropped or inactive in roster.csv: dee"
    assert sum("dee" in note for note in collected.notes) == 1
    assert (
        collected.unclaimed
        == "kim: not in roster.csv, while 1 of its students submitted nothing: perhaps the work is theirs"
    )


def test_work_of_nobody_is_no_alarm_where_everybody_submitted(course):
    (course.root / "roster.csv").write_text("id\nbob\n")
    put(course.root, "eve/backprop/backprop.ipynb", "bob/backprop/backprop.ipynb")
    assert gather(course).unclaimed == ""


def test_a_folder_in_which_nobody_of_the_class_is_is_perhaps_the_wrong_one(course):
    (course.root / "roster.csv").write_text(ROSTER)
    put(course.root, "eve/backprop/backprop.ipynb")
    with pytest.raises(CourseError, match=r"nobody in .*submitted is in roster.csv .*eve.*is it the right folder\?"):
        gather(course)


def test_the_courses_own_folder_is_refused_as_the_place_of_submissions(course):
    put(course.root, "ann/backprop/backprop.ipynb")
    (course.submissions / "course.toml").write_text("")
    with pytest.raises(CourseError, match=r"holds a course\.toml: it is a course, not its submissions"):
        gather(course)


def test_a_second_roster_among_the_submissions_is_named(course):
    put(course.root, "ann/backprop/backprop.ipynb", "roster.csv", text="id\nann\n")
    assert (
        "submitted holds a roster.csv, which is not read: to use it, put it beside course.toml" in gather(course).notes
    )


def test_thousands_of_names_that_nobody_knows_are_told_in_a_page(course):
    (course.root / "roster.csv").write_text("id\nbob\n")
    put(course.root, "bob.ipynb", *(f"x{number}.ipynb" for number in range(30)))
    found = gather(course)
    assert len(found.submissions) == 31
    assert len(found.notes) == 21
    assert found.notes[-1] == "10 more names are not in roster.csv"


BACKPROP = Assignment("backprop", "Backprop", (Task("sigmoid", 1.0),))


def laid(course, *names, only=frozenset(), folder=None, status=Status.GRADED, path=Path("p")):
    """Collect what a layout of these tests finds; return the result and what the layout was asked."""
    asked = []

    def layout(place, request):
        asked.append(request)
        return LayoutResult(tuple(RawSubmission(by_id(name), "backprop", name, path, status=status) for name in names))

    folder = folder or course.submissions
    if not folder.exists():
        put(course.root, "there")
    with TemporaryDirectory() as scratch:
        result = collect(course, course.assignments, folder, Path(scratch), only, layout)
    return result, asked[0]


def enrolled(course, *rows):
    (course.root / "roster.csv").write_text("\n".join(("id,first_name,last_name,team", *rows)))


def test_what_a_layout_finds_is_taken_as_it_says(course):
    result, _ = laid(course, "bo", "ann")
    assert [(each.student.id, each.path) for each in result.submissions] == [("ann", Path("p")), ("bo", Path("p"))]
    assert (result.unknown, result.unclaimed, result.students) == (frozenset(), "", frozenset({"ann", "bo"}))


def test_a_single_file_may_hold_all_submissions(course):
    put(course.root, "all.zip")
    assert [each.student.id for each in laid(course, "ann", folder=course.submissions / "all.zip")[0].submissions] == [
        "ann"
    ]


def test_a_folder_with_a_trace_of_work_alone_is_not_empty_and_one_with_traces_below_a_hidden_folder_is(course):
    put(course.root, ".ann.ipynb.icloud")
    assert len(laid(course, "ann")[0].submissions) == 1
    (course.submissions / ".ann.ipynb.icloud").unlink()
    with pytest.raises(CourseError, match="the folder is empty"):
        laid(course, "ann")


@pytest.mark.parametrize(("names", "shown"), [("abc", "a, b, c"), ("abcd", "a, b, c, ...")])
def test_three_of_a_folder_in_which_nobody_of_the_class_is_are_named(course, names, shown):
    enrolled(course, "zed,,,")
    with pytest.raises(CourseError, match=rf"\({course.submissions} has {shown}\): is it the right folder\?"):
        laid(course, *names)


def test_an_extension_of_nobody_is_told_but_not_where_some_are_asked_for(course):
    extended = replace(
        course, assignments=(replace(BACKPROP, extensions=(("zed", datetime(2026, 3, 3, tzinfo=UTC)),)),)
    )
    note = "course.toml gives 'zed' an extension for 'backprop', but nobody in the class has that id"
    assert laid(extended, "ann")[0].notes == (note,)
    assert laid(extended, "ann", only=frozenset({"ann"}))[0].notes == ()


def test_of_several_who_are_asked_for_and_unknown_the_first_is_named_with_three_that_look_alike(course):
    with pytest.raises(CourseError, match=r"no student 'xx1' in .*submitted; did you mean xx\d or xx\d or xx\d\?$"):
        laid(course, "xx7", "xx8", "xx9", "xx0", only=frozenset({"xx1", "xx2", "xx3", "xx4", "xx5", "xx6"}))
    assert [each.student.id for each in laid(course, "ann", "bo", only=frozenset({"ann"}))[0].submissions] == ["ann"]


def test_who_is_a_student_is_known_by_the_roster(course):
    enrolled(course, "ann,,,")
    _, request = laid(course, "ann")
    assert (request.is_student("ann"), request.is_student("zed")) == (True, False)


DUE, LATER = datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("who", "extended", "grace", "due", "expected"),
    [
        (by_id("ann"), (), 0, DUE, DUE),
        (by_id("ann"), (), 30, DUE, DUE + timedelta(minutes=30)),
        (by_id("ann"), (), 30, None, None),
        (by_id("ann"), (), 0, datetime(2026, 3, 2, 12), DUE),  # noqa: DTZ001  what course.toml may hold
        (by_id("ann"), ("ann",), 30, DUE, LATER + timedelta(minutes=30)),
        (by_id("ann"), ("bob",), 0, DUE, DUE),
        # an id as people mean it, of the first and the last of the roster
        (by_id("ann"), ("ANN",), 0, DUE, LATER),
        (by_id("zoe"), ("ZOE",), 0, DUE, LATER),
        # of a team whoever has longest
        (by_id("team red"), ("ann",), 0, DUE, LATER),
        (by_id("team red"), ("bob",), 0, DUE, LATER),
        # whom the class does not know, or has twice, by the name itself
        (by_id("stranger"), ("stranger",), 0, DUE, LATER),
        (by_id("Jo Lo"), ("jo1",), 0, DUE, DUE),
    ],
)
def test_until_when_somebody_may_submit(course, who, extended, grace, due, expected):  # noqa: PLR0917
    enrolled(course, "ann,,,red", "bob,,,red", "jo1,Jo,Lo,", "jo2,Jo,Lo,", "zoe,,,")
    _, request = laid(course, "ann")
    late = Late(grace_minutes=grace) if grace else None
    assert (
        request.due(who, replace(BACKPROP, due=due, late=late, extensions=tuple((n, LATER) for n in extended)))
        == expected
    )


@pytest.mark.parametrize(
    ("missing", "strangers", "listed"),
    [
        ("zoe", ["abe"], "abe"),
        ("ann", ["zed"], "zed"),
        ("ann", list("bcdef"), "b, c, d, e, f"),
        ("ann", list("bcdefg"), "b, c, d, e, f and 1 more"),
    ],
)
def test_five_whose_work_is_nobodys_are_named(course, missing, strangers, listed):
    enrolled(course, f"{missing},,,", "here,,,")
    result, _ = laid(course, "here", *strangers)
    assert result.unclaimed == (
        f"{listed}: not in roster.csv, while 1 of its students submitted nothing: perhaps the work is theirs"
    )
    assert result.unknown == frozenset(strangers)


def test_where_strangers_left_no_work_or_only_strangers_are_missing_nothing_is_unclaimed(two):
    enrolled(two, "ann,,,", "here,,,")
    assert laid(two, "here", "zed", path=None, status=Status.NEEDS_PERSON)[0].unclaimed == ""
    assert laid(two, "here", "zed", path=Path("p"))[0].unclaimed.startswith("zed: not in roster.csv, while 2 of its")
    both = replace(two, assignments=two.assignments[:1])
    enrolled(both, "here,,,")
    assert laid(both, "here", "zed")[0].unclaimed == ""


def test_ids_that_may_be_one_person_are_named_where_no_roster_says_who_is_in_the_class(course, tmp_path):
    (tmp_path / "scratch").mkdir()
    put(tmp_path, *(f"{name}/backprop/backprop.ipynb" for name in ("Ada", "ada", "ada (2)", "bob", "bob2")))
    found = collect(course, course.assignments, course.submissions, tmp_path / "scratch")
    (note,) = (note for note in found.notes if "one person" in note)
    assert note.startswith("Ada, ada, ada (2): one person?")
    (tmp_path / "scratch2").mkdir()
    (tmp_path / "roster.csv").write_text("id,first_name,last_name,email\nbob,,,\n")
    assert not any(
        "one person" in note
        for note in collect(course, course.assignments, course.submissions, tmp_path / "scratch2").notes
    )


def test_what_one_of_a_team_handed_in_counts_for_all_in_every_assignment(two):
    (two.root / "roster.csv").write_text("id,team\nann,1\nbob,1\n", encoding="utf-8")
    put(two.root, *(f"ann/{name}/{name}.ipynb" for name in ("backprop", "backprop-batch")))
    found = {(each.student.id, each.assignment): each.status for each in gather(two).submissions}
    assert found == {(who, name): Status.GRADED for who in ("ann", "bob") for name in ("backprop", "backprop-batch")}


def test_every_group_of_ids_that_may_be_one_persons_is_named_without_a_roster():
    notes = list(_one_person(["zoe", "bob", "Bob", "ann", "ann (2)", "cy"]))
    assert [note.partition(":")[0] for note in notes] == ["Bob, bob", "ann, ann (2)"]
    assert [note.partition(":")[0] for note in _one_person(["a", "zoe", "zoe (2)"])] == ["zoe, zoe (2)"]


def test_of_several_strangers_the_first_by_name_is_refused(course):
    put(course.root, "ann/backprop/backprop.ipynb")
    with pytest.raises(CourseError, match="no student 'a' in"):
        gather(course, only=frozenset("hgfedcba"))


def test_the_log_says_of_everybody_what_was_submitted_and_why_that_counts(caplog):
    caplog.set_level(logging.INFO, "grader.collect.collect")
    when = datetime(2026, 3, 2, 12, tzinfo=UTC)
    there = Submission(Student("ann"), "b", Path("d/b.ipynb"), timestamp=when, notes=("submitted as 41",))
    absent = Submission(Student("bob"), "b", None, status=Status.MISSING, notes=("nothing was submitted",))
    assert [_logged(each) for each in (there, absent)] == [there, absent]
    assert caplog.messages == [
        "ann, b: b.ipynb, submitted 2026-03-02 12:00:00+00:00; submitted as 41",
        "bob, b: no file; nothing was submitted",
    ]
