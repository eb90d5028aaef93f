"""The source notebooks of an nbgrader course: which cells are graded, and what their text is.

source/<assignment>/<notebook>.ipynb  ->  SourceNotebook(name, cells), as `nbgrader generate_assignment` keeps them

What nbgrader would refuse to release is refused here too, and named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course.notebook import Cell, Notebook, read_notebook
from grader.errors import CourseError
from grader.execute.worker.nbgrader_cells import checksum
from grader.nbgrader_course.autotests import has_autotests, with_tests
from grader.nbgrader_course.config import NbgraderConfig
from grader.nbgrader_course.refusals import expect_releasable


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell that nbgrader knows by name, without its solution; `hidden` where students do not see all its tests."""

    name: str
    cell: Cell
    text: str
    checksum: str
    hidden: bool = False

    @property
    def points(self) -> float:
        """What it is worth."""
        return self.cell.points

    @property
    def is_graded(self) -> bool:
        """Whether it gives points, by its test or by hand."""
        return self.cell.grade or self.cell.task

    @property
    def by_hand(self) -> bool:
        """Whether only a person can mark it."""
        return self.cell.is_marked_by_hand

    @property
    def entry(self) -> dict[str, Any]:
        """What a student's process needs of it."""
        return {
            "name": self.name,
            "kind": self.cell.kind,
            "locked": self.cell.locked,
            "text": self.text,
            "checksum": self.checksum,
            "points": self.cell.points,
            "grade": self.cell.grade,
            "solution": self.cell.solution,
            "task": self.cell.task,
        }


@dataclass(frozen=True, slots=True)
class SourceNotebook:
    """One notebook of an assignment, and the kernel it is written for; `own` are all its cells, solutions included."""

    name: str
    cells: tuple[SourceCell, ...]
    own: tuple[Cell, ...] = ()
    kernel: str = ""
    language: str = "python"

    @property
    def graded(self) -> tuple[SourceCell, ...]:
        """The cells that give points, task cells included."""
        return tuple(cell for cell in self.cells if cell.is_graded)


Assignments = Mapping[str, tuple[SourceNotebook, ...]]


def read_assignments(config: NbgraderConfig, asked: Collection[str] = ()) -> Assignments:
    """Read the notebooks of every assignment that has graded cells.

    Parameters
    ----------
    asked
        The assignments to be graded, all if empty: only of these are AUTOTEST lines made into tests.

    Raises
    ------
    CourseError
        One is no notebook, nbgrader would not release it, or there is none with graded cells.
    """
    found = {}
    for folder in sorted(path for path in config.sources.iterdir() if path.is_dir()):
        wanted = not asked or folder.name in asked
        notebooks = tuple(_notebook(path, config, wanted=wanted) for path in sorted(folder.glob("*.ipynb")))
        if any(notebook.graded for notebook in notebooks):
            found[folder.name] = notebooks
    if not found:
        raise CourseError(f"{config.sources} holds no notebook with graded cells")
    return found


def task_name(notebooks: tuple[SourceNotebook, ...], notebook: SourceNotebook, cell: SourceCell) -> str:
    """Name a graded cell within its assignment; with its notebook where there are several."""
    return cell.name if len(notebooks) == 1 else f"{notebook.name}/{cell.name}"


def _notebook(path: Path, config: NbgraderConfig, *, wanted: bool) -> SourceNotebook:
    read = read_notebook(path)
    own = with_tests(path, read.cells, config.root) if wanted and has_autotests(read.cells) else read.cells
    cells = (*_beside(config, config.header), *own, *_beside(config, config.footer))
    if wanted:
        expect_releasable(path, cells, config)
    return SourceNotebook(path.stem, tuple(_cells(cells, config)), cells, read.kernel, read.language)


def _beside(config: NbgraderConfig, name: str) -> tuple[Cell, ...]:
    """Return the cells of a header or footer notebook, which nbgrader puts before or after every notebook's own."""
    return read_notebook(config.root / name).cells if name else Notebook(()).cells


def _cells(cells: tuple[Cell, ...], config: NbgraderConfig) -> Iterator[SourceCell]:
    for cell in cells:
        if cell.grade or cell.solution or cell.locked or cell.task:
            text = _without_solution(cell, config)
            yield SourceCell(cell.grade_id, cell, text, _checksum(cell, text), config.hidden_marks[0] in cell.source)


def _checksum(cell: Cell, text: str) -> str:
    mark = {"grade_id": cell.grade_id, "grade": cell.grade, "solution": cell.solution, "locked": cell.locked}
    metadata = {"nbgrader": {**mark, "points": cell.points}}
    return checksum({"cell_type": cell.kind, "source": text, "metadata": metadata})


def _without_solution(cell: Cell, config: NbgraderConfig) -> str:
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
