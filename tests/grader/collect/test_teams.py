"""Teams: what any member submits counts for all; two works that differ need a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from grader.collect.collect import collect
from grader.collect.join import JoinResult
from grader.collect.raw import RawSubmission, by_id
from grader.collect.roster import Person
from grader.collect.teams import share
from grader.records.course import Assignment, Course, Task
from grader.records.submission import Status, Student

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


RED, BLUE = (
    [Person(Student(name), team="red") for name in ("ann", "bob")],
    [Person(Student(name), team="blue") for name in ("cy", "ed")],
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def work(tmp_path, place, text="{}", hours=None, *along, team=""):
    """Make a work whose notebook holds `text`, with files beside it."""
    folder = tmp_path / place
    folder.mkdir()
    for number, each in enumerate((text, *along)):
        (folder / str(number)).write_text(each)
    paths = tuple(folder / str(number) for number in range(1 + len(along)))
    when = None if hours is None else NOON + timedelta(hours=hours)
    return RawSubmission(by_id(place), "a", place, paths[0], paths[1:], when, Status.GRADED, ("own",), team)


def shared(found):
    """Share; return by student and assignment where each work is and what is noted of it."""
    result = JoinResult()
    for key, works in found.items():
        result.submissions[key].extend(works)
    share((*RED, *BLUE, Person(Student("dee"))), iter(("a", "b")), result)
    return {key: [(each.place, *each.notes) for each in works] for key, works in result.submissions.items() if works}


def test_every_team_and_assignment_is_shared_and_who_has_no_team_keeps_theirs(tmp_path):
    one, two, three = (work(tmp_path, place) for place in ("one", "two", "three"))
    assert shared({("bob", "a"): [one], ("ann", "b"): [two], ("cy", "a"): [three], ("dee", "b"): [one]}) == {
        ("ann", "a"): [("one", "submitted by bob, for the team 'red'", "own")],
        ("bob", "a"): [("one", "own")],
        ("ann", "b"): [("two", "own")],
        ("bob", "b"): [("two", "submitted by ann, for the team 'red'", "own")],
        ("cy", "a"): [("three", "own")],
        ("ed", "a"): [("three", "submitted by cy, for the team 'blue'", "own")],
        ("dee", "b"): [("one", "own")],
    }


def test_what_is_missing_is_shared_with_nobody(tmp_path):
    nothing = replace(work(tmp_path, "one"), status=Status.MISSING)
    assert shared({("ann", "a"): [nothing]}) == {("ann", "a"): [("one", "own")]}


def test_attempts_of_one_member_are_all_passed_on_in_their_order(tmp_path):
    attempts = [work(tmp_path, "one", "1", 2), work(tmp_path, "two", "2", 1)]
    assert [place for place, *_ in shared({("bob", "a"): attempts})["ann", "a"]] == ["one", "two"]


def test_the_teams_own_folder_counts_once_and_without_a_word_more(tmp_path):
    own = work(tmp_path, "one", team="red")
    assert shared({("ann", "a"): [own], ("bob", "a"): [own]}) == {
        ("ann", "a"): [("one", "own")],
        ("bob", "a"): [("one", "own")],
    }


@pytest.mark.parametrize("teams", [("red", ""), ("", "red")])
def test_two_folders_of_one_team_that_differ_are_a_question_though_one_member_alone_has_them(tmp_path, teams):
    found = shared(
        {("ann", "a"): [work(tmp_path, "one", "1", team=teams[0]), work(tmp_path, "two", "2", team=teams[1])]}
    )
    question = "the team 'red' submitted works that differ: one, two; a person must decide which counts; keep one"
    assert {key: [note for _, note in works] for key, works in found.items()} == {
        ("ann", "a"): [question],
        ("bob", "a"): [question],
    }


@pytest.mark.parametrize(
    ("one", "two", "counts"),
    [
        (("{}", 2), ("{}", 1), "two"),
        (("{}", 1), ("{}", 2), "one"),
        (("{}", None), ("{}", 9), "two"),
        (("{}", 9), ("{}", None), "one"),
        (("{}", 1, "x"), ("{}", 2, "x"), "one"),
        (("{}", 1, "x"), ("{}", 2, "y"), None),
        (("{}", 1, "x"), ("{}", 2), None),
        (("x", 1, "y"), ("y", 2, "x"), None),
        (("0" * (1 << 20) + "1", 1), ("0" * (1 << 20) + "2", 2), None),
    ],
)
def test_of_works_with_the_same_files_the_earliest_counts(tmp_path, one, two, counts):
    result = JoinResult()
    result.submissions["ann", "a"] = [work(tmp_path, "one", *one)]
    result.submissions["bob", "a"] = [work(tmp_path, "two", *two)]
    share(RED, ("a",), result)
    (found,) = result.submissions["ann", "a"]
    if counts:
        assert (found.place, found.status, found.path is None) == (counts, Status.GRADED, False)
    else:
        assert (found.status, found.path, found.companions) == (Status.NEEDS_PERSON, None, ())
        assert found.place == "one"  # the earliest
    assert result.submissions["bob", "a"][0].place == found.place


@pytest.mark.parametrize("change", [{"path": None}, {"path": Path("/none/there")}])
def test_a_work_that_cannot_be_read_is_like_no_other(tmp_path, change):
    one, two = (replace(work(tmp_path, place), **change) for place in ("one", "two"))
    assert "works that differ: one, two" in shared({("ann", "a"): [one], ("bob", "a"): [two]})["ann", "a"][0][1]
