"""Mutants of an answer key: its source with one mistake each, to see whether the hidden tests notice.

    @@ -12 +12 @@ output_delta
    -    return a - y
    +    return a + y

Made from the syntax tree and spliced into the text, so that everything but the mistake stays as it was. Left alone:
docstrings, annotations, assertions, guards that raise (unless asked for), f-strings, what is written to a log, and
`strict=` of a zip. A mutant may never end, raise, or be as right as the original: whoever runs them has to expect that.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from grader.verify.mutation.expressions import constant_changes, expression_changes
from grader.verify.mutation.indices import index_changes, loop_changes, returned_changes
from grader.verify.mutation.kinds import Change, Kind
from grader.verify.mutation.methods import column_changes, shared_changes

UNTOUCHED = (ast.JoinedStr, ast.Assert, ast.Raise, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal)


@dataclass(frozen=True, slots=True)
class Mutant:
    """The whole source with one mistake: where it was made, and what it looks like.

    `function` is the name at the top level whose body was changed: a task's function, a helper, or a table of them.
    """

    number: int
    function: str
    kind: Kind
    source: str
    diff: str


@dataclass(frozen=True, slots=True)
class Place:
    """A field of a node of the syntax tree, or one item of it, and what stands there."""

    parent: ast.AST
    field: str
    item: int | None
    node: ast.expr | ast.stmt

    def put(self, node: ast.AST) -> None:
        """Let another node stand there."""
        if self.item is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.item] = node


def mutants(source: str, *, guards: bool = False) -> tuple[Mutant, ...]:
    """Make every mutant of a module's source, in the order of the text; no two are the same.

    Parameters
    ----------
    guards
        Whether conditions that only lead to a `raise` are changed as well: an answer key's are no part of the lesson.

    Raises
    ------
    SyntaxError
        The source is no Python.
    """
    found: dict[str, Mutant] = {}
    for top in ast.parse(source).body:
        name = _name(top)
        if isinstance(top, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            top.decorator_list = []  # they stand before the statement's own text
        lists = {node.id for node in ast.walk(top) if isinstance(node, ast.Name) and _holds_list(node.id, top)}
        unordered = {id(node) for node in _unordered(top)}
        for place in _places(top, guards) if name else ():
            for kind, node in _changes(place, top, lists):
                if kind in {Kind.ORDER, Kind.SIGN} and id(place.node) in unordered:
                    continue
                changed = _spliced(source, top, place, node)
                if changed is not None and changed not in found and changed != source:
                    diff = _diff(source, changed, name)
                    found[changed] = Mutant(len(found) + 1, name, kind, changed, diff)
    return tuple(found.values())


def _name(top: ast.stmt) -> str:
    """Return the name that a statement at the top level defines; '' for any other."""
    if isinstance(top, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return top.name
    if isinstance(top, ast.Assign) and isinstance(top.targets[0], ast.Name):
        return top.targets[0].id if not top.targets[0].id.startswith("__") else ""
    return ""


def _holds_list(name: str, top: ast.stmt) -> bool:
    return any(
        isinstance(node, ast.Assign)
        and isinstance(node.value, (ast.List, ast.ListComp))
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
        for node in ast.walk(top)
    )


def _unordered(top: ast.stmt) -> Iterator[ast.expr]:
    """Yield what is run over in an order that cannot matter, and differences whose sign cannot."""
    for node in ast.walk(top):
        match node:
            case ast.SetComp(generators=loops) | ast.DictComp(generators=loops):
                yield from (loop.iter for loop in loops)
            case ast.Call(ast.Name("any" | "all" | "sum" | "set" | "frozenset"), [ast.GeneratorExp(generators=loops)]):
                yield from (loop.iter for loop in loops)
            case ast.Call(ast.Name("abs") | ast.Attribute(_, "abs"), [ast.BinOp(op=ast.Sub()) as difference]):
                yield difference


def _places(node: ast.AST, guards: bool) -> Iterator[Place]:
    """Walk the places below a node where a mistake may be made, in the order of the text."""
    for field, value in ast.iter_fields(node):
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for item, child in items:
            if isinstance(child, (ast.expr, ast.stmt)):
                if not _is_left_alone(node, field, child, guards):
                    yield Place(node, field, item, child)
                    yield from _places(child, guards)
            elif isinstance(child, ast.AST) and not isinstance(child, (ast.expr_context, ast.operator)):
                yield from _places(child, guards)


def _is_left_alone(parent: ast.AST, field: str, child: ast.expr | ast.stmt, guards: bool) -> bool:
    if isinstance(child, UNTOUCHED) or _is_log(child) or field in {"annotation", "returns", "bases", "decorator_list"}:
        return True
    if field in {"target", "targets"}:
        return not isinstance(child, ast.Subscript)
    match parent, field:
        case (ast.Subscript(), "slice") | (ast.Slice(), _):
            return isinstance(child, (ast.Constant, ast.UnaryOp))  # changed with the subscript that it belongs to
        case ast.If(), "test":
            return not guards and all(isinstance(statement, ast.Raise) for statement in parent.body)
        case (ast.keyword(arg="strict"), _) | (ast.Dict(), "keys"):
            return True
    return isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)  # a docstring


def _is_log(child: ast.expr | ast.stmt) -> bool:
    match child:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name("LOG")))):
            return True
    return False


def _changes(place: Place, top: ast.stmt, lists: set[str]) -> Iterator[Change]:
    """Yield what might stand at a place, knowing what stands around it."""
    node, parent = place.node, place.parent
    if isinstance(node, ast.stmt):
        yield from _statement(node)
        return
    if isinstance(parent, ast.arguments):
        yield from _default(node, top)
        return
    if isinstance(parent, (ast.For, ast.comprehension)) and place.field == "iter":
        yield from loop_changes(node)
    tested = isinstance(parent, (ast.If, ast.While)) and place.field == "test"
    if (tested or place.field == "ifs") and not isinstance(node, (ast.Compare, ast.UnaryOp)):
        yield Kind.CONDITION, ast.UnaryOp(ast.Not(), node)  # a comparison is turned round as one
    if isinstance(parent, ast.Return):
        yield from returned_changes(node, lists)
    if isinstance(node, ast.BinOp) and isinstance(parent, (ast.Return, ast.Assign, ast.AugAssign, ast.Call, ast.List)):
        yield Kind.SIGN, ast.UnaryOp(ast.USub(), node)
    if isinstance(node, ast.Subscript):
        yield from index_changes(node)
        yield from column_changes(node, top)
    yield from shared_changes(node, parent)
    yield from expression_changes(node)


def _statement(node: ast.stmt) -> Iterator[Change]:
    match node:
        case ast.AugAssign(target, operator, value):
            binary = ast.BinOp(value, operator, value)
            for kind, other in expression_changes(binary):
                if isinstance(other, ast.BinOp) and kind is Kind.OPERATOR:
                    yield kind, ast.AugAssign(target, other.op, value)
            yield Kind.TERM, ast.Assign([target], value, lineno=node.lineno)
            yield Kind.TERM, ast.Pass()
        case ast.Expr(ast.Call()):
            yield Kind.CALL, ast.Pass()
        case ast.Break() | ast.Continue():
            yield Kind.LOOP, ast.Pass()


def _default(node: ast.expr, top: ast.stmt) -> Iterator[Change]:
    """Yield other defaults: of texts, those that the function compares with."""
    if not isinstance(node, ast.Constant):
        return
    if isinstance(node.value, str):
        compared = (part for other in ast.walk(top) if isinstance(other, ast.Compare) for part in ast.walk(other))
        texts = {part.value for part in compared if isinstance(part, ast.Constant) and isinstance(part.value, str)}
        for text in sorted(texts - {node.value}):
            yield Kind.DEFAULT, ast.Constant(text)
    yield from constant_changes(node, Kind.DEFAULT)


def _spliced(source: str, top: ast.stmt, place: Place, node: ast.AST) -> str | None:
    """Write the new node into the source, in parentheses only where the meaning needs them; None if it cannot stand."""
    place.put(node)
    try:
        meant = ast.unparse(top)
    finally:
        place.put(place.node)
    head, _, tail = _cut(source, top)
    before, _, after = _cut(source, place.node)
    for text in (ast.unparse(node), f"({ast.unparse(node)})"):
        own = before[len(head) :] + text + after[: len(after) - len(tail)]
        try:
            if ast.unparse(ast.parse(own)) == meant:
                return head + own + tail
        except SyntaxError:
            continue
    return None


def _cut(source: str, node: ast.expr | ast.stmt) -> tuple[str, str, str]:
    """Cut the source before and after a node; positions in the tree count bytes of UTF-8."""
    lines = source.encode().splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: (node.end_lineno or 1) - 1])) + (node.end_col_offset or 0)
    data = source.encode()
    return data[:start].decode(), data[start:end].decode(), data[end:].decode()


def _diff(source: str, changed: str, name: str) -> str:
    """Return the lines that differ as a unified diff without context."""
    old, new = source.splitlines(), changed.splitlines()
    first = next(n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    last = 0
    while old[-1 - last] == new[-1 - last] and last < min(len(old), len(new)) - first - 1:
        last += 1
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    head = f"@@ -{_lines(first, old)} +{_lines(first, new)} @@ {name}"
    return "\n".join([head, *(f"-{line}" for line in old), *(f"+{line}" for line in new)]) + "\n"


def _lines(first: int, lines: list[str]) -> str:
    return f"{first + 1}" if len(lines) == 1 else f"{first + 1},{len(lines)}"
