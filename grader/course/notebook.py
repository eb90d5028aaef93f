"""The one reader of the teacher's notebooks: source notebooks, released ones, and those of other nbgrader courses.

    cells = read_cells(path)        Cell(kind, source, grade_id, grade, solution, locked, task, points)

The format of nbgrader's marks is its own, with their defaults; what students hand in is read elsewhere, in a process
of its own (execute/worker/notebook.py).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import CourseError

FORMAT = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, with nbgrader's marks; without them `grade_id` is empty and nothing else is set."""

    kind: str
    source: str
    grade_id: str = ""
    grade: bool = False
    solution: bool = False
    locked: bool = False
    task: bool = False
    points: float = 0.0

    @property
    def is_code(self) -> bool:
        """Whether the cell is run."""
        return self.kind == "code"

    @property
    def is_marked_by_hand(self) -> bool:
        """Whether only a person can mark it: an answer in words, a solution that gives points, or a task cell."""
        return self.task or (self.grade and (self.solution or not self.is_code))


def read_cells(path: Path) -> tuple[Cell, ...]:
    """Read the cells of a notebook.

    Raises
    ------
    CourseError
        The file cannot be read, or is no notebook of format 4.
    """
    try:
        document = json.loads(path.read_bytes())
        return tuple(cell_of(cell) for cell in document["cells"])
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"{path} is no notebook of format {FORMAT}; save it again in Jupyter") from error


def cell_of(cell: dict[str, Any]) -> Cell:
    """Read one cell; its source may be one text or a list of lines."""
    source = cell["source"]
    mark = cell.get("metadata", {}).get("nbgrader", {})
    solution, grade = bool(mark.get("solution")), bool(mark.get("grade"))
    return Cell(
        kind=cell["cell_type"],
        source=source if isinstance(source, str) else "".join(source),
        grade_id=mark.get("grade_id") or "",
        grade=grade,
        solution=solution,
        locked=not solution and (grade or bool(mark.get("locked"))),
        task=bool(mark.get("task")),
        points=float(mark.get("points") or 0),
    )
