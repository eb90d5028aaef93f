"""`nbgrader autograde` in our course: no kernel runs a notebook whose points the engine gives."""

from __future__ import annotations

import json
import shutil

import pytest

from .nbgrader_course import ROOT, finish, make_course, start
from .test_same_score import nbgraders

pytestmark = pytest.mark.peers

NOTES_ITSELF = "with open('ran.txt', 'a') as file:\n    file.write('once\\n')\nprint('here')"


@pytest.fixture
def course(tmp_path):
    """The course, and the work of ada, whose notebook writes down each time that it is run in a kernel."""
    course = make_course(tmp_path / "course")
    home = course / "submitted" / "ada" / "backprop"
    shutil.copytree(ROOT / "examples" / "submitted" / "ada" / "backprop", home)
    notebook = json.loads((home / "backprop.ipynb").read_text(encoding="utf-8"))
    outputs = [{"output_type": "stream", "name": "stdout", "text": "here\n"}]
    cell = {"cell_type": "code", "id": "notes-itself", "metadata": {}, "source": NOTES_ITSELF, "execution_count": 1}
    notebook["cells"].append(cell | {"outputs": outputs})
    (home / "backprop.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return course


def kernel_runs(course):
    """Let nbgrader grade the course; return how often a kernel ran ada's notebook."""
    finish(start(course, "nbgrader", "generate_assignment", "backprop", "--force"))
    finish(start(course, "nbgrader", "autograde", "backprop"))
    place = course / "autograded" / "ada" / "backprop" / "ran.txt"
    return place.read_text(encoding="utf-8").count("once") if place.exists() else 0


def test_the_sandbox_alone_runs_a_notebook(course):
    assert kernel_runs(course) == 0
    assert sum(nbgraders(course).values()) == 10
    text = (course / "autograded" / "ada" / "backprop" / "backprop.ipynb").read_text(encoding="utf-8")
    shown = {cell.get("id"): cell.get("outputs") for cell in json.loads(text)["cells"]}
    assert shown["notes-itself"][0]["text"] in ("here\n", ["here\n"])  # as it was handed in
    assert "hidden_delta: right, 2 of 2 points" in json.dumps(shown["test-hidden-delta"])


def test_a_test_of_the_teachers_own_in_the_notebook_needs_nbgraders_kernel(course):
    source = course / "solutions" / "backprop" / "backprop.ipynb"
    text = source.read_text(encoding="utf-8")
    assert text.count('"points(\\"gradient\\")') == 1
    source.write_text(text.replace('"points(\\"gradient\\")', '"assert callable(gradient)'), encoding="utf-8")
    assert kernel_runs(course) == 1
    assert sum(nbgraders(course).values()) == 10
