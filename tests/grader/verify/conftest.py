"""A course of one small lesson, whose answer key, catalogue and tests a test may write as it likes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.judge.judgement import Suite
from grader.records.course import Assignment, Course, Limits, Task
from grader.verify.suite import with_suite

REFERENCE = '''"""The key."""
import numpy as np


def slope(a):
    """Return the slope."""
    return a * (1 - a)


def error(a, y):
    """Return the error, steepened."""
    return (a - y) * slope(a)
'''
SLOPE = '''
import numpy as np
from grader.judge.compare import agree

A = np.array([0.2, 0.3, 0.7])


def test_values(student, reference):
    """It is right on three numbers"""
    agree(student.slope(A), reference.slope(A), "the slope")


def test_middle(student):
    """It is a quarter in the middle"""
    agree(student.slope(np.array([0.5])), np.array([0.25]), "the slope")
'''
ERROR = '''
import numpy as np
from grader.judge.compare import agree

A, Y = np.array([0.2, 0.3, 0.7]), np.array([0.0, 1.0, 0.5])


def test_values(student, reference):
    """It is right on three numbers"""
    agree(student.error(A, Y), reference.error(A, Y), "the error")
'''
CATALOGUE = """
from grader.testing import Entries

def entry(code, task, *formulas, advice="Look again.", section="The slope"):
    entries = Entries(task=task, section=section)
    return entries(code, *formulas, title="a mistake", rationale="It tempts.", advice=advice)

MISCONCEPTIONS = ({entries},)
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The course with its answer key and hidden tests, without a catalogue or notebooks."""
    tasks = (Task("slope", 1.0), Task("error", 2.0, uses=("slope",)))
    write(tmp_path / "solutions/toy/reference.py", REFERENCE)
    write(tmp_path / "tests/hidden/toy/test_slope.py", SLOPE)
    write(tmp_path / "tests/hidden/toy/test_error.py", ERROR)
    return Course(tmp_path, "Toys", tmp_path / "submitted", (Assignment("toy", "Toy", tasks),), Limits())


@pytest.fixture
def suite(course: Course) -> Callable[..., Suite]:
    """Hold the suite with this catalogue: the arguments of `entry`, as text."""

    def hold(*entries: str, more: str = "", reference: str = REFERENCE) -> Suite:
        write(course.root / "solutions/toy/reference.py", reference)
        if entries:
            made = ", ".join(f"entry({entry})" for entry in entries)
            write(course.root / "solutions/toy/misconceptions.py", CATALOGUE.format(entries=made) + more)
        return with_suite(course, course.assignments[0], "", lambda suite: suite)

    return hold


def write(path: Path, text: str) -> None:
    """Write a file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
