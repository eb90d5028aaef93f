"""A released notebook before a student writes: its skippable cells, locked cells and unanswered questions."""

from __future__ import annotations

import ast
import json
from pathlib import Path

from grader.errors import CourseError
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
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError) as error:
        raise CourseError(f"{notebook} is not a notebook; release it again") from error
    return tuple(sorted({fingerprint(source) for source in sources if _defines_nothing(source)}))


def locked_cells(notebook: Path) -> tuple[tuple[str, str], ...]:
    """Return the names of the cells that students may not change, each with its fingerprint."""
    if not notebook.is_file():
        return ()
    cells = json.loads(notebook.read_bytes())["cells"]
    known = [(cell["metadata"].get("nbgrader", {}), "".join(cell["source"])) for cell in cells]
    return tuple((entry["grade_id"], fingerprint(source)) for entry, source in known if entry.get("locked"))


def given_answers(notebook: Path) -> dict[str, str]:
    """Return the text cells that have a grade_id, as students got them; none where there is no notebook."""
    if not notebook.is_file():
        return {}
    cells = [cell for cell in json.loads(notebook.read_bytes())["cells"] if "nbgrader" in cell["metadata"]]
    texts = [cell for cell in cells if cell["cell_type"] == "markdown"]
    return {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in texts}


def _defines_nothing(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False  # a magic may do anything
    binds = any(isinstance(node, ast.NamedExpr) for node in ast.walk(tree))
    return not binds and all(isinstance(node, SKIPPABLE) for node in tree.body)
