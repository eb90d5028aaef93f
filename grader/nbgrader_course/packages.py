"""Which packages an assignment needs: what its source notebooks import, however that is written.

In a cell with magics, in a function, in a module beside the notebook, in a file that `%run` names. A package that is
needed and not installed is named before anybody is graded.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterator
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from grader.course.notebook import read_cells
from grader.errors import CourseError
from grader.nbgrader_course.config import NbgraderConfig

IMPORT_FAULTS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
PROVIDED = frozenset({"grader"})


def packages(config: NbgraderConfig, names: Collection[str]) -> tuple[str, ...]:
    """Name the installed packages that these assignments import: students' processes may import them too.

    Raises
    ------
    CourseError
        One is needed, and not installed.
    """
    found: set[str] = set()
    for name in names:
        folder = config.sources / name
        beside = _modules_beside(folder) | {path.stem for path in config.root.glob("*.py")}
        needed = {module for text in _texts(folder) for module in _needed(text)} - beside - PROVIDED
        missing = sorted(module for module in needed if not _is_here(module))
        if missing:
            told = f"its notebooks import {', '.join(missing)}, which is not installed here"
            raise CourseError(f"{folder}: {told}: install it, or take the import out")
        found |= {module for text in _texts(folder) for module in _imports(text)} - beside
    installed = packages_distributions()
    return tuple(sorted({name for module in found for name in installed.get(module, ())}))


def _modules_beside(folder: Path) -> set[str]:
    return {path.stem for path in folder.rglob("*.py")} | {path.name for path in folder.iterdir() if path.is_dir()}


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


def _imports(text: str) -> set[str]:
    return {name for node in ast.walk(_tree(text)) for name in _named(node)}


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
