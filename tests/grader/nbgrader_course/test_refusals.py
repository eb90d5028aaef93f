"""A source notebook that nbgrader would not release is refused by name; work for another kernel needs a person."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.nbgrader_course.config import read_config
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.nbgrader_course.source import read_assignments
from grader.records.run import RunOptions
from grader.records.submission import Status
from grader.run.pipeline import run

from . import courses
from .courses import code, notebook, solution, text

TEST = courses.test("assert f()", "test_f", 1)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([TEST, TEST], "two cells have the grade_id 'test_f'"),
        ([courses.test("assert f()", "test_f", None)], "gives points and does not say how many"),
        ([courses.test("assert f()", "test_f", "")], "gives points and does not say how many"),
        ([solution("### BEGIN SOLUTION\nx = 1", "f"), TEST], "a solution has no 'END SOLUTION'"),
        ([solution("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "f"), TEST], "begins within a solution"),
        ([code("### BEGIN SOLUTION\nx = 1\n### END SOLUTION"), TEST], "in a cell that is not marked as one"),
        ([text("Why?", "why", solution=True), TEST], "needs both points and a solution"),
        ([code("x", "f", grade_id="", solution=True), TEST], "has no grade_id"),
    ],
)
def test_what_nbgrader_would_not_release_is_refused(tmp_path, cells, words):
    courses.write(tmp_path / "source" / "ps1" / "ps1.ipynb", notebook(*cells))
    with pytest.raises(CourseError, match=rf"ps1.ipynb: .*{words}.*nbgrader would not release it"):
        read_assignments(read_config(tmp_path))


def test_an_assignment_that_is_not_asked_for_stops_nobody(tmp_path):
    courses.write(tmp_path / "source" / "ps1" / "ps1.ipynb", notebook(TEST))
    courses.write(tmp_path / "source" / "ps2" / "ps2.ipynb", notebook(TEST, TEST))
    assert set(read_assignments(read_config(tmp_path), ("ps1",))) == {"ps1", "ps2"}


@pytest.mark.parametrize(
    ("kernel", "language", "status"),
    [
        ("ir", "R", Status.NEEDS_PERSON),
        ("julia-1.9", "julia", Status.NEEDS_PERSON),
        ("xpython", "python", Status.GRADED),
    ],
)
def test_work_for_another_kernel_needs_a_person_and_is_never_a_zero(course, kernel, language, status):
    root = course("untidy")
    source = courses.UNTIDY | {"metadata": {"kernelspec": {"name": kernel, "language": language, "display_name": "x"}}}
    courses.write(root / "source" / "lab" / "lab.ipynb", source)
    options = RunOptions(root, output=root / "results", students=frozenset({"amy"}))
    (grade,) = run(options, {}, lambda *_: None, read_nbgrader_course).grades
    assert grade.status is status
    if status is Status.NEEDS_PERSON:
        assert f"written in {language.lower()} (kernel '{kernel}')" in grade.note
