"""The source notebooks are tried in the sandbox, solutions included, before anybody is graded."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.nbgrader_course.judging import read_nbgrader_course
from grader.records.run import RunOptions
from grader.run.pipeline import run

from . import courses
from .courses import code, notebook, solution

SOLUTION = "### BEGIN SOLUTION\ndef f():\n    {}\n    return 1\n### END SOLUTION"


def graded(course, *cells, answer="def f():\n    return 1", **files):
    """Grade one student of a course whose only notebook has these cells."""
    root = course("untidy")
    courses.write(root / "source" / "lab" / "lab.ipynb", notebook(*cells))
    for name, text in files.items():
        (root / "source" / "lab" / f"{name}.py").write_text(text, encoding="utf-8")
    courses.hand_in(root, "amy", "lab", lab=courses.answered(notebook(*cells), f=answer))
    options = RunOptions(root, output=root / "results", students=frozenset({"amy"}))
    return run(options, {}, lambda *_: None, read_nbgrader_course)


@pytest.mark.parametrize(
    "cells",
    [
        [code("import no_such_thing")],
        [code("%matplotlib inline\nimport no_such_thing")],
        [code("%%time\nfrom no_such_thing.a import b")],
        [code("import importlib\nimportlib.import_module('no_such_thing')")],
        [code("%run more.py")],
        [code("import helper")],
        [solution(SOLUTION.format("import no_such_thing"), "f"), courses.test("assert f() == 1", "test_f", 1)],
    ],
)
def test_a_package_that_is_needed_and_not_here_is_named_before_anybody_is_graded(course, cells):
    rest = [courses.test("assert 1", "test_one", 1)]
    with pytest.raises(CourseError, match=r"lab: its notebooks import no_such_thing, which is not installed here"):
        graded(course, *cells, *rest, helper="import no_such_thing", more="import no_such_thing")


def test_a_module_that_the_notebook_writes_itself_is_no_package(course):
    cells = [
        code("%%writefile made.py\nONE = 1"),
        code("from made import ONE"),
        courses.test("assert ONE == 1", "test_one", 1),
    ]
    done = graded(course, *cells)
    assert done.grades[0].score == 1
    assert not any("lab:" in note for note in done.notes)


def test_a_module_that_students_write_is_tried_as_the_source_has_it(course):
    root = course("untidy")
    (root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.Autograde.exclude_overwriting = {'lab': ['mine.py']}\n", encoding="utf-8"
    )
    (root / "submitted" / "amy" / "lab" / "mine.py").write_text("ONE = 2", encoding="utf-8")
    done = graded(lambda _name: root, courses.test("import mine\nassert mine.ONE == 1", "test_one", 1), mine="ONE = 1")
    assert done.grades[0].score == 0
    assert not any("lab:" in note for note in done.notes)


def test_an_import_that_no_cell_reaches_is_told_and_stops_nobody(course):
    done = graded(course, code("def later():\n    import no_such_thing"), courses.test("assert 1", "test_one", 1))
    assert done.grades[0].score == 1
    assert any("import no_such_thing where their own run does not pass" in note for note in done.notes)


def test_a_test_that_the_solution_does_not_pass_in_the_sandbox_is_named(course):
    shell = "assert __import__('subprocess').run(['true']).returncode == 0"
    done = graded(
        course,
        solution(SOLUTION.format("pass"), "f"),
        courses.test("assert f() == 1", "test_f", 1),
        courses.test(shell, "test_shell", 1),
    )
    (note,) = (note for note in done.notes if "own solution" in note)
    assert "does not pass 1 of 2 tests here: test_shell (PermissionError" in note


def test_nothing_is_tried_when_nobody_has_to_be_graded_again(course):
    cells = code("import click"), courses.test("assert click", "test_one", 1)
    assert graded(course, *cells).grades[0].score == 1
    root = course("untidy")
    courses.write(root / "source" / "lab" / "lab.ipynb", notebook(*cells))
    courses.hand_in(root, "amy", "lab", lab=courses.answered(notebook(*cells), f="def f():\n    return 1"))
    again = run(
        RunOptions(root, output=root / "results", students=frozenset({"amy"})),
        {},
        lambda *_: None,
        read_nbgrader_course,
    )
    assert again.reused == 1
