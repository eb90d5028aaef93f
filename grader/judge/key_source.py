"""The answer key as text: solutions/<name>/reference.py, or else what the source notebook defines.

Of the notebook count its imports, functions, classes and plain values, in cells that are no tests: what the lesson
draws, prints or trains is no part of the key.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course.notebook import Cell, read_cells
from grader.course.python_file import read_python
from grader.errors import CourseError

HANDED_OUT = frozenset({"grader", "grader.nbgrader_cell"})  # what a lesson imports for its students alone


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where the answer key stands, and its text as Python."""

    path: Path
    text: str


def key_source(folder: Path) -> KeySource:
    """Read the answer key in `folder`, which is named as its assignment.

    Raises
    ------
    CourseError
        There is neither a reference.py nor a source notebook, or it cannot be read.
    """
    reference, notebook = folder / "reference.py", folder / f"{folder.name}.ipynb"
    if reference.is_file():
        return KeySource(reference, read_python(reference))
    if not notebook.is_file():
        raise CourseError(
            f"{reference} is missing: it is the answer key that submissions are compared with; a source notebook "
            f"{notebook.name} beside it, with its solutions, does as well"
        )
    return KeySource(notebook, "\n\n".join(_defined(notebook, read_cells(notebook))) + "\n")


def without_magics(source: str) -> str:
    """Return a cell with empty lines in the place of those that are Jupyter's."""
    lines = source.splitlines()
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in lines)


def _defined(path: Path, cells: Iterable[Cell]) -> Iterator[str]:
    for number, cell in enumerate(cells, 1):
        if not cell.is_code or (cell.grade and not cell.solution):
            continue
        source = without_magics(cell.source)
        for node in _statements(path, number, cell, source):
            if _belongs(node):
                yield _text(source, node)


def _statements(path: Path, number: int, cell: Cell, source: str) -> Sequence[ast.stmt]:
    """Parse a cell; where it is no Python, name it and the line."""
    try:
        return ast.parse(source).body
    except SyntaxError as error:
        line = f" (line {error.lineno} of the cell)" if error.lineno else ""
        raise CourseError(f"{path}: {cell.told(number)} is no Python: {error.msg}{line}") from error


def _text(source: str, node: ast.stmt) -> str:
    """Return a statement as it was written, with the decorators that stand above it."""
    above = getattr(node, "decorator_list", [])
    if above:
        return "\n".join(source.splitlines()[above[0].lineno - 1 : node.end_lineno])
    return str(ast.get_source_segment(source, node))


def _belongs(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module not in HANDED_OUT
    if isinstance(node, (ast.Import, ast.FunctionDef, ast.ClassDef)):
        return True
    return isinstance(node, (ast.Assign, ast.AnnAssign)) and _plain(node.value)


def _plain(value: ast.expr | None) -> bool:
    try:
        ast.literal_eval(value)  # type: ignore[arg-type]  # a name with a type alone has no value, and is not plain
    except ValueError:
        return False
    return True
