"""A cell's source -> its statements, each compiled by itself, so that one that fails does not take the others along."""

from __future__ import annotations

import ast
import linecache
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import CodeType
from typing import Final

from .notebook import Cell, lines_of

FUTURES: Final = 0x1FFE0000  # every `from __future__` flag: one cell's holds for those after it, as in Jupyter
FLAGS: Final = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
DEFINITION: Final = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
DEFINITIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
NOT_PYTHON: Final = (SyntaxError, ValueError, RecursionError, MemoryError)  # what `compile` raises for it


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement at the top level of a cell, the names that it binds if it is an import, and all that it binds.

    `defines` says that it defines a function or a class.
    """

    code: CodeType
    line: int
    imports: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    defines: bool = False


Statements = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class CompiledCell:
    """A cell as it was released, compiled before any student's process is forked, and its lines."""

    statements: Statements
    lines: list[str]


Precompiled = Mapping[str, CompiledCell]  # by the source of the cell


def compile_statements(source: str, name: str, flags: int = FLAGS, lines_before: int = 0) -> Statements:
    """Compile plain Python; raise one of NOT_PYTHON where it is not.

    As in Jupyter, a cell with a syntax error anywhere runs no statement. `import a, b` is two statements. In a module,
    `lines_before` is the number of lines that stand before the source.
    """
    tree = compile(source, name, "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True)
    if lines_before:
        ast.increment_lineno(tree, lines_before)
    statements = []
    for node in _single(tree.body):
        code: CodeType = compile(ast.Module([node], []), name, "exec", flags, dont_inherit=True)
        flags |= code.co_flags & FUTURES
        imports = tuple(_bound(node))
        binds = (*imports, *_defined(node))
        statements.append(Statement(code, node.lineno, imports, binds, isinstance(node, DEFINITIONS)))
    return tuple(statements)


def defined_in(source: str) -> tuple[str, ...]:
    """Return the names that text which is no Python seems to define."""
    return tuple(DEFINITION.findall(source))


def precompile(cells: Iterable[Cell]) -> dict[str, CompiledCell]:
    """Compile the released cells that are plain Python and change no later cell, once for all students."""
    known = {}
    for cell in cells:
        try:
            statements = compile_statements(cell.source, cell.name)
        except NOT_PYTHON:
            continue
        if not future_flags(statements):
            known[cell.source] = CompiledCell(statements, lines_of(cell.source))
    return known


def future_flags(statements: Iterable[Statement]) -> int:
    """Return the `from __future__` flags that these statements set for those after them."""
    flags = 0
    for statement in statements:
        flags |= statement.code.co_flags & FUTURES
    return flags


def in_cell(statements: Statements, name: str) -> Statements:
    """Return the statements as if they stood in the cell `name`, which is where this student's notebook has them."""
    if not statements or statements[0].code.co_filename == name:
        return statements
    return tuple(replace(statement, code=renamed(statement.code, name)) for statement in statements)


def renamed(code: CodeType, name: str) -> CodeType:
    """Return the code, and that of the functions in it, as if it stood in the cell `name`."""
    if code.co_filename == name:
        return code
    parts = tuple(renamed(part, name) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_filename=name, co_consts=parts)


def remember(name: str, lines: list[str]) -> None:
    """Let tracebacks and `inspect` find the lines of a cell, which those of a module share."""
    linecache.cache[name] = (len(lines), None, lines, name)


def _single(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (ast.copy_location(ast.Import([alias]), node) for alias in node.names)
        else:
            yield node


def _defined(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a definition or an assignment binds."""
    if isinstance(node, DEFINITIONS):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _bound(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0]
