"""What might stand in the place of an expression.

    a + b      a - b, a, b             a < b      a <= b, a > b
    a @ b      a * b, b @ a, a.T @ b   a and b    a or b, a, b
    x.T        x                       2          3, 1

Nothing here knows where an expression stands: see grader/verify/mutation/mutants.py.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeGuard

from grader.verify.mutation.calls import call_changes
from grader.verify.mutation.kinds import Change, Kind, number
from grader.verify.mutation.methods import method_changes

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
}
ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow)
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
DTYPES = {"float": "int", "float64": "int64", "float32": "int32", "bool": "int"}


def expression_changes(node: ast.expr) -> Iterator[Change]:
    """Yield what might stand in the place of an expression."""
    match node:
        case ast.BinOp():
            yield from _operation(node)
        case ast.UnaryOp():
            yield from _sign(node)
        case ast.Compare():
            yield from _comparison(node)
        case ast.BoolOp() | ast.IfExp():
            yield from _condition(node)
        case ast.Attribute() | ast.Name():
            yield from _name(node)
        case ast.Call():
            yield from call_changes(node)
            yield from method_changes(node)
        case ast.Constant():
            yield from constant_changes(node)


def constant_changes(node: ast.Constant, kind: Kind = Kind.CONSTANT) -> Iterator[Change]:
    """Yield other constants: a number's neighbours, the other truth, no text."""
    value = node.value
    if isinstance(value, bool):
        yield kind, ast.Constant(not value)
    elif isinstance(value, int):
        yield from ((kind, number(value + step)) for step in (1, -1))
    elif isinstance(value, float):
        yield from ((kind, ast.Constant(other)) for other in (value + 1.0, 0.0) if other != value)
    elif isinstance(value, str) and value:
        yield kind, ast.Constant("")


def _operation(node: ast.BinOp) -> Iterator[Change]:
    left, right = node.left, node.right
    for operator in OPERATORS.get(type(node.op), ()):
        yield Kind.OPERATOR, ast.BinOp(left, operator(), right)
    yield Kind.TERM, left
    if not isinstance(node.op, ast.Pow):
        yield Kind.TERM, right
    if isinstance(node.op, ORDERED):
        yield Kind.ORDER, ast.BinOp(right, node.op, left)
    if isinstance(node.op, ast.MatMult):
        if not _is_transpose(left):
            yield Kind.TRANSPOSE, ast.BinOp(ast.Attribute(left, "T"), node.op, right)
        if not _is_transpose(right):
            yield Kind.TRANSPOSE, ast.BinOp(left, node.op, ast.Attribute(right, "T"))


def _sign(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not):
        yield Kind.CONDITION, node.operand
    elif isinstance(node.op, (ast.USub, ast.UAdd)):
        yield Kind.SIGN, node.operand


def _comparison(node: ast.Compare) -> Iterator[Change]:
    for place, operator in enumerate(node.ops):
        for other in COMPARISONS[type(operator)]:
            operators = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield Kind.COMPARISON, ast.Compare(node.left, operators, node.comparators)


def _condition(node: ast.BoolOp | ast.IfExp) -> Iterator[Change]:
    if isinstance(node, ast.IfExp):
        yield Kind.CONDITION, ast.IfExp(node.test, node.orelse, node.body)
        return
    yield Kind.CONDITION, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for place in range(len(node.values)):
        rest = [*node.values[:place], *node.values[place + 1 :]]
        yield Kind.TERM, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _name(node: ast.Attribute | ast.Name) -> Iterator[Change]:
    if isinstance(node, ast.Name) and node.id in DTYPES:
        yield Kind.DTYPE, ast.Name(DTYPES[node.id])
    elif isinstance(node, ast.Attribute) and node.attr in DTYPES:
        yield Kind.DTYPE, ast.Attribute(node.value, DTYPES[node.attr])
    elif _is_transpose(node):
        yield Kind.TRANSPOSE, node.value


def _is_transpose(node: ast.expr) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and node.attr == "T"
