"""Modules that a notebook imports: the forkserver imports them once, for all of its children.

slow packages           those that start no threads while they are imported: a process that has threads must not fork
the standard library    but for the modules whose import shows something
what is not there       has been looked for once, so that the lists of the folders on `sys.path` are known
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

SLOW: Final = frozenset({"networkx", "pandas", "scipy", "seaborn", "sklearn", "statsmodels", "sympy"})
SHOWS: Final = frozenset({"__hello__", "__phello__", "antigravity", "idlelib", "this", "tkinter", "turtle"})
AHEAD: Final = SLOW | sys.stdlib_module_names - SHOWS
ABSENT: Final = "no_module_has_this_name"


def slow_imports(texts: Iterable[str]) -> list[str]:
    """Name the slow packages, and the modules in them, that these texts import, in order."""
    return _imports(texts, SLOW)


def import_ahead(texts: Iterable[str]) -> None:
    """Import the modules that these texts import; one that cannot be imported fails where a child asks for it."""
    for name in _imports(texts, AHEAD):
        with suppress(Exception):  # a module may raise anything: its import is tried again where it is asked for
            importlib.import_module(name)
    importlib.util.find_spec(ABSENT)


def _imports(texts: Iterable[str], packages: frozenset[str]) -> list[str]:
    """Name the modules in `packages` that these texts import, in order; what is not Python imports nothing."""
    return sorted({name for text in texts for name in _imported(text) if name.partition(".")[0] in packages})


def _imported(text: str) -> Iterator[str]:
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
