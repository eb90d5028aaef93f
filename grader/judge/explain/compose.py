"""Mistakes that compose: an earlier task's mistake inside a later task, and two mistakes in one function.

lifted   the later task of the answer key, with an entry's formula in the place of the earlier function
pair     two edits of different places of the key, or an edit and an earlier function that is replaced, or two of these
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import ModuleType

from grader.judge.answer_key import AnswerKey, Formula, Misconception
from grader.judge.pattern import NoMatch
from grader.judge.rewrite import Edit, KeySource, Rewrite
from grader.judge.substitute import rebound


@dataclass(frozen=True, slots=True)
class Part:
    """One mistake as a change of the answer key: edits of its functions, or another function for one of them."""

    entry: Misconception
    edits: tuple[Edit, ...] = ()
    replaced: tuple[tuple[str, Formula], ...] = ()

    def functions(self) -> set[str]:
        """Return the names of the functions that are not the key's own."""
        return {edit.function for edit in self.edits} | {name for name, _ in self.replaced}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries in one function."""

    parts: tuple[Part, Part]
    formula: Formula

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of both, in their order."""
        return tuple(sorted(part.entry.code for part in self.parts))


def lifted(task: str, entry: Misconception, reference: ModuleType) -> tuple[Formula, ...]:
    """Return the key's `task` with each formula of an earlier task's entry in the place of the earlier function."""
    return tuple(rebound(reference, {entry.task: formula})[task] for formula in entry.formulas)


def parts(task: str, earlier: Sequence[str], answer_key: AnswerKey) -> tuple[Part, ...]:
    """Return every mistake that can be part of a pair in `task`: its own edits, and those of the earlier tasks."""
    found: list[Part] = []
    for entry in answer_key.misconceptions:
        for formula in entry.formulas:
            if entry.task == task and isinstance(formula, Rewrite):
                found.append(Part(entry, formula.edits))
            elif entry.task in earlier:
                edits = formula.edits if isinstance(formula, Rewrite) else ()
                found.append(Part(entry, edits, () if edits else ((entry.task, formula),)))
    return tuple(found)


def single(task: str, part: Part, source: KeySource) -> Formula:
    """Return the key's `task` with one mistake in it."""
    formula: Formula = source.built(part.edits, dict(part.replaced))[task]
    return formula


def pairs(task: str, found: Sequence[Part], source: KeySource) -> Iterator[Pair]:
    """Yield all pairs of mistakes that can be made together, in each order that makes a difference."""
    for one, other in combinations(found, 2):
        if one.entry.code == other.entry.code:
            continue
        for formula in _together(task, one, other, source):
            yield Pair((one, other), formula)


def key_source(answer_key: AnswerKey) -> KeySource:
    """Return the source of the answer key that the catalogue's rewrites edit; without rewrites, the key alone."""
    formulas = (formula for entry in answer_key.misconceptions for formula in entry.formulas)
    found = next((formula.source for formula in formulas if isinstance(formula, Rewrite)), None)
    return found or KeySource(answer_key.reference, {})


def _together(task: str, one: Part, other: Part, source: KeySource) -> Iterator[Formula]:
    """Yield functions with both mistakes; none where they exclude each other."""
    both = one.functions() & other.functions()
    if both & {name for part in (one, other) for name, _ in part.replaced}:
        return
    orders = _orders(one.edits, other.edits, source) if both else [(*one.edits, *other.edits)]
    for edits in orders:
        formula: Formula = source.built(edits, dict((*one.replaced, *other.replaced)))[task]
        yield formula


def _orders(one: tuple[Edit, ...], other: tuple[Edit, ...], source: KeySource) -> Sequence[tuple[Edit, ...]]:
    """Return the edits in every order in which each matches; of two that make the same function, one."""
    matching = [edits for edits in ((*one, *other), (*other, *one)) if _fits(edits, source)]
    alike = len(matching) > 1 and _text(matching[0], source) == _text(matching[1], source)
    return matching[:1] if alike else matching


def _fits(edits: tuple[Edit, ...], source: KeySource) -> bool:
    """Tell whether each edit matches after those before it."""
    try:
        _trees(edits, source)
    except NoMatch:
        return False
    return True


def _text(edits: tuple[Edit, ...], source: KeySource) -> str:
    return "".join(map(ast.dump, _trees(edits, source)))


def _trees(edits: tuple[Edit, ...], source: KeySource) -> list[ast.FunctionDef]:
    """Return the edited functions, in the order of their names."""
    names = sorted({edit.function for edit in edits})
    return [source.edited(tuple(edit for edit in edits if edit.function == name)) for name in names]
