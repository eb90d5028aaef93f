"""Which packages an assignment needs: what its source notebooks import, however that is written.

In a cell with magics, in a function, in a module beside the notebook, in a file that `%run` names. Whether one that is
not installed is needed, a run of the notebooks themselves tells (trial.py).
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from grader.course.notebook import read_cells
from grader.execute.worker.ahead import slow_imports
from grader.nbgrader_course.config import NbgraderConfig

IMPORT_FAULTS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
PROVIDED = frozenset({"grader"})
WRITTEN = re.compile(r"^\s*%%(?:writefile|file)\s+(?:-a\s+)?(\w+)\.py\s*$", re.MULTILINE)


def absent_packages(config: NbgraderConfig, names: Collection[str]) -> dict[str, list[str]]:
    """Name, by assignment, the modules that its notebooks import and that are not installed here."""
    found = {}
    for name in names:
        folder = config.sources / name
        beside = _modules_beside(folder) | {path.stem for path in config.root.glob("*.py")}
        needed = {module for text in _texts(folder) for module in _needed(text)} - beside - PROVIDED
        found[name] = sorted(module for module in needed if not _is_here(module))
    return found


def slow_packages(folder: Path) -> list[str]:
    """Name the modules that an assignment imports and that are worth importing once for all submissions."""
    return slow_imports(_texts(folder))


def _modules_beside(folder: Path) -> set[str]:
    """Name the modules that lie beside the notebooks, and those that notebooks write there."""
    cells = (cell.source for path in folder.glob("*.ipynb") for cell in read_cells(path) if cell.is_code)
    written = {name for source in cells for name in WRITTEN.findall(source)}
    return (
        written
        | {path.stem for path in folder.rglob("*.py")}
        | {path.name for path in folder.iterdir() if path.is_dir()}
    )


def _texts(folder: Path) -> Iterator[str]:
    """Yield the code of an assignment: cells as IPython translates them, and modules beside them."""
    for path in sorted(folder.rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts:
            yield from (_plain(cell.source) for cell in read_cells(path) if cell.is_code)
    for path in sorted(folder.rglob("*.py")):
        yield path.read_text(encoding="utf-8", errors="replace")


def _plain(source: str) -> str:
    """Translate magics; the code under a cell magic is code too."""
    first, _, rest = source.lstrip().partition("\n")
    translate: Any = TransformerManager()  # type: ignore[no-untyped-call]
    return str(translate.transform_cell(rest if first.startswith("%%") else source))


def _needed(text: str) -> set[str]:
    """Return the modules whose lack would make a cell fail: all but those whose absence is caught."""
    tree = _tree(text)
    caught = {
        id(node) for each in ast.walk(tree) if isinstance(each, ast.Try) and _catches(each) for node in _body(each)
    }
    return {name for node in ast.walk(tree) if id(node) not in caught for name in _named(node)}


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):  # a task with gaps
        return ast.Module([], [])


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module.partition(".")[0]


def _catches(node: ast.Try) -> bool:
    types = [each for handler in node.handlers for each in _types(handler)]
    return any(handler.type is None for handler in node.handlers) or bool(IMPORT_FAULTS & set(types))


def _types(handler: ast.ExceptHandler) -> Iterator[str]:
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    yield from (part.id for part in parts if isinstance(part, ast.Name))


def _body(node: ast.Try) -> Iterator[ast.AST]:
    for statement in (*node.body, *(inner for handler in node.handlers for inner in handler.body)):
        yield from ast.walk(statement)


def _is_here(module: str) -> bool:
    if module in sys.stdlib_module_names or module in sys.builtin_module_names:
        return True
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False
