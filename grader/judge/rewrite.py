"""Mistakes as edits of the answer key: a piece of a function's syntax tree, and what it becomes.

    rewrite = Rewrites(__file__)                        in misconceptions.py: edits of reference.py beside it
    rewrite("hidden_delta", "a * (1 - a)", "1 - a**2")  the key's hidden_delta with another steepness
    rewrite("cost", "_x / m", "_x")                     _x stands for any expression
    rewrite("delta", "return deltas", "return deltas[::-1]")
    rewrite("update", "_p - eta * slope", "_p + eta * slope", every=True)

A rewrite is called like the task's function. Its pattern matches exactly one place, so that an edited key is noticed
when the catalogue is read. Two rewrites of different places make two mistakes in one function.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from grader.judge.pattern import NoMatch, replaced
from grader.judge.substitute import rebound

Function = Callable[..., Any]
Trees = Mapping[str, ast.FunctionDef]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: within a function, the place that matches `pattern` becomes `becomes`."""

    function: str
    pattern: str
    becomes: str
    every: bool = False  # all places that match, not the only one


@dataclass(frozen=True, slots=True)
class KeySource:
    """The answer key's module with the syntax trees of its functions; compiled edits are kept."""

    module: ModuleType
    trees: Trees
    codes: dict[tuple[Edit, ...], CodeType] = field(default_factory=dict)
    made: dict[tuple[Edit, ...], ast.FunctionDef] = field(default_factory=dict)

    def edited(self, edits: tuple[Edit, ...]) -> ast.FunctionDef:
        """Return the tree of the one function that the edits change, applied one after the other.

        Raises
        ------
        NoMatch
            A pattern does not match exactly one place.
        """
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

    def __call__(self, function: str, pattern: str, becomes: str, task: str = "", *, every: bool = False) -> Rewrite:
        """Return the key's function with the place that matches `pattern` changed.

        Parameters
        ----------
        function
            The function of the key that is edited.
        pattern, becomes
            An expression, or statements; a name like `_x` stands for any expression.
        task
            The task whose function shows it, where that is not `function`.
        every
            Whether all places that match are changed, one or more; else there is exactly one.

        Raises
        ------
        NoMatch
            The pattern does not match exactly one place.
        """
        return Rewrite(task or function, (Edit(function, pattern, becomes, every),), self.source)

    def each(
        self, function: str, pattern: str, becomes: str, *, task: str = "", every: bool = False, **values: Sequence[str]
    ) -> Iterator[Rewrite]:
        """Yield a rewrite for every combination of `values`, put into `becomes` where it says `{name}`."""
        for chosen in itertools.product(*values.values()):
            yield self(function, pattern, becomes.format(**dict(zip(values, chosen, strict=True))), task, every=every)


def read_source(path: Path) -> KeySource:
    """Run an answer key and parse its functions."""
    text = path.read_text(encoding="utf-8")
    module = ModuleType(f"edited_{path.parent.name}")
    module.__file__ = str(path)
    tree = ast.parse(text)
    exec(compile(tree, str(path), "exec"), vars(module))  # noqa: S102  the teacher's own
    return KeySource(module, {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)})


def _applied(edit: Edit, tree: ast.FunctionDef) -> ast.FunctionDef:
    changed, count = replaced(tree, edit.pattern, edit.becomes)
    if count != 1 and not (edit.every and count):
        raise NoMatch(f"'{edit.pattern}' matches {count} places of {edit.function}; it must match one")
    return ast.fix_missing_locations(changed)
