"""A task that uses a class: the answer key cannot stand in for it, and a run says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.records.judgement import Verdict
from grader.records.run import RunOptions, RunResult
from grader.run.pipeline import run

from ..small_course import HALF, REFERENCE, hand_in, notebook, write_course

LINE = """class Line:
    def __init__(self, slope):
        self.slope = slope

    def at(self, x):
        return self.slope * x
"""
QUARTER = "def quarter(x):\n    return Line(0.25).at(x)\n"
TEST = 'def test_at(student):\n    """It is right at two"""\n    assert student.Line(3.0).at(2.0) == 6.0\n'
SAID = "course.toml: 'quarter' uses 'Line', a class, and the answer key's objects cannot stand in for the student's"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A course in which a function is written with an earlier class."""
    write_course(tmp_path)
    course = tmp_path / "course.toml"
    course.write_text(
        course.read_text().replace('uses = ["half"]', 'uses = ["Line"]').replace("half =", "Line = {}\nhalf =")
    )
    (tmp_path / "solutions/halves/reference.py").write_text(f"{REFERENCE}\n\n{LINE}")
    (tmp_path / "tests/hidden/halves/test_Line.py").write_text(TEST)
    return tmp_path


def graded(root: Path) -> RunResult:
    return run(RunOptions(root, output=root / "results"), {}, lambda *_: None)


def test_a_run_says_that_a_wrong_class_costs_the_function_that_uses_it_too(lines: Path) -> None:
    hand_in(lines, "ann", notebook(LINE.replace("* x", "+ x"), HALF, QUARTER))
    result = graded(lines)
    assert {task.task: task.verdict for task in result.grades[0].tasks} == {
        "Line": Verdict.FAILED,
        "half": Verdict.PASSED,
        "quarter": Verdict.FAILED,
    }
    (said,) = (note for note in result.notes if "uses" in note)
    assert said.startswith(SAID)
    assert "a wrong 'Line' costs what 'quarter' asks of it too" in said


def test_a_run_says_nothing_of_functions_that_others_use(tmp_path: Path) -> None:
    hand_in(write_course(tmp_path), "ann", notebook(HALF, "def quarter(x):\n    return half(half(x))\n"))
    assert not any("uses" in note for note in graded(tmp_path).notes)
