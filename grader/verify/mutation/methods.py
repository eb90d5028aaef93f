"""What might stand in the place of a method of a text or a table, of a column, and of what a new object holds.

text.lower()          text, text.upper()             frame["price"]        frame["count"], a column named nearby
frame.dropna()        frame                          sort(reverse=True)    sort()
by.groupby(t).sum()   by.groupby(t).mean()           self.items = []       one list for all objects
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.verify.mutation.kinds import Change, Kind

PAIRS = "lower upper, startswith endswith, find rfind, head tail, first last, union intersection, split rsplit, "
PAIRS += "issubset issuperset, nlargest nsmallest, lstrip rstrip, ljust rjust, popleft pop, appendleft append"
TWINS = {one: other for pair in PAIRS.split(", ") for one, other in [pair.split()]}
TWINS |= {other: one for one, other in TWINS.items() if other not in ("append", "pop", "rsplit")}
TWINS |= {"strip": "lstrip", "title": "capitalize"}
DROPPED = {"lower", "upper", "title", "strip", "casefold", "dropna", "drop_duplicates", "reset_index", "sort_index"}
OF_GROUPS = {"sum": "mean", "mean": "sum", "min": "max", "max": "min", "count": "nunique", "size": "nunique"}
KEYWORDS = {"inplace", "ascending", "reverse", "key", "drop", "subset", "how", "on", "by", "errors", "ignore_index"}
EMPTY = (ast.List, ast.Dict)


def method_changes(node: ast.Call) -> Iterator[Change]:
    """Yield what might stand in the place of a call of a method."""
    for place, keyword in enumerate(node.keywords):
        if keyword.arg in KEYWORDS:
            yield Kind.CALL, ast.Call(node.func, node.args, [*node.keywords[:place], *node.keywords[place + 1 :]])
    if not isinstance(node.func, ast.Attribute):
        return
    owner, name = node.func.value, node.func.attr
    whole = name in ("split", "rsplit") and len(node.args) < 2 and not node.keywords  # from either end the same
    if name in TWINS and not whole:
        yield Kind.CALL, ast.Call(ast.Attribute(owner, TWINS[name]), node.args, node.keywords)
    if name in OF_GROUPS and _is_grouped(owner):
        yield Kind.CALL, ast.Call(ast.Attribute(owner, OF_GROUPS[name]), node.args, node.keywords)
    if name in DROPPED and not node.args:
        yield Kind.CALL, owner.value if isinstance(owner, ast.Attribute) and owner.attr == "str" else owner


def column_changes(node: ast.Subscript, top: ast.stmt) -> Iterator[Change]:
    """Yield another column: the next in the alphabet of those that the function names."""
    if not (isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)):
        return
    named = (part.slice for part in ast.walk(top) if isinstance(part, ast.Subscript))
    texts = sorted({one.value for one in named if isinstance(one, ast.Constant) and isinstance(one.value, str)})
    if len(texts) > 1:
        other = texts[(texts.index(node.slice.value) + 1) % len(texts)]
        yield Kind.COLUMN, ast.Subscript(node.value, ast.Constant(other), node.ctx)


def shared_changes(node: ast.expr, parent: ast.AST) -> Iterator[Change]:
    """Yield one list or dict for all objects, where each has one of its own: as a mutable default makes it."""
    match parent:
        case ast.Assign([ast.Attribute(ast.Name("self"), name)]) if isinstance(node, EMPTY) and _is_empty(node):
            shared = ast.Attribute(
                ast.Attribute(ast.Call(ast.Name("type"), [ast.Name("self")], []), "__init__"), "__dict__"
            )
            yield Kind.SHARED, ast.Call(ast.Attribute(shared, "setdefault"), [ast.Constant(name), node], [])


def _is_empty(node: ast.List | ast.Dict) -> bool:
    return not (node.elts if isinstance(node, ast.List) else node.values)


def _is_grouped(node: ast.expr) -> bool:
    """Tell whether a chain of calls, attributes and columns leads back to `groupby`."""
    while isinstance(node, (ast.Subscript, ast.Call, ast.Attribute)):
        if isinstance(node, ast.Attribute) and node.attr in ("groupby", "resample", "rolling"):
            return True
        node = node.func if isinstance(node, ast.Call) else node.value
    return False
