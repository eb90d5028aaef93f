"""Source notebooks that nbgrader would not release: two cells of one name, a solution without an end, no points, ...

Without this, a class would be graded by a notebook that no student can have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.course.notebook import Cell
from grader.errors import CourseError
from grader.nbgrader_course.config import NbgraderConfig

NAME = re.compile(r"[a-zA-Z0-9_-]+")


def expect_releasable(path: Path, cells: Sequence[Cell], config: NbgraderConfig) -> None:
    """Raise `CourseError` with the first reason why nbgrader would not release a notebook."""
    reason = next(_reasons(cells, config), None)
    if reason is not None:
        raise CourseError(f"{path}: {reason}; nbgrader would not release it")


def _reasons(cells: Sequence[Cell], config: NbgraderConfig) -> Iterator[str]:
    named = [cell for cell in cells if cell.grade or cell.solution or cell.locked or cell.task]
    yield from (f"two cells have the grade_id '{name}'" for name, count in Counter(_ids(named)).items() if count > 1)
    for cell in named:
        yield from _of_cell(cell)
    for cell in cells:
        yield from _of_region(cell, config.marks, "solution", marked=cell.solution or not config.enforce_metadata)
        yield from _of_region(cell, config.hidden_marks, "hidden test", marked=cell.grade)


def _ids(cells: Sequence[Cell]) -> list[str]:
    return [cell.grade_id for cell in cells if cell.grade_id]


def _of_cell(cell: Cell) -> Iterator[str]:
    if not cell.grade_id:
        yield f"a cell with nbgrader's marks has no grade_id: {_first_line(cell)}"
    elif not NAME.fullmatch(cell.grade_id):
        yield f"the grade_id '{cell.grade_id}' has other characters than letters, digits, _ and -"
    if (cell.grade or cell.task) and cell.schema and (not cell.has_points or cell.points < 0):
        yield f"the cell '{cell.grade_id}' gives points and does not say how many"
    if cell.kind == "markdown" and cell.grade != cell.solution and not cell.task:
        yield f"the text cell '{cell.grade_id}' is half an answer: it needs both points and a solution"
    if cell.task and cell.kind != "markdown":
        yield f"the task '{cell.grade_id}' is no text cell"


def _of_region(cell: Cell, delimiters: tuple[str, str], kind: str, *, marked: bool) -> Iterator[str]:
    """Say what is wrong with the lines between two delimiters, in a cell that is `marked` to hold such or not."""
    begin, end = delimiters
    inside = found = False
    for line in cell.source.split("\n"):
        if begin in line:
            if inside:
                yield f"a {kind} begins within a {kind}: {_first_line(cell)}"
            inside = found = True
        elif end in line:
            inside = False
    if inside:
        yield f"a {kind} has no '{end}': {_first_line(cell)}"
    if found and not marked:
        yield f"a {kind} stands in a cell that is not marked as one: {_first_line(cell)}"


def _first_line(cell: Cell) -> str:
    return repr((cell.source.strip().splitlines() or [""])[0][:80])
