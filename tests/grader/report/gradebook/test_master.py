"""The master copy of an assignment: made by nbgrader's own steps from a notebook of three cells."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest

from grader.errors import CourseError
from grader.records.course import Assignment, Task, WordQuestion
from grader.report.gradebook.master import INSTALL, is_marked_by_hand, read_masters

SOLUTION = "### BEGIN SOLUTION\nanswer = 42\n### END SOLUTION"


def mark(name: str, points: float = 0.0, **more: Any) -> dict[str, Any]:
    flags = {"grade": bool(points), "solution": False, "locked": False, "task": False, "schema_version": 3}
    return {"nbgrader": {"grade_id": name, **({"points": points} if points else {}), **flags, **more}}


def cell(kind: str, source: str, metadata: dict[str, Any]) -> Any:
    found = getattr(nbformat.v4, f"new_{kind}_cell")(source, metadata=metadata)
    if kind == "code":
        found.outputs = [nbformat.v4.new_output("stream", text="seen")]
    return found


def master(root: Path, tasks: tuple[Task, ...] = (Task("f", 2.0),), **points: float) -> Any:
    """Write the source notebook, and make the master copy of an assignment with these tasks."""
    cells = [
        cell("code", SOLUTION, mark("f", solution=True)),
        cell("code", "assert answer", mark("test_f", points.get("test", 2.0), locked=True)),
        cell("markdown", "Because.", mark("why", points.get("why", 1.0), solution=True)),
        nbformat.v4.new_markdown_cell("plain"),
    ]
    path = root / "solutions/one/one.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return read_masters(root, [Assignment("one", "One", tasks, questions=(WordQuestion("why", 1.0),))])["one"]


def test_solutions_and_outputs_are_left_out_and_checksums_put_in(tmp_path: Path) -> None:
    made = master(tmp_path)
    assert "42" not in made.cells["f"].source
    assert made.cells["f"].outputs == []
    assert made.cells["test_f"].metadata.nbgrader.checksum
    assert made.path == tmp_path / "solutions/one/one.ipynb"
    assert list(made.cells) == ["f", "test_f", "why"]
    assert len(made.notebook.cells) == 4


def test_the_test_cell_of_a_task_bears_its_points(tmp_path: Path) -> None:
    assert master(tmp_path).tests == {"f": "test_f"}


def test_a_cell_of_the_tasks_own_name_bears_them_too(tmp_path: Path) -> None:
    assert master(tmp_path, (Task("f", 2.0), Task("why", 1.0))).tests["why"] == "why"


def test_a_task_without_a_cell_of_points_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="task 'g' has no cell with points"):
        master(tmp_path, (Task("f", 2.0), Task("g", 1.0)))


@pytest.mark.parametrize(
    ("cell_name", "said"),
    [("test", "test_f gives 3 points, course.toml 2"), ("why", "why gives 3 points, course.toml 1")],
)
def test_other_points_than_those_of_the_course_are_named(tmp_path: Path, cell_name: str, said: str) -> None:
    with pytest.raises(CourseError, match=re.escape(said)):
        master(tmp_path, **{cell_name: 3.0})


def test_a_cell_with_points_that_the_course_does_not_have_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"test_f gives 2 points, course\.toml 0"):
        master(tmp_path, ())


def test_a_notebook_that_is_missing_or_none_is_named(tmp_path: Path) -> None:
    one = Assignment("one", "One", ())
    with pytest.raises(CourseError, match="cannot be read"):
        read_masters(tmp_path, [one])
    (tmp_path / "solutions/one").mkdir(parents=True)
    (tmp_path / "solutions/one/one.ipynb").write_text("no notebook")
    with pytest.raises(CourseError, match="nbgrader does not accept it"):
        read_masters(tmp_path, [one])


def test_without_nbgrader_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbgrader.nbgraderformat", None)
    with pytest.raises(CourseError) as told:
        read_masters(tmp_path, [Assignment("one", "One", ())])
    assert str(told.value) == INSTALL


@pytest.mark.parametrize(
    ("kind", "flags", "by_hand"),
    [
        ("code", {"grade": True}, False),
        ("code", {"solution": True}, False),
        ("code", {"grade": True, "solution": True}, True),
        ("markdown", {"grade": True}, True),
        ("markdown", {"solution": True}, False),
        ("markdown", {"task": True}, True),
        ("markdown", {}, False),
    ],
)
def test_what_only_a_person_can_mark(kind: str, flags: dict[str, bool], *, by_hand: bool) -> None:
    one = SimpleNamespace(cell_type=kind, metadata=SimpleNamespace(nbgrader=flags))
    assert is_marked_by_hand(one) is by_hand
