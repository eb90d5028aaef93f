"""Mistakes as edits of the answer key: a piece of a function's syntax tree, and what it becomes.

    rewrite = Rewrites(__file__)                        in misconceptions.py: edits of reference.py beside it
    rewrite("hidden_delta", "a * (1 - a)", "1 - a**2")  the key's hidden_delta with another steepness
    rewrite("cost", "_x / m", "_x")                     _x stands for any expression
    rewrite("delta", "return deltas", "return deltas[::-1]")

A rewrite is called like the task's function. Its pattern matches exactly one place, so that an edited key is noticed
when the catalogue is read. Two rewrites of different places make two mistakes in one function.
"""

from __future__ import annotations

import ast
import copy
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from grader.judge.substitute import rebound

Function = Callable[..., Any]
Trees = Mapping[str, ast.FunctionDef]


class NoMatch(Exception):
    """A pattern matches no place, or several."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: within a function, the place that matches `pattern` becomes `becomes`."""

    function: str
    pattern: str
    becomes: str


@dataclass(frozen=True, slots=True)
class KeySource:
    """The answer key's module with the syntax trees of its functions; compiled edits are kept."""

    module: ModuleType
    trees: Trees
    codes: dict[tuple[Edit, ...], CodeType] = field(default_factory=dict)
    made: dict[tuple[Edit, ...], ast.FunctionDef] = field(default_factory=dict)

    def edited(self, edits: Sequence[Edit]) -> ast.FunctionDef:
        """Return the tree of the one function that the edits change, applied one after the other.

        Raises
        ------
        NoMatch
            A pattern does not match exactly one place.
        """
        edits = tuple(edits)
        if edits not in self.made:
            name = edits[0].function
            if name not in self.trees:
                raise NoMatch(f"the answer key has no function '{name}'")
            before = self.edited(edits[:-1]) if edits[:-1] else self.trees[name]
            self.made[edits] = _applied(edits[-1], before)
        return self.made[edits]

    def built(self, edits: Sequence[Edit], replacements: Mapping[str, Function] | None = None) -> dict[str, Any]:
        """Return the key's names with functions edited and others replaced; all call one another.

        Raises
        ------
        NoMatch
            A pattern does not match exactly one place.
        """
        names = rebound(self.module, replacements or {})
        for name in dict.fromkeys(edit.function for edit in edits):
            exec(self._code(tuple(edit for edit in edits if edit.function == name)), names)  # noqa: S102  the teacher's
        return names

    def _code(self, edits: tuple[Edit, ...]) -> CodeType:
        if edits not in self.codes:
            module = ast.Module([self.edited(edits)], [])
            self.codes[edits] = compile(module, f"<edited {edits[0].function}>", "exec")
        return self.codes[edits]


class Rewrite:
    """Edits of the answer key that make one mistake; called, the function of `task` in the edited key."""

    __slots__ = ("edits", "function", "source", "task")

    def __init__(self, task: str, edits: tuple[Edit, ...], source: KeySource) -> None:
        self.task, self.edits, self.source = task, edits, source
        self.function: Function = source.built(edits)[task]

    def __call__(self, *arguments: Any) -> Any:
        """Call the function with the mistake in it."""
        return self.function(*arguments)

    def __and__(self, other: Rewrite) -> Rewrite:
        """Return one mistake that shows in both places."""
        return Rewrite(self.task, self.edits + other.edits, self.source)

    def then(self, function: str, pattern: str, becomes: str) -> Rewrite:
        """Return this mistake with another edit, whose pattern may match what this one has written."""
        return Rewrite(self.task, (*self.edits, Edit(function, pattern, becomes)), self.source)


