"""What might stand in the place of an index, a slice, a loop's range, or a returned list.

x[k]       x[k + 1], x[k - 1]              for s in x     list(x)[1:], list(x)[:-1], list(x)[::-1]
x[1:]      x[2:], x[0:], x[:], x[1:-1]     return a, b    return b, a
x[::-1]    x
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.verify.mutation.kinds import Change, Kind, number


def index_changes(node: ast.Subscript) -> Iterator[Change]:
    """Yield subscripts whose index or slice is off by one, or open at an end."""
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    for place, part in enumerate(parts):
        for kind, other in _slice(part) if isinstance(part, ast.Slice) else shifted(part, Kind.INDEX):
            index = ast.Tuple([*parts[:place], other, *parts[place + 1 :]]) if len(parts) > 1 else other
            yield kind, ast.Subscript(node.value, index, node.ctx)
    if len(parts) == 1 and isinstance(node.slice, ast.Slice) and node.slice.step is not None:
        yield Kind.ORDER, node.value


def loop_changes(iterable: ast.expr) -> Iterator[Change]:
    """Yield what a loop might run over instead: without the first, without the last, backwards."""
    if not (isinstance(iterable, ast.Call) and getattr(iterable.func, "id", "") == "range"):
        listed = ast.Call(ast.Name("list"), [iterable], [])
        yield Kind.LOOP, ast.Subscript(listed, ast.Slice(number(1), None, None))
        yield Kind.LOOP, ast.Subscript(listed, ast.Slice(None, number(-1), None))
    yield Kind.ORDER, ast.Subscript(ast.Call(ast.Name("list"), [iterable], []), _backwards())


def returned_changes(value: ast.expr, lists: set[str]) -> Iterator[Change]:
    """Yield what a function might return instead: another order, whole numbers."""
    if isinstance(value, (ast.Tuple, ast.List)) and len({ast.dump(each) for each in value.elts}) > 1:
        yield Kind.ORDER, type(value)(value.elts[::-1], ast.Load())
    elif isinstance(value, ast.ListComp) or (isinstance(value, ast.Name) and value.id in lists):
        yield Kind.ORDER, ast.Subscript(value, _backwards())
    elif isinstance(value, ast.BinOp):
        yield Kind.DTYPE, ast.Call(ast.Attribute(value, "astype"), [ast.Name("int")], [])


def shifted(part: ast.expr, kind: Kind) -> Iterator[tuple[Kind, ast.expr]]:
    """Yield k + 1 and k - 1; nothing for texts."""
    value = _whole(part)
    if value is not None:
        yield from ((kind, number(value + step)) for step in (1, -1))
    elif not isinstance(part, ast.Constant):
        yield from ((kind, ast.BinOp(part, operator(), number(1))) for operator in (ast.Add, ast.Sub))


def _slice(part: ast.Slice) -> Iterator[tuple[Kind, ast.expr]]:
    lower, upper, step = part.lower, part.upper, part.step
    forwards = step is None or (_whole(step) or 1) > 0
    for other in _bounds(lower, 1 if forwards else -2):
        yield Kind.SLICE, ast.Slice(other, upper, step)
    for other in _bounds(upper, -1 if forwards else 0):
        yield Kind.SLICE, ast.Slice(lower, other, step)


def _bounds(bound: ast.expr | None, instead_of_none: int) -> Iterator[ast.expr | None]:
    if bound is None:
        yield number(instead_of_none)
    else:
        yield None
        yield from (other for _, other in shifted(bound, Kind.SLICE))


def _whole(part: ast.expr) -> int | None:
    match part:
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return -value
    return None


def _backwards() -> ast.Slice:
    return ast.Slice(None, None, number(-1))
