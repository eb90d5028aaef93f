"""Teams: what any member submits counts for all; two works that differ need a person."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from grader.collect.collect import collect
from grader.records.course import Assignment, Course, Task
from grader.records.submission import Status

ROSTER = "id,last_name,first_name,email,team\nann,,,,a\nbob,,,,a\ncy,,,,b\ndee,,,,\n"


@pytest.fixture
def course(tmp_path):
    (tmp_path / "roster.csv").write_text(ROSTER)
    return Course(tmp_path, "Course", tmp_path / "submitted", (Assignment("backprop", "B", (Task("sigmoid", 1.0),)),))


def put(course, files, folder="submitted"):
    for name, text in files.items():
        path = course.root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def gather(course, folder="submitted"):
    with TemporaryDirectory() as scratch:
        found = collect(course, course.assignments, course.root / folder, Path(scratch))
    return {each.student.id: each for each in found.submissions}


def test_the_repository_of_a_team_counts_for_every_member_and_for_nobody_else(course):
    put(course, {"bp-team-a/backprop.ipynb": "{}", "bp-team-b/backprop.ipynb": "{} "}, "bp-submissions")
    found = gather(course, "bp-submissions")
    assert {name: each.status for name, each in found.items()} == {
        "ann": Status.GRADED,
        "bob": Status.GRADED,
        "cy": Status.GRADED,
        "dee": Status.MISSING,
    }
    assert found["ann"].path == found["bob"].path != found["cy"].path
    assert found["ann"].notes[0] == "submitted as team-a, for the team 'a'"


def test_what_one_member_submits_counts_for_all_with_their_names_in_a_note(course):
    put(course, {"bob/backprop/backprop.ipynb": "{}", "bob/backprop/timestamp.txt": "2026-03-01 10:00 UTC"})
    found = gather(course)
    assert found["ann"].path == found["bob"].path
    assert found["ann"].timestamp == found["bob"].timestamp is not None
    assert found["ann"].notes == ("submitted by bob, for the team 'a'",)
    assert found["bob"].notes == ()
    assert found["cy"].status is Status.MISSING


def test_two_works_of_one_team_that_differ_need_a_person_for_every_member(course):
    put(course, {"ann/backprop/backprop.ipynb": "{}", "bob/backprop/backprop.ipynb": "{ }"})
    found = gather(course)
    assert [found[name].status for name in ("ann", "bob")] == [Status.NEEDS_PERSON, Status.NEEDS_PERSON]
    assert "ann/backprop, bob/backprop; a person must decide which counts" in found["ann"].notes[0]


def test_a_member_and_the_teams_own_folder_that_differ_need_a_person(course):
    put(course, {"ann/backprop/backprop.ipynb": "{}", "team a/backprop/backprop.ipynb": "{ }"})
    assert {gather(course)[name].status for name in ("ann", "bob")} == {Status.NEEDS_PERSON}


def test_the_same_work_of_two_members_counts_once_at_the_earlier_time(course):
    put(course, {"ann/backprop/backprop.ipynb": "{}", "bob/backprop/backprop.ipynb": "{}"})
    put(course, {"ann/backprop/timestamp.txt": "2026-03-03 10:00 UTC", "bob/backprop/timestamp.txt": "2026-03-01 UTC"})
    found = gather(course)
    assert {found[name].timestamp.day for name in ("ann", "bob")} == {1}
    assert {found[name].status for name in ("ann", "bob")} == {Status.GRADED}


def test_attempts_of_one_member_stay_attempts_of_the_team(course):
    put(course, {f"ann+backprop+2026-03-0{day} 10:00:00 UTC/backprop.ipynb": str(day) for day in (1, 2)}, "inbound")
    found = gather(course, "inbound")
    assert "the last of 2 attempts counts" in found["bob"].notes
    assert found["bob"].timestamp.day == 2
