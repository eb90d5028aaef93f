"""Modules that a notebook imports and that take long: the forkserver imports them once, for all of its children.

Only packages that start no threads while they are imported: a process that has threads must not fork.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

AHEAD: Final = frozenset({"networkx", "pandas", "scipy", "seaborn", "sklearn", "statsmodels", "sympy"})


def slow_imports(texts: Iterable[str]) -> list[str]:
    """Name the modules of AHEAD that these texts import, in order; what is not Python imports nothing."""
    return sorted({name for text in texts for name in _imported(text) if name.partition(".")[0] in AHEAD})


def import_ahead(texts: Iterable[str]) -> None:
    """Import them; one that cannot be imported fails where a child asks for it."""
    for name in slow_imports(texts):
        with suppress(Exception):
            importlib.import_module(name)


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
