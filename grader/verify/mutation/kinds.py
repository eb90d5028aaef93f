"""The kinds of mistakes made on purpose, and the shape of one: a kind and the node that stands there instead."""

from __future__ import annotations

import ast
from enum import StrEnum


class Kind(StrEnum):
    """What a mutant got wrong."""

    OPERATOR = "operator"
    COMPARISON = "comparison"
    CONDITION = "condition"
    SIGN = "sign"
    INDEX = "index"
    SLICE = "slice"
    TRANSPOSE = "transpose"
    TERM = "dropped term"
    LOOP = "loop"
    ORDER = "order"
    CONSTANT = "constant"
    DEFAULT = "default"
    DTYPE = "dtype"
    CALL = "call"
    COLUMN = "column"
    SHARED = "one for all objects"


Change = tuple[Kind, ast.AST]


def number(value: int) -> ast.expr:
    """Return the expression of a whole number, as the parser would read it."""
    return ast.Constant(value) if value >= 0 else ast.UnaryOp(ast.USub(), ast.Constant(-value))
