"""A submission before anybody knows whose it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from grader.collect.raw import Identity, IdKind, RawSubmission, ambiguous, by_id
from grader.records.submission import Status, Student, Submission

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def test_it_becomes_the_submission_of_a_student_with_their_notes_first() -> None:
    raw = RawSubmission(by_id("x"), "b", "place", Path("p"), (Path("c"),), NOW, Status.GRADED, ("own",))
    found = raw.of(Student("ann"), ("theirs",))
    assert found == Submission(Student("ann"), "b", Path("p"), (Path("c"),), NOW, Status.GRADED, ("theirs", "own"))
    assert raw.of(Student("ann")).notes == ("own",)


def test_nothing_was_submitted_unless_a_file_was_found() -> None:
    found = RawSubmission(by_id("x"), "b", "place").of(Student("ann"))
    assert (found.status, found.path, found.notes) == (Status.MISSING, None, ())


def test_a_name_that_is_read_in_one_way_is_that_person() -> None:
    one = by_id("ann")
    assert one == Identity("ann", ((IdKind.ID, "ann"),))
    assert ambiguous("x", [one]) is one


def test_a_name_that_is_read_in_several_ways_keeps_them_all() -> None:
    one, two, three = by_id("a"), by_id("b"), by_id("c")
    assert ambiguous("x", [one, two, three]) == Identity("x", one.ids, (two, three))
