"""The source notebooks of a foreign nbgrader course: which cells are graded, and what their text is.

source/<assignment>/<notebook>.ipynb  ->  Notebook(name, cells), as `nbgrader generate_assignment` keeps them
nbgrader_config.py                    ->  where the folders are, how long a cell may take, how solutions are marked
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from grader.errors import CourseError
from grader.execute.worker.autograder import checksum
from grader.execute.worker.irregularities import source

CONFIG = "nbgrader_config.py"
SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"
CELL_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell that nbgrader knows by name."""

    name: str
    kind: str
    locked: bool
    text: str
    checksum: str
    points: float
    graded: bool
    by_hand: bool

    @property
    def entry(self) -> tuple[Any, ...]:
        """What a student's process needs of it."""
        return (self.name, self.kind, self.locked, self.text, self.checksum, self.points)


@dataclass(frozen=True, slots=True)
class Notebook:
    """One notebook of an assignment."""

    name: str
    cells: tuple[SourceCell, ...]

    @property
    def graded(self) -> tuple[SourceCell, ...]:
        """The cells that give points, task cells included."""
        return tuple(cell for cell in self.cells if cell.graded)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A foreign course: its folders, its cells' time, and how its solutions are marked."""

    root: Path
    source: str = "source"
    submitted: str = "submitted"
    cell_seconds: float = CELL_SECONDS
    marks: tuple[str, str] = SOLUTION
    code_stub: str = CODE_STUB
    text_stub: str = TEXT_STUB
    unsupported: tuple[str, ...] = field(default=())


def read_foreign(root: Path) -> Foreign:
    """Read the course's nbgrader_config.py, if it has one; it is the teacher's own program.

    Raises
    ------
    CourseError
        It cannot be read, or there is no folder of source notebooks.
    """
    try:
        config = PyFileConfigLoader(CONFIG, path=str(root.resolve())).load_config()
    except ConfigFileNotFound:
        config = PyFileConfigLoader(CONFIG).config
    except Exception as error:
        raise CourseError(f"{root / CONFIG} cannot be read: {type(error).__name__}: {error}") from error
    folders, clear = config.CourseDirectory, config.ClearSolutions
    stub = _set(clear, "code_stub", {"python": CODE_STUB})
    foreign = Foreign(
        root=root,
        source=_set(folders, "source_directory", "source"),
        submitted=_set(folders, "submitted_directory", "submitted"),
        cell_seconds=float(_set(config.Execute, "timeout", CELL_SECONDS) or CELL_SECONDS),
        marks=(
            _set(clear, "begin_solution_delimeter", SOLUTION[0]),
            _set(clear, "end_solution_delimeter", SOLUTION[1]),
        ),
        code_stub=stub.get("python", CODE_STUB) if isinstance(stub, dict) else str(stub),
        text_stub=_set(clear, "text_stub", TEXT_STUB),
    )
    if _set(config.OverwriteCells, "add_missing_cells", default=False):
        raise CourseError(f"{root / CONFIG}: OverwriteCells.add_missing_cells is not supported by --any: unset it")
    if not (root / foreign.source).is_dir():
        raise CourseError(
            f"{root / foreign.source} is missing: --any grades an nbgrader course by its source notebooks"
        )
    return foreign


def assignments(foreign: Foreign) -> dict[str, tuple[Notebook, ...]]:
    """Read the notebooks of every assignment that has graded cells."""
    found = {}
    for folder in sorted(path for path in (foreign.root / foreign.source).iterdir() if path.is_dir()):
        notebooks = tuple(_notebook(path, foreign) for path in sorted(folder.glob("*.ipynb")))
        if any(notebook.graded for notebook in notebooks):
            found[folder.name] = notebooks
    if not found:
        raise CourseError(f"{foreign.root / foreign.source} holds no notebook with graded cells")
    return found


def packages(foreign: Foreign) -> tuple[str, ...]:
    """Name the installed packages that the source notebooks import: students' processes may import them too."""
    found: set[str] = set()
    for path in sorted((foreign.root / foreign.source).glob("*/*.ipynb")):
        cells = json.loads(path.read_bytes())["cells"]
        found.update(*(_imports(source(cell)) for cell in cells if cell["cell_type"] == "code"))
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


def _notebook(path: Path, foreign: Foreign) -> Notebook:
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return Notebook(path.stem, tuple(_cells(cells, foreign)))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CourseError(f"{path} is no source notebook: {type(error).__name__}: {error}") from error


def _cells(cells: list[dict[str, Any]], foreign: Foreign) -> Iterator[SourceCell]:
    for cell in cells:
        named = cell["metadata"].get("nbgrader", {})
        grade, solution, task = (bool(named.get(key)) for key in ("grade", "solution", "task"))
        locked = not solution and (grade or bool(named.get("locked")))
        if not (grade or solution or locked or task):
            continue
        cell["source"] = _cleared(source(cell), cell["cell_type"], foreign, whole=solution)
        yield SourceCell(
            name=named["grade_id"],
            kind=cell["cell_type"],
            locked=locked,
            text=cell["source"],
            checksum=checksum(cell),
            points=float(named.get("points", 0)),
            graded=grade or task,
            by_hand=task or solution or cell["cell_type"] != "code",
        )


def _cleared(text: str, kind: str, foreign: Foreign, *, whole: bool) -> str:
    """Put stubs in the place of solutions, as nbgrader's `ClearSolutions` does."""
    stub = foreign.code_stub if kind == "code" else foreign.text_stub
    begin, end = foreign.marks
    if begin not in text:
        return stub if whole else text
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        if begin in line:
            inside = True
            indent = re.match(r"\s*", line)
            lines += [(indent[0] if indent else "") + part for part in stub.split("\n")]
        elif end in line:
            inside = False
        elif not inside:
            lines.append(line)
    return "\n".join(lines)


def _set(section: Any, name: str, default: Any) -> Any:
    return section[name] if name in section else default  # noqa: SIM401  a lazy section makes what it lacks
