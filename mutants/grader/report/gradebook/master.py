"""The master copy of an assignment, as nbgrader keeps it: the source notebook without solutions, with checksums.

nbgrader's own steps make it, those of generate_assignment up to the one that saves cells into the gradebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.records.course import Assignment

INSTALL = "nbgrader is not installed: pip install '.[jupyter]' in the grader's folder, or leave --gradebook out"


@dataclass(frozen=True, slots=True)
class Master:
    """The notebook's cells in order, those with a name by name, and which cell bears the points of which task."""

    path: Path
    notebook: Any
    cells: dict[str, Any]
    tests: dict[str, str]


def read_masters(root: Path, assignments: Iterable[Assignment]) -> dict[str, Master]:
    """Make the master copy of each assignment, by its name.

    Raises
    ------
    CourseError
        nbgrader is missing, or the notebook is, or what it says differs from course.toml.
    """
    return {assignment.name: _master(root, assignment) for assignment in assignments}


def _master(root: Path, assignment: Assignment) -> Master:
    path = root / "solutions" / assignment.name / f"{assignment.name}.ipynb"
    notebook = _prepared(path)
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    tests = {task.name: _bearer(task.name, cells, path) for task in assignment.tasks}
    wanted = {tests[task.name]: task.points for task in assignment.tasks}
    wanted |= {question.name: question.points for question in assignment.questions}
    for name, cell in cells.items():
        if name in wanted or cell.metadata.nbgrader.get("points"):
            _same_points(path, name, float(cell.metadata.nbgrader.points), wanted.get(name, 0.0))
    return Master(path, notebook, cells, tests)


def is_marked_by_hand(cell: Any) -> bool:
    """Tell whether only a person can mark a cell: an answer in words, or a task cell."""
    mark = cell.metadata.nbgrader
    return bool(mark.get("task") or (mark.get("grade") and (mark.get("solution") or cell.cell_type != "code")))


def _prepared(path: Path) -> Any:
    try:
        from nbgrader.nbgraderformat import read  # noqa: PLC0415  an extra that most runs do not need
        from nbgrader.preprocessors import (  # noqa: PLC0415
            CheckCellMetadata,
            ClearOutput,
            ClearSolutions,
            ComputeChecksums,
            LockCells,
        )
    except ImportError as error:
        raise CourseError(INSTALL) from error
    steps: tuple[Callable[[], Any], ...] = (LockCells, ClearSolutions, ClearOutput, CheckCellMetadata, ComputeChecksums)
    try:
        notebook = read(str(path), as_version=4)
        for step in steps:
            notebook, _ = step().preprocess(notebook, {})
    except OSError as error:
        raise CourseError(f"{path} cannot be read ({error.strerror}): the gradebook takes its cells from it") from error
    except Exception as error:
        raise CourseError(
            f"{path}: nbgrader does not accept it: {error}; try `nbgrader generate_assignment`"
        ) from error
    return notebook


def _bearer(task: str, cells: dict[str, Any], path: Path) -> str:
    for name in (f"test_{task}", task):
        if name in cells and cells[name].metadata.nbgrader.get("grade"):
            return name
    raise CourseError(f"{path}: task '{task}' has no cell with points; mark one as autograder tests, named test_{task}")


def _same_points(path: Path, name: str, given: float, wanted: float) -> None:
    if given != wanted:
        raise CourseError(f"{path}: cell {name} gives {given:g} points, course.toml {wanted:g}; make them the same")
