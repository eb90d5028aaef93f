"""`grader verify` of a small course: what each file must hold, in a sentence, and the exit status for CI."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.course.config import read_course
from grader.execute.isolation import EXPOSES
from grader.verify.verify import verify

SLOPE = '''import numpy as np
from grader.judge.compare import agree


def test_values(student):
    """It is right on three numbers"""
    agree(student.slope(np.array([0.25, 0.5, 2.0])), np.array([0.1875, 0.25, -2.0]), "the slope")
'''
CATALOGUE = """from grader.testing import Entries

entries = Entries(task="slope", section="The slope")
MISCONCEPTIONS = (
    entries("S1", lambda a: a**2, title="squared", rationale="It looks alike.", advice=ADVICE),
)
"""
WITH_LINE = "Line = {}\nslope = { uses = ['Line'] }"
RIGHT, STUB = "def slope(a):\n    return a * (1 - a)\n", "def slope(a):\n    raise NotImplementedError\n"


@pytest.fixture
def course(tmp_path):
    """A course that agrees with itself."""
    put(
        tmp_path,
        "course.toml",
        f"[limits]\naccept = {json.dumps(list(EXPOSES))}\n[assignments.toy.tasks]\nslope = {{}}\n",
    )
    put(tmp_path, "solutions/toy/reference.py", RIGHT)
    put(tmp_path, "solutions/toy/misconceptions.py", CATALOGUE.replace("ADVICE", '"Draw both."'))
    put(tmp_path, "tests/hidden/toy/test_slope.py", SLOPE)
    put(tmp_path, "solutions/toy/toy.ipynb", notebook("## The slope", RIGHT))
    put(tmp_path, "assignments/toy/toy.ipynb", notebook("## The slope", STUB))
    return tmp_path


def put(root, name, text):
    path: Path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def notebook(heading, code):
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": heading},
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": code},
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells})


def verify_toy(course, *names):
    """Run the command; return its exit status and what it says, on one line."""
    result = CliRunner().invoke(main, ["verify", "--course", str(course), *names])
    return result.exit_code, " ".join(result.output.split())


def test_a_course_that_agrees_with_itself_is_green(course):
    status, told = verify_toy(course)
    assert status == 0, told
    assert "none" in told
    assert "1/1" in told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "solutions/toy/toy.ipynb",
            notebook("## The slope", STUB),
            "solutions/toy/toy.ipynb: slope is missing: 'It is right on three numbers'",
        ),
        (
            "assignments/toy/toy.ipynb",
            notebook("## The slope", RIGHT),
            "assignments/toy/toy.ipynb: slope is passed and earns 1; its stub should be missing",
        ),
        ("solutions/toy/toy.ipynb", notebook("## Slopes", RIGHT), "'The slope', which is no heading of the notebook"),
        (
            "solutions/toy/misconceptions.py",
            CATALOGUE.replace("ADVICE", '"It is a * (1 - a)."'),
            "its advice holds the solution's own 'a*(1-a)'",
        ),
        (
            "tests/hidden/toy/test_slope.py",
            SLOPE.replace("np.array([0.25, 0.5, 2.0])", "np.array([0.5])").replace("[0.1875, 0.25, -2.0]", "[0.25]"),
            "S1 of slope returns the right answer",
        ),
    ],
)
def test_each_disagreement_is_told_and_the_status_is_1(course, name, text, told):
    put(course, name, text)
    status, said = verify_toy(course)
    assert status == 1
    assert told in said


def test_a_survivor_is_shown_as_a_diff(course):
    put(
        course,
        "tests/hidden/toy/test_slope.py",
        SLOPE.replace("0.25, 0.5, 2.0", "0.0").replace("0.1875, 0.25, -2.0", "0.0"),
    )
    status, said = verify_toy(course)
    assert status == 1
    assert (
        "no check notices this mistake in slope (operator): @@ -2 +2 @@ slope - return a * (1 - a) + return a * (1 + a)"
        in said
    )
    remedy = 'right as well, say why in misconceptions.py: EQUIVALENT_SOLUTIONS = {"slope": "why"}; otherwise'
    assert said.count("no check notices") > 1
    assert said.count(remedy) == 1
    assert said.rindex("no check notices") < said.index(remedy)


def test_what_is_said_of_a_survivor_lets_it_pass(course):
    weak = SLOPE.replace("0.25, 0.5, 2.0", "0.0").replace("0.1875, 0.25, -2.0", "0.0")
    put(course, "tests/hidden/toy/test_slope.py", weak)
    catalogue = CATALOGUE.replace("ADVICE", '"Draw both."')
    put(course, "solutions/toy/misconceptions.py", catalogue + 'EQUIVALENT_SOLUTIONS = {"slope": "why"}\n')
    _, said = verify_toy(course)
    assert "no check notices" not in said
    assert "a changed answer key is right too, why:" in said


def test_what_keeps_a_course_from_being_tried_is_told_all_at_once(course):
    tasks = "slope = {}\nheight = {}\n[assignments.more.tasks]\nlength = {}\n"
    put(course, "course.toml", (course / "course.toml").read_text().replace("slope = {}\n", tasks))
    put(course, "solutions/more/reference.py", "import no_such_package\n")
    put(course, "tests/hidden/toy/test_slope.py", SLOPE.replace("-2.0", "-3.0"))
    put(course, "tests/public/toy/test_slope.py", "def test_a(student):\n    student.slope(1)\n")
    put(course, "solutions/toy/misconceptions.py", CATALOGUE.replace("ADVICE", '""'))
    status, said = verify_toy(course)
    assert status == 2
    for fault in (
        "task 'height' of 'toy' has no hidden test",
        "the answer key in",
        "does not define height",
        "task 'height' has no public check: write tests/public/toy/test_height.py",
        "S1 of slope passes every public check",
        "test_slope.py:7: test_values: it does not pass with the answer key",
        "S1 of slope has no advice",
        "task 'length' of 'more' has no hidden test",
        "No module named 'no_such_package'; install no_such_package where the grader is installed",
    ):
        assert said.count(fault) == 1, (fault, said)


def test_one_assignment_that_cannot_be_tried_keeps_no_other_from_being_tried(course):
    put(course, "course.toml", (course / "course.toml").read_text() + "[assignments.more.tasks]\nlength = {}\n")
    status, said = verify_toy(course)
    assert status == 2
    assert "task 'length' of 'more' has no hidden test" in said
    assert "none" in said


def test_a_class_cannot_be_lent_and_no_task_may_use_one(course):
    put(course, "course.toml", (course / "course.toml").read_text().replace("slope = {}", WITH_LINE))
    key = "class Line:\n    def half(self):\n        return 0.5\n\n" + RIGHT
    put(course, "solutions/toy/reference.py", key)
    put(course, "solutions/toy/toy.ipynb", notebook("## The slope", key))
    test = 'def test_half(student):\n    """Half"""\n    assert student.Line().half() == 0.5\n'
    put(course, "tests/hidden/toy/test_Line.py", test)
    status, said = verify_toy(course)
    assert status == 1
    assert "'slope' uses 'Line', a class, and the answer key's objects cannot stand in for the student's" in said
    assert "always the same" not in said


def test_wrong_use_is_status_2(course):
    assert verify_toy(course, "toys") == (2, "grader: course.toml: no assignment 'toys'; it has 'toy'")
    put(course, "assignments/toy/toy.ipynb", "no notebook")
    status, said = verify_toy(course)
    assert status == 2
    assert "assignments/toy/toy.ipynb is no notebook of format 4; save it again in Jupyter" in said
    put(course, "solutions/toy/reference.py", "def slope(a):\n    return a\n")
    status, said = verify_toy(course)
    assert status == 2
    assert "tests/hidden/toy/test_slope.py:7: test_values: it does not pass with the answer key" in said


def test_the_log_says_what_each_part_came_to_and_in_detail_what_is_tried(course, caplog):
    caplog.set_level(logging.DEBUG, "grader.verify.verify")
    read = read_course(course)
    tried: list[str] = []
    verify(read, read.assignments[0], "", tried.append)
    steps = [record.getMessage() for record in caplog.records if record.levelno == logging.DEBUG]
    assert steps == [f"toy: {step}" for step in tried]
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.INFO]
    assert told[0] == "toy: 1 of 1 formulas of the catalogue fail their task and are named"
    assert re.fullmatch(r"toy: \d+ of \d+ changes of the answer key are noticed by a check", told[1])
    assert re.fullmatch(r"toy: \d+ faults", told[-1])
