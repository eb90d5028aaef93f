"""What Otter's questions are worth, by its own rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.otter_course.autograder import Autograder
from grader.otter_course.questions import read_questions

from . import courses

ONE = courses.case(">>> 1\n1")


def worth(points, *own, **more):
    cases = [ONE if each is None else {**ONE, "points": each} for each in own]
    (question,) = read_questions(Path("x"), Autograder({"q1": courses.ok("q1", *cases, points=points, **more)}))
    return [case.points for case in question.cases]


@pytest.mark.parametrize(
    ("points", "own", "expected"),
    [
        (4, [None, None], [2, 2]),
        (5, [1, None, None], [1, 2, 2]),
        ([1, 3], [None, None], [1, 3]),
        (None, [None, None], [0.5, 0.5]),
        (None, [0, None], [0, 1]),
        (None, [2, None], [2, 0]),
        (None, [0, 0], [0, 0]),
        (3, [1, 1], [1, 1]),
        (0, [None], [0]),
    ],
)
def test_points_are_shared_as_otter_shares_them(points, own, expected):
    assert worth(points, *own) == expected


def test_all_or_nothing_gives_all_or_nothing():
    (question,) = read_questions(
        Path("x"), Autograder({"q1": courses.ok("q1", ONE, ONE, points=3, all_or_nothing=True)})
    )
    assert [question.score(passed) for passed in ([True, True], [True, False])] == [3, 0]


def test_a_test_file_may_read_what_comes_with_it():
    text = "limit = int(open('limit.txt').read())\n" + courses.ok("q1", ONE).replace("None", "limit")
    (question,) = read_questions(Path("x"), Autograder({"q1": text}, {"limit.txt": b"7"}))
    assert question.points == 7


def test_cases_are_hidden_unless_they_say_otherwise():
    case = {"code": ">>> 1\n1"}
    (question,) = read_questions(Path("x"), Autograder({"q1": courses.ok("q1", case)}))
    assert question.hidden
