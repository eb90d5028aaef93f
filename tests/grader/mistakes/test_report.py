"""`grader mistakes` over a class: groups, and an entry that `grader verify` holds against the answers."""

from __future__ import annotations

import logging

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.course.config import read_course
from grader.mistakes.report import look
from tests.grader.small_course import HALF, QUARTER, hand_in, write_course

THIRD = "def half(x):\n    # by {name}\n    return x / 3\n"


def grader(*arguments):
    """Run a command; return its exit status and all that it says."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with a class that has been graded."""
    root = write_course(tmp_path_factory.mktemp("course"))
    for name in ("ann", "bob"):
        hand_in(root, name, THIRD.format(name=name) + QUARTER, "halves.py")
    hand_in(root, "cem", HALF + "def quarter(x):\n    return x\n", "halves.py")
    status, told = grader("run", "--course", root, "--submissions", root / "submitted", "--output", root / "results")
    assert status == 0, told
    return root


def mistakes(root, *more):
    """Run grader mistakes on the class."""
    return grader("mistakes", "halves", "--course", root, "--submissions", root / "submitted", *more)


def test_groups_are_shown_largest_first_without_a_name(course):
    status, told = mistakes(course, "--output", course / "results")
    assert status == 0
    assert told.index("group 1: 2 students of half") < told.index("group 2: 1 student of quarter")
    assert "return x / 3" in told
    assert not any(name in told for name in ("ann", "bob", "cem"))


def test_without_results_it_says_what_to_do(course, tmp_path):
    status, told = mistakes(course, "--output", tmp_path)
    assert status == 2
    assert "grade the class first" in told


def test_an_entry_is_written_with_the_code_as_comments_and_held_against_the_answers(course):
    status, told = mistakes(course, "--output", course / "results", "--add", "T01")
    assert status == 0, told
    path = course / "solutions" / "halves" / "misconceptions_T01.py"
    text = path.read_text(encoding="utf-8")
    assert "#         return x / 3" in text
    assert mistakes(course, "--output", course / "results", "--add", "T01")[0] == 2
    assert "T01 of half raises whatever it is asked" in grader("verify", "--course", course)[1]
    wrong = text.replace("raise NotImplementedError", "return arguments[0] / 5")
    path.write_text(wrong, encoding="utf-8")
    told = grader("verify", "--course", course)[1]
    assert "T01 of half does not explain the answers" in told
    path.write_text(wrong.replace("/ 5", "/ 3"), encoding="utf-8")
    told = grader("verify", "--course", course)[1]
    assert "T01 of half has no title" in told
    assert "does not explain" not in told


@pytest.mark.parametrize("more", [("--add", "x"), ("--add", "T02", "--group", "9")])
def test_what_cannot_be_added_is_refused(course, more):
    assert mistakes(course, "--output", course / "results", *more)[0] == 2


def test_the_log_says_who_is_asked_again_and_why(course, caplog):
    caplog.set_level(logging.INFO, "grader.mistakes.answers")
    read = read_course(course)
    (course / "submitted" / "bob" / "halves" / "halves.py").rename(course / "bob.py")
    look(read, read.assignments[0], "", course / "results", course / "submitted")
    (course / "bob.py").rename(course / "submitted" / "bob" / "halves" / "halves.py")
    assert caplog.messages == [
        "ann, halves: asked again, half failed without a name",
        "bob, halves: half failed without a name, but there is no file any more",
        "cem, halves: asked again, quarter failed without a name",
    ]