class Rewrites:
    """Make rewrites of the reference.py beside a catalogue; the catalogue's own helpers may be named in them."""

    def __init__(self, catalogue: str, **helpers: Any) -> None:
        self.source = read_source(Path(catalogue).with_name("reference.py"))
        vars(self.source.module).update(helpers)

    def __call__(self, function: str, pattern: str, becomes: str, task: str = "") -> Rewrite:
        """Return the key's function with the place that matches `pattern` changed.

        Parameters
        ----------
        function
            The function of the key that is edited.
        pattern, becomes
            An expression, or statements; a name like `_x` stands for any expression.
        task
            The task whose function shows it, where that is not `function`.

        Raises
        ------
        NoMatch
            The pattern does not match exactly one place.
        """
        return Rewrite(task or function, (Edit(function, pattern, becomes),), self.source)

    def each(
        self, function: str, pattern: str, becomes: str, *, task: str = "", **values: Sequence[str]
    ) -> Iterator[Rewrite]:
        """Yield a rewrite for every combination of `values`, put into `becomes` where it says `{name}`."""
        for chosen in itertools.product(*values.values()):
            yield self(function, pattern, becomes.format(**dict(zip(values, chosen, strict=True))), task)


def read_source(path: Path) -> KeySource:
    """Run an answer key and parse its functions."""
    text = path.read_text(encoding="utf-8")
    module = ModuleType(f"edited_{path.parent.name}")
    module.__file__ = str(path)
    tree = ast.parse(text)
    exec(compile(tree, str(path), "exec"), vars(module))  # noqa: S102  the teacher's own
    return KeySource(module, {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)})


def _applied(edit: Edit, tree: ast.FunctionDef) -> ast.FunctionDef:
    finder = _Finder(ast.parse(edit.pattern).body, ast.parse(edit.becomes or "pass").body)
    changed: ast.FunctionDef = finder.edited(tree)
    if finder.count != 1:
        raise NoMatch(f"'{edit.pattern}' matches {finder.count} places of {edit.function}; it must match one")
    return ast.fix_missing_locations(changed)


class _Finder:
    """Replace every match of a pattern in a tree, and count them; what does not change is shared with the old tree."""

    def __init__(self, pattern: list[ast.stmt], becomes: list[ast.stmt]) -> None:
        self.pattern, self.becomes = pattern, becomes
        self.value = _value(pattern)
        self.count = 0

    def edited(self, node: Any) -> Any:
        """Return the tree with every match replaced."""
        if isinstance(node, list):
            parts = [self.edited(part) for part in node]
            parts = list(self._statements(parts)) if self.value is None and node and _is_statement(node[0]) else parts
            same = len(parts) == len(node) and all(map(_is, parts, node))
            return node if same else parts
        if not isinstance(node, ast.AST):
            return node
        bound: dict[str, ast.expr] = {}
        if self.value is not None and isinstance(node, ast.expr) and _matches(self.value, node, bound):
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


def _is_statement(node: Any) -> bool:
    return isinstance(node, ast.stmt)


def _is(one: Any, other: Any) -> bool:
    return one is other


def _value(statements: list[ast.stmt]) -> ast.expr | None:
    """Return the expression that the statements are, if they are one."""
    first = statements[0] if len(statements) == 1 else None
    return first.value if isinstance(first, ast.Expr) else None


def _is_hole(node: Any) -> bool:
    return isinstance(node, ast.Name) and len(node.id) == len("_x") and node.id[0] == "_"


def _matches(pattern: Any, node: Any, bound: dict[str, ast.expr]) -> bool:
    """Tell whether a tree is the pattern's; `bound` gets what its holes stand for."""
    if _is_hole(pattern) and isinstance(node, ast.expr):
        known = bound.setdefault(pattern.id, node)
        return known is node or ast.dump(known) == ast.dump(node)
    if isinstance(pattern, list):
        same = isinstance(node, list) and len(pattern) == len(node)
        return same and all(_matches(one, other, bound) for one, other in zip(pattern, node, strict=True))
    if isinstance(pattern, ast.AST):
        if type(pattern) is not type(node):
            return False
        fields = [(value, getattr(node, name)) for name, value in ast.iter_fields(pattern) if name != "ctx"]
        return all(_matches(value, other, bound) for value, other in fields)
    return type(pattern) is type(node) and bool(pattern == node)


def _filled(node: Any, bound: Mapping[str, ast.expr]) -> Any:
    """Return a copy with the holes filled."""

    class Filler(ast.NodeTransformer):
        def visit_Name(self, name: ast.Name) -> ast.expr:
            return copy.deepcopy(bound[name.id]) if _is_hole(name) and name.id in bound else name

    return Filler().visit(copy.deepcopy(node))
