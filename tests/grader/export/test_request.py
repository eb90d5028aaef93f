"""What is asked for: whose grade is a number to hand on, how it is written, and what is told of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.export.request import ExportFiles, comment, left_out, names_of, scale
from grader.records.submission import Status

from .small import ASSIGNMENT, grade, request


def test_the_title_is_the_assignments_unless_the_lms_calls_it_otherwise():
    assert request().title == "Backprop 1"
    assert request(column="HW 1").title == "HW 1"


def test_the_maximum_is_the_assignments_unless_the_lms_has_another():
    assert request().maximum == 10.0
    assert request(out_of=50.0).maximum == 50.0
    assert request(out_of=0.0).maximum == 0.0


@pytest.mark.parametrize(
    ("options", "score", "text"),
    [
        ({}, 8.5, "8.50"),
        ({"comma": True}, 8.5, "8,50"),
        ({"out_of": 100.0}, 8.5, "85.00"),
        ({"out_of": 3.0}, 8.5, "2.55"),
        ({"out_of": 100.0, "comma": True}, 0.125, "1,25"),
    ],
)
def test_points_are_scaled_and_written_with_two_decimals(options, score, text):
    assert request(**options).number(score) == text


def test_points_of_who_is_excused_from_a_task_are_scaled_to_the_full_maximum():
    part = replace(grade("ann", 3.0), max_score=4.0)
    assert request().number(3.0, part) == "7.50"
    assert request().number(3.0, replace(part, max_score=0.0)) == "3.00"


def test_the_comma_is_kept_where_it_is_wanted():
    given = request()
    assert given.with_comma(wanted=False) is given
    assert given.with_comma(wanted=True).options.comma
    assert given.with_comma(wanted=True).grades == given.grades


@pytest.mark.parametrize(
    ("status", "decided", "zeros", "counts"),
    [
        (Status.GRADED, (), False, True),
        (Status.EXCUSED, (), False, False),
        (Status.EXCUSED, ("=8.0",), True, False),
        (Status.MISSING, (), False, False),
        (Status.MISSING, (), True, True),
        (Status.MISSING, ("=8.0",), False, True),
        (Status.UNREADABLE, (), True, False),
        (Status.UNREADABLE, ("delta=3.0",), False, True),
        (Status.NEEDS_PERSON, ("delta=excused",), False, False),
        (Status.NEEDS_PERSON, ("delta=excused", "=5.0"), False, True),
    ],
)
def test_who_has_a_number_to_hand_on(status, decided, zeros, counts):
    assert request(zeros=zeros).counts(grade("ann", status=status, decided=decided)) == counts


def test_the_others_are_named_with_what_to_do():
    grades = [grade(name, status=status) for name, status in zip("abcd", Status, strict=False) if status]
    grades.append(grade("excused", status=Status.EXCUSED))
    given = request(*grades)
    assert left_out(given) == (
        "left as they are, missing: B Lee (b); --zeros gives them a zero",
        "left as they are, unreadable: C Lee (c); give them points in marks.csv, or grade another file",
        "left as they are, needs person: D Lee (d); scores.csv says why; decide, or give them points in marks.csv",
        "left as they are, excused: Excused Lee (excused)",
    )
    assert len(left_out(given, excused_too=True)) == 3
    assert left_out(request()) == ()
    assert left_out(request(*grades, zeros=True))[0].startswith("left as they are, unreadable")


def test_several_of_one_kind_stand_in_one_note():
    grades = [grade(name, status=Status.MISSING) for name in ("ann", "bob")]
    assert left_out(request(*grades)) == (
        "left as they are, missing: Ann Lee (ann), Bob Lee (bob); --zeros gives them a zero",
    )
    assert names_of(grades) == "Ann Lee (ann), Bob Lee (bob)"


def test_a_comment_says_each_task_in_one_line():
    assert comment(grade("ann"), ASSIGNMENT).startswith("sigmoid 4.00/4.00, delta 4.50/6.00.")
    with_comment = grade("ann", comments=(("", "Well\ndone"), ("delta", "Nearly"), ("why", "A good answer")))
    assert comment(with_comment, ASSIGNMENT).endswith("delta: Nearly Well done why: A good answer")
    both = grade("ann", comments=(("sigmoid", "Right"), ("delta", "Nearly")))
    assert comment(both, ASSIGNMENT).endswith("sigmoid: Right delta: Nearly")


def test_an_excused_task_is_in_no_comment():
    tasks = grade("ann").tasks
    excused = grade("ann")
    excused = replace(excused, tasks=(replace(tasks[0], excused=True), tasks[1]))
    assert comment(excused, ASSIGNMENT).startswith("delta 4.50/6.00.")


def test_files_come_without_notes_unless_there_are_some():
    assert ExportFiles({"": b""}).notes == ()


def test_nothing_is_written_over_and_nobody_gets_a_zero_unless_it_is_asked_for():
    options = request().options
    assert (options.replace, options.zeros, options.comma, options.anonymous) == (False, False, False, "")


def test_the_parts_of_a_comment_stand_apart():
    assert comment(grade("ann", comments=(("", "Good"),)), ASSIGNMENT).endswith(" Good")


def test_the_log_is_told_to_what_points_are_scaled():
    assert scale(request()) == "points of 10 as they are"
    assert scale(request(out_of=100.0)) == "points of 10 scaled to 100"
