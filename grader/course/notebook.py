"""The one reader of the teacher's notebooks: source notebooks, released ones, and those of other nbgrader courses.

    cells = read_cells(path)        Cell(kind, source, grade_id, grade, solution, locked, task, points)
    read_notebook(path)             the cells, the kernel's name and its language

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
    """One cell, with nbgrader's marks; without them `grade_id` is empty and nothing else is set.

    `schema` is the version of the marks: 3 since nbgrader 0.6, none before 0.5.
    """

    kind: str
    source: str
    grade_id: str = ""
    grade: bool = False
    solution: bool = False
    locked: bool = False
    task: bool = False
    points: float = 0.0
    has_points: bool = False
    schema: int = 0

    @property
    def is_code(self) -> bool:
        """Whether the cell is run."""
        return self.kind == "code"

    @property
    def is_marked_by_hand(self) -> bool:
        """Whether only a person can mark it: an answer in words, a solution that gives points, or a task cell."""
        return self.task or (self.grade and (self.solution or not self.is_code))

    def told(self, number: int) -> str:
        """Name the cell: its number, counted from 1 with cells of text, and its grade_id where it has one."""
        return f"cell {number} ('{self.grade_id}')" if self.grade_id else f"cell {number}"


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook: its cells, and the kernel that it was written for."""

    cells: tuple[Cell, ...]
    kernel: str = ""
    language: str = "python"


def read_cells(path: Path) -> tuple[Cell, ...]:
    """Read the cells of a notebook, as `read_notebook` does."""
    return read_notebook(path).cells


def read_notebook(path: Path) -> Notebook:
    """Read a notebook.

    Raises
    ------
    CourseError
        The file cannot be read, or is no notebook of format 4.
    """
    try:
        document = _of_format_4(json.loads(path.read_bytes()))
        metadata = document.get("metadata", {})
        spec = metadata.get("kernelspec", {})
        language = spec.get("language") or metadata.get("language_info", {}).get("name") or "python"
        return Notebook(tuple(map(cell_of, document["cells"])), spec.get("name") or "", language.lower())
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"{path} is no notebook of format {FORMAT}; save it again in Jupyter") from error


def _of_format_4(document: dict[str, Any]) -> dict[str, Any]:
    """Convert a notebook of an earlier format, as Jupyter does when it opens one."""
    if "worksheets" not in document:
        return document
    from nbformat import convert, from_dict  # noqa: PLC0415  few notebooks are so old

    converted: dict[str, Any] = convert(from_dict(document), FORMAT)  # type: ignore[no-untyped-call]
    return converted


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
        has_points=mark.get("points") not in (None, ""),
        schema=mark["schema_version"] if isinstance(mark.get("schema_version"), int) else 0,
    )
