"""What nbgrader's own execution would show, from one run of the engine."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import determine_grade
from traitlets.config import Config

from grader.report.gradebook.restored import outputs_by_source
from grader.run import autograde_once
from grader.run.autograde_once import ExecuteOnce

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

SHOWN = {"output_type": "stream", "name": "stdout", "text": "hello\n"}
PAGE = {"output_type": "display_data", "data": {"text/html": "<script>"}, "metadata": {}}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course in which ann is right and ben has one half; nbgrader stands in its folder."""
    root = write_course(tmp_path)
    hand_in(root, "ann", notebook(HALF, QUARTER))
    hand_in(root, "ben", notebook(QUARTER))
    monkeypatch.chdir(root)
    return root


def autograded(*sources: str, student: str = "ann", points: float = 2, config: Config | None = None) -> list[object]:
    """Let the preprocessor fill in a notebook with these test cells; return what nbgrader gives for each."""
    mark = {"grade": True, "solution": False, "locked": True, "points": points, "schema_version": 3}
    cells = [
        nbformat.v4.new_code_cell(source, metadata={"nbgrader": {**mark, "grade_id": f"c{number}"}})
        for number, source in enumerate(sources)
    ]
    first = nbformat.v4.new_code_cell("print('hello')")
    words = nbformat.v4.new_markdown_cell("hello")
    nb = nbformat.v4.new_notebook(cells=[first, words, *cells])
    about = {"student": student, "assignment": "halves", "notebook": "halves"}
    nb, _ = ExecuteOnce(config=config or Config()).preprocess(nb, {"nbgrader": about})
    nbformat.validate(nb)
    autograded.last = nb  # type: ignore[attr-defined]
    return [determine_grade(cell) for cell in nb.cells[2:]]


def test_each_task_gets_its_points_from_one_run_of_the_engine(course, monkeypatch):
    asked = []
    monkeypatch.setattr(
        autograde_once, "graded", lambda *given: asked.append(given) or {"half": (0.5, ""), "x": (1, "")}
    )
    assert autograded("check('half')\npoints('half')", 'points("half")\n') == [(0.5, 2.0), (0.5, 2.0)]
    assert asked == [(course, "halves", "ann")]


def test_what_the_engine_says_stands_below_the_cell(course):
    assert autograded('points("half")', 'points("quarter")') == [(1.0, 2.0), (2.0, 2.0)]
    (told, value) = autograded.last.cells[2].outputs
    assert told.text == "half: right, 1 of 1 point\n"
    assert value.data["text/plain"] == "1.0"


def test_other_cells_keep_the_outputs_that_were_handed_in_but_no_program(course):
    path = course / "submitted" / "ann" / "halves" / "halves.ipynb"
    document = json.loads(path.read_text(encoding="utf-8"))
    cell = {"cell_type": "code", "source": "print('hello')", "metadata": {}, "outputs": [SHOWN, PAGE]}
    document["cells"].append({**cell, "execution_count": 3})
    path.write_text(json.dumps(document), encoding="utf-8")
    autograded('points("half")')
    assert autograded.last.cells[0].outputs == [SHOWN]
    autograded('points("half")', config=Config({"CourseDirectory": {"submitted_directory": "elsewhere"}}))
    assert autograded.last.cells[0].outputs == []


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"cells": [1, {"cell_type": "markdown", "source": "x"}]}', "[" * 10**5]
)
def test_a_notebook_that_cannot_be_read_has_no_outputs(text):
    assert outputs_by_source(text) == {}


def test_what_cannot_be_graded_is_an_error_below_the_cell_and_no_points(course):
    assert autograded('points("half")', student="nobody") == [(0, 2.0)]
    assert "nobody" in autograded.last.cells[2].outputs[0].evalue
    assert autograded('points("third")') == [(0, 2.0)]
    assert "no task 'third'" in autograded.last.cells[2].outputs[0].evalue


@pytest.mark.parametrize(
    ("sources", "points"),
    [
        (("assert half(2) == 1",), 2),
        (('points("half")', "assert half(2) == 1"), 2),
        (('points("half")\npoints("quarter")',), 2),
        (('x = points("half")',), 2),
        ((), 2),
    ],
)
def test_points_that_the_engine_does_not_give_need_nbgraders_own_kernel(course, monkeypatch, sources, points):
    kernels = []
    own = lambda _self, nb, resources, **more: kernels.append(more) or (nb, resources)  # noqa: E731
    monkeypatch.setattr(autograde_once.Execute, "preprocess", own)
    autograded(*sources, points=points)
    assert kernels == [{}]


def test_a_cell_without_points_may_hold_anything(course, monkeypatch):
    nb = nbformat.v4.new_notebook(cells=[])
    mark = {"grade": True, "solution": False, "locked": True, "schema_version": 3}
    for name, number, source in (("checks", 0, "import sys"), ("c", 1, 'points("half")')):
        marks = {**mark, "points": number, "grade_id": name}
        nb.cells.append(nbformat.v4.new_code_cell(source, metadata={"nbgrader": marks}))
    answer = {**mark, "points": 3, "grade_id": "a", "solution": True}
    nb.cells.append(nbformat.v4.new_code_cell("x = 1", metadata={"nbgrader": answer}))
    about = {"student": "ann", "assignment": "halves", "notebook": "halves"}
    nb, _ = ExecuteOnce().preprocess(nb, {"nbgrader": about})
    assert [determine_grade(cell) for cell in nb.cells[:2]] == [(0, 0), (1.0, 1.0)]
