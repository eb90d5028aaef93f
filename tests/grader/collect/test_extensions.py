"""An extension is the student's whose id is meant, or nobody's; it is never lost in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from grader.collect.extensions import by_meaning, for_the_class, notes
from grader.records.course import Assignment, Course, Task

DUE = datetime(2026, 3, 2, 23, 59, tzinfo=UTC)
LATER = DUE + timedelta(days=7)
TOLD = "course.toml gives {!r} an extension for 'a'"


def assignment(*names, until=LATER):
    return Assignment("a", "A", (Task("f", 1.0),), DUE, None, tuple((name, until) for name in names))


@pytest.mark.parametrize(
    ("written", "students", "whose", "said"),
    [
        ("u100", ["u100"], ["u100"], []),
        ("U100", ["u100"], ["u100"], [": it is u100's"]),
        ("7123", ["007123"], ["007123"], [": it is 007123's"]),
        ("ju\u0308rgen", ["j\u00fcrgen"], ["j\u00fcrgen"], [": it is j\u00fcrgen's"]),
        ("u1\u200b", ["u1"], ["u1"], [": it is u1's"]),
        ("ann.lee", ["ann.lee", "annlee"], ["ann.lee"], []),
        ("ann", ["ann", "ANN"], ["ann"], []),
        (
            "Ann",
            ["ann", "ANN"],
            ["Ann"],
            [", which may be ANN or ann: nobody gets it; write the id as the roster has it"],
        ),
        ("dna", ["dan"], ["dna"], [", but nobody in the class has that id"]),
    ],
)
def test_an_id_is_compared_as_people_mean_it(written, students, whose, said):
    course = Course(None, "C", None, (assignment(written),))
    (found,) = for_the_class(course, students).assignments
    assert [name for name, _ in found.extensions] == whose
    assert list(notes(course.assignments, students)) == [TOLD.format(written) + words for words in said]


def test_the_id_as_the_class_has_it_comes_before_one_that_means_it():
    both = Assignment("a", "A", (Task("f", 1.0),), DUE, None, (("U1", LATER), ("u1", LATER + timedelta(days=1))))
    (found,) = for_the_class(Course(None, "C", None, (both,)), ["u1"]).assignments
    assert dict(found.extensions) == {"u1": LATER + timedelta(days=1)}


def test_an_extension_that_is_none_is_said():
    (said,) = notes([assignment("ann", until=DUE)], ["ann"])
    assert said == f"{TOLD.format('ann')} that is not after the due date"


def test_extensions_of_one_assignment_alone_are_looked_at_and_keep_their_order():
    plain = Assignment("b", "B", (Task("f", 1.0),), DUE)
    course = Course(None, "C", None, (plain, assignment("ann", "zed", "U1")))
    assert for_the_class(course, ["ann", "u1"]).assignments == (plain, assignment("ann", "zed", "u1"))
    assert by_meaning(["ann", "bo", "ANN"]) == {"ann": ["ann", "ANN"], "bo": ["bo"]}


def test_without_a_due_date_an_extension_is_not_compared_with_it():
    assert list(notes([replace(assignment("ann"), due=None)], ["ann"])) == []
