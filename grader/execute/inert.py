"""Which cells of a released notebook define nothing: unchanged, they need not run to be graded."""

from __future__ import annotations

import ast
import json
from pathlib import Path

from grader.execute.worker.cells import fingerprint

INERT = (ast.Expr, ast.Assert, ast.Pass)


def inert_cells(notebook: Path) -> tuple[str, ...]:
    """Name the code cells of `notebook` that only show something, by fingerprint; none where there is no notebook."""
    if not notebook.is_file():
        return ()
    cells = json.loads(notebook.read_bytes())["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return tuple(sorted({fingerprint(source) for source in sources if _defines_nothing(source)}))


def _defines_nothing(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False  # a magic may do anything
    binds = any(isinstance(node, ast.NamedExpr) for node in ast.walk(tree))
    return not binds and all(isinstance(node, INERT) for node in tree.body)
