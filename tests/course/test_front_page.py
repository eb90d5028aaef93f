"""The course's front page says what course.toml says, and 00-start-here says in words what an installation lacks."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import IPython.display
import nbformat
import pytest

ROOT = Path(__file__).parents[2]
FRONT_PAGE = (ROOT / "assignments" / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"(?m)^\| \d \| \[([\w-]+)\]\((\S+)\) \|.*\| (\d+) \|$")


@pytest.fixture
def course():
    """The assignments of course.toml with the sum of their points."""
    table = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))["assignments"]
    return {name: sum(task["points"] for task in assignment["tasks"].values()) for name, assignment in table.items()}


@pytest.fixture
def start(monkeypatch, capsys):
    """Run the notebook 00-start-here; return what it says."""

    def start():
        notebook = nbformat.read(ROOT / "assignments" / "00-start-here.ipynb", as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        monkeypatch.setattr(IPython.display, "display", lambda *_: None)
        names = {"__name__": "notebook"}
        for cell in notebook.cells:
            if cell.cell_type == "code":
                assert not cell.outputs
                exec(compile(cell.source, cell.id, "exec"), names)
        return capsys.readouterr().out

    return start


def test_the_front_page_has_the_assignments_of_the_course_in_order_with_their_points(course):
    rows = [(name, int(points)) for name, _, points in ROW.findall(FRONT_PAGE)]
    assert rows == list(course.items())


def test_every_notebook_of_the_course_is_linked_and_there(course):
    links = {name: link for name, link, _ in ROW.findall(FRONT_PAGE)}
    assert not [name for name in course if not (ROOT / "assignments" / links[name]).is_file()]


def test_a_complete_installation_is_told_so(start):
    said = start()
    assert "MISSING" not in said
    assert "Everything is there." in said
    assert "Not written yet: replace the line" in said


@pytest.mark.parametrize("package", ["numpy", "matplotlib", "scipy"])
def test_what_is_missing_is_named_with_what_to_do(start, monkeypatch, package):
    for module in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    said = start()
    assert f"MISSING: {package}" in said
    assert f"%pip install {package}" in said
    assert "Everything is there." not in said


def test_without_the_grader_the_notebooks_still_run(start, monkeypatch):
    monkeypatch.setitem(sys.modules, "grader", None)
    assert "MISSING: deltagrade" in start()


def test_in_a_browser_nothing_is_to_be_installed_by_hand(start, monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setitem(sys.modules, "grader", None)
    said = start()
    assert "MISSING: deltagrade. In the browser" in said
    assert "%pip" not in said


def test_in_a_browser_packages_are_loaded_because_import_statements_name_them():
    notebook = nbformat.read(ROOT / "assignments" / "00-start-here.ipynb", as_version=nbformat.NO_CONVERT)
    (cell,) = [cell for cell in notebook.cells if cell.id == "packages"]
    imports = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Import)]
    assert [name.name for node in imports for name in node.names] == ["numpy", "matplotlib"]
