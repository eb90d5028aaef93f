"""What might stand in the place of a call.

np.maximum(a, b)   np.minimum(a, b)      xs.insert(0, x)   xs.append(x)
np.outer(a, b)     np.outer(b, a)        reversed(xs)      list(xs)
np.exp(x)          x                     range(1, n)       range(2, n), range(1, n - 1), ...
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.verify.mutation.indices import shifted
from grader.verify.mutation.kinds import Change, Kind, number

TWINS = {one: other for pair in ("max min", "any all", "zeros ones", "argmax argmin") for one, other in [pair.split()]}
TWINS |= {other: one for one, other in TWINS.items()}
TWINS |= {"maximum": "minimum", "minimum": "maximum", "zeros_like": "ones_like", "ones_like": "zeros_like"}
TWINS |= {"mean": "sum"}
NAMESPACED = {"sum": "mean"}  # only as np.sum or x.sum: the built-in has no such twin
UNARY = {"abs", "exp", "expm1", "log", "log1p", "sqrt", "square", "tanh", "negative"}
COPIES = {"array", "asarray", "list", "tuple", "copy", "deepcopy"}
PAIRED = {"outer", "dot", "matmul", "subtract", "divide", "power", "greater", "less"}


def call_changes(node: ast.Call) -> Iterator[Change]:
    """Yield what might stand in the place of a call."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    method = node.func.value if isinstance(node.func, ast.Attribute) else None
    first = node.args[0] if len(node.args) == 1 else None
    twin = TWINS.get(name) or (NAMESPACED.get(name) if method else None)
    if twin:
        yield Kind.CALL, _renamed(node, twin)
    if first is not None and not isinstance(first, ast.Starred):
        if name in {"reversed", "sorted"}:
            yield Kind.ORDER, ast.Call(ast.Name("list"), [first], [])
        elif name in UNARY | COPIES:
            yield Kind.CALL, first
    elif method is not None and not node.args and name in {"copy", "transpose"}:
        yield (Kind.TRANSPOSE if name == "transpose" else Kind.CALL), method
    yield from _arguments(node, name)


def _arguments(node: ast.Call, name: str) -> Iterator[Change]:
    """Change the arguments of the calls whose order or number of arguments is often mistaken."""
    match name, node.args:
        case "range", _:
            yield from _range(node)
        case "where", [condition, one, other]:
            yield Kind.ORDER, ast.Call(node.func, [condition, other, one], node.keywords)
        case "insert", [_, value]:
            yield Kind.ORDER, _renamed(ast.Call(node.func, [value], []), "append")
        case "append", [value]:
            yield Kind.ORDER, _renamed(ast.Call(node.func, [number(0), value], []), "insert")
        case _, [one, other] if name in PAIRED:
            yield Kind.ORDER, ast.Call(node.func, [other, one], node.keywords)
        case "zeros" | "ones", [shape] if not node.keywords:
            yield Kind.DTYPE, ast.Call(node.func, [shape], [ast.keyword("dtype", ast.Name("int"))])


def _range(node: ast.Call) -> Iterator[Change]:
    args = node.args
    for place, argument in enumerate(args):
        for _, other in shifted(argument, Kind.LOOP):
            yield Kind.LOOP, ast.Call(node.func, [*args[:place], other, *args[place + 1 :]], [])
    if len(args) == 1:
        yield Kind.LOOP, ast.Call(node.func, [number(1), *args], [])


def _renamed(node: ast.Call, name: str) -> ast.Call:
    func = ast.Attribute(node.func.value, name) if isinstance(node.func, ast.Attribute) else ast.Name(name)
    return ast.Call(func, node.args, node.keywords)
