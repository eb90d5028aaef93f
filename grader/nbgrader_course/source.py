"""The source notebooks of an nbgrader course: which cells are graded, and what their text is.

source/<assignment>/<notebook>.ipynb  ->  SourceNotebook(name, cells), as `nbgrader generate_assignment` keeps them
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from grader.course.notebook import Cell, read_cells
from grader.errors import CourseError
from grader.execute.worker.autograder import checksum
from grader.nbgrader_course.config import NbgraderConfig


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell that nbgrader knows by name, without its solution; `hidden` where students do not see all its tests."""

    name: str
    kind: str
    locked: bool
    text: str
    checksum: str
    points: float
    graded: bool
    by_hand: bool
    hidden: bool = False

    @property
    def entry(self) -> tuple[Any, ...]:
        """What a student's process needs of it."""
        return (self.name, self.kind, self.locked, self.text, self.checksum, self.points)


@dataclass(frozen=True, slots=True)
class SourceNotebook:
    """One notebook of an assignment."""

    name: str
    cells: tuple[SourceCell, ...]

    @property
    def graded(self) -> tuple[SourceCell, ...]:
        """The cells that give points, task cells included."""
        return tuple(cell for cell in self.cells if cell.graded)


Assignments = Mapping[str, tuple[SourceNotebook, ...]]


def read_assignments(config: NbgraderConfig) -> Assignments:
    """Read the notebooks of every assignment that has graded cells.

    Raises
    ------
    CourseError
        One is no notebook, or there is none with graded cells.
    """
    found = {}
    for folder in sorted(path for path in config.sources.iterdir() if path.is_dir()):
        paths = sorted(folder.glob("*.ipynb"))
        notebooks = tuple(SourceNotebook(path.stem, tuple(_cells(path, config))) for path in paths)
        if any(notebook.graded for notebook in notebooks):
            found[folder.name] = notebooks
    if not found:
        raise CourseError(f"{config.sources} holds no notebook with graded cells")
    return found


def task_name(notebooks: tuple[SourceNotebook, ...], notebook: SourceNotebook, cell: SourceCell) -> str:
    """Name a graded cell within its assignment; with its notebook where there are several."""
    return cell.name if len(notebooks) == 1 else f"{notebook.name}/{cell.name}"


def packages(config: NbgraderConfig) -> tuple[str, ...]:
    """Name the installed packages that the source notebooks import: students' processes may import them too."""
    found: set[str] = set()
    for path in sorted(config.sources.glob("*/*.ipynb")):
        found.update(*(_imports(cell.source) for cell in read_cells(path) if cell.is_code))
    installed = packages_distributions()
    return tuple(sorted({name for module in found for name in installed.get(module, ())}))


def _imports(text: str) -> set[str]:
    try:
        tree = ast.parse(text)
    except SyntaxError:  # a magic, or a task with gaps
        return set()
    named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    named += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {name.partition(".")[0] for name in named}


def _cells(path: Path, config: NbgraderConfig) -> Iterator[SourceCell]:
    for cell in read_cells(path):
        if not (cell.grade or cell.solution or cell.locked or cell.task):
            continue
        text = _cleared(cell, config)
        yield SourceCell(
            name=cell.grade_id,
            kind=cell.kind,
            locked=cell.locked,
            text=text,
            checksum=_checksum(cell, text),
            points=cell.points,
            graded=cell.grade or cell.task,
            by_hand=cell.is_marked_by_hand,
            hidden=config.hidden_tests in cell.source,
        )


def _checksum(cell: Cell, text: str) -> str:
    mark = {"grade_id": cell.grade_id, "grade": cell.grade, "solution": cell.solution, "locked": cell.locked}
    metadata = {"nbgrader": {**mark, "points": cell.points}}
    return checksum({"cell_type": cell.kind, "source": text, "metadata": metadata})


def _cleared(cell: Cell, config: NbgraderConfig) -> str:
    """Put stubs in the place of solutions, as nbgrader's `ClearSolutions` does."""
    stub = config.code_stub if cell.is_code else config.text_stub
    begin, end = config.marks
    if begin not in cell.source:
        return stub if cell.solution else cell.source
    lines: list[str] = []
    inside = False
    for line in cell.source.split("\n"):
        if begin in line:
            inside = True
            indent = re.match(r"\s*", line)
            lines += [(indent[0] if indent else "") + part for part in stub.split("\n")]
        elif end in line:
            inside = False
        elif not inside:
            lines.append(line)
    return "\n".join(lines)
