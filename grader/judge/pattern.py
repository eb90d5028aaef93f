"""Patterns with holes in a syntax tree: `_x / m` matches any expression divided by m, and `_x` is what was divided.

replaced(tree, "_x / m", "_x")                  -> the tree with every match replaced, and how many there were
replaced(tree, "return deltas", "return d[::-1]")   statements too; several match several in a row
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping
from typing import Any


class NoMatch(Exception):
    """A pattern matches no place, or several."""


def replaced(tree: ast.FunctionDef, pattern: str, becomes: str) -> tuple[ast.FunctionDef, int]:
    """Return a function with every match of a pattern replaced, and their number; what stays is shared with the tree.

    Raises
    ------
    NoMatch
        An expression would become statements.
    """
    finder = _Finder(ast.parse(pattern).body, ast.parse(becomes or "pass").body)
    changed: ast.FunctionDef = finder.edited(tree)
    return changed, finder.count


class _Finder:
    """Replaces matches and counts them."""

    def __init__(self, pattern: list[ast.stmt], becomes: list[ast.stmt]) -> None:
        self.pattern, self.becomes = pattern, becomes
        self.value = _value(pattern)
        self.count = 0

    def edited(self, node: Any) -> Any:
        """Return the tree with every match replaced."""
        if isinstance(node, list):
            parts = [self.edited(part) for part in node]
            if self.value is None:
                parts = list(self._statements(parts))
            return node if all(map(_is, parts, node)) else parts
        if not isinstance(node, ast.AST):
            return node
        bound: dict[str, ast.expr] = {}
        if _matches(self.value, node, bound):
            return self._expression(bound)
        fields = {name: self.edited(value) for name, value in ast.iter_fields(node)}
        if all(fields[name] is value for name, value in ast.iter_fields(node)):
            return node
        return ast.copy_location(type(node)(**fields), node)

    def _expression(self, bound: Mapping[str, ast.expr]) -> ast.expr:
        self.count += 1
        value = _value(self.becomes)
        if value is None:
            raise NoMatch("an expression becomes an expression")
        filled: ast.expr = _filled(value, bound)
        return filled

    def _statements(self, statements: list[ast.stmt]) -> Iterator[ast.stmt]:
        size, place = len(self.pattern), 0
        while place < len(statements):
            bound: dict[str, ast.expr] = {}
            if _matches(self.pattern, statements[place : place + size], bound):
                self.count += 1
                yield from (_filled(statement, bound) for statement in self.becomes)
                place += size
            else:
                yield statements[place]
                place += 1


def _is(one: Any, other: Any) -> bool:
    return one is other


def _value(statements: list[ast.stmt]) -> ast.expr | None:
    """Return the expression that the statements are, if they are one."""
    match statements:
        case [ast.Expr(value=value)]:
            return value
    return None


def _is_hole(node: Any) -> bool:
    return isinstance(node, ast.Name) and len(node.id) == len("_x") and node.id[0] == "_"


def _matches(pattern: Any, node: Any, bound: dict[str, ast.expr]) -> bool:
    """Tell whether a tree is the pattern's; `bound` gets what its holes stand for."""
    if _is_hole(pattern) and isinstance(node, ast.expr):
        known = bound.setdefault(pattern.id, node)
        return known is node or ast.dump(known) == ast.dump(node)
    if isinstance(pattern, list):
        return len(pattern) == len(node) and all(
            _matches(one, other, bound) for one, other in zip(pattern, node, strict=True)
        )
    if isinstance(pattern, ast.AST):
        if type(pattern) is not type(node):
            return False
        fields = [(value, getattr(node, name)) for name, value in ast.iter_fields(pattern) if name != "ctx"]
        return all(_matches(value, other, bound) for value, other in fields)
    return type(pattern) is type(node) and pattern == node


def _filled(node: Any, bound: Mapping[str, ast.expr]) -> Any:
    """Return a copy with the holes filled."""

    class Filler(ast.NodeTransformer):
        def visit_Name(self, name: ast.Name) -> ast.expr:
            return copy.deepcopy(bound[name.id]) if name.id in bound else name

    return Filler().visit(copy.deepcopy(node))
