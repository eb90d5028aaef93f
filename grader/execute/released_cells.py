"""A released notebook before a student writes: its skippable cells, locked cells and unanswered questions."""

from __future__ import annotations

import ast
from pathlib import Path

from grader.course.notebook import read_cells
from grader.execute.worker.fingerprint import fingerprint

SKIPPABLE = (ast.Expr, ast.Assert, ast.Pass)


def skippable_cells(notebook: Path) -> tuple[str, ...]:
    """Return the fingerprints of code cells that only show something; none where there is no notebook.

    Raises
    ------
    CourseError
        It is not a notebook.
    """
    if not notebook.is_file():
        return ()
    sources = [cell.source for cell in read_cells(notebook) if cell.is_code]
    return tuple(sorted({fingerprint(source) for source in sources if _defines_nothing(source)}))


def locked_cells(notebook: Path) -> tuple[tuple[str, str], ...]:
    """Return the names of the cells that students may not change, each with its fingerprint."""
    if not notebook.is_file():
        return ()
    return tuple((cell.grade_id, fingerprint(cell.source)) for cell in read_cells(notebook) if cell.locked)


def given_answers(notebook: Path) -> dict[str, str]:
    """Return the text cells that have a grade_id, as students got them; none where there is no notebook."""
    if not notebook.is_file():
        return {}
    return {cell.grade_id: cell.source for cell in read_cells(notebook) if cell.grade_id and cell.kind == "markdown"}


def _defines_nothing(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False  # a magic may do anything
    if not all(isinstance(node, SKIPPABLE) for node in tree.body):
        return False
    return ":=" not in source or not any(isinstance(node, ast.NamedExpr) for node in ast.walk(tree))
