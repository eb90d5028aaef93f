"""Read back what is said of answers that are one number, of the terms of a sum and of edges; compute it anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judge.compare import agrees

SIZE = re.compile(
    r"is (?:(?P<zero>0 wherever it is wrong)|(?P<same>0|one and the same number)(?P<all> for all arguments)"
    r"|too large for some arguments and too small for (?P<some>others)|nan or (?P<never>infinite) wherever it is wrong"
    r"|rounded to (?P<places>\d) decimals?, and should be returned as computed"
    r"|too (?P<way>large|small) wherever it is wrong, (?P<far>[^;.]+))"
    r"(?P<infinite>; for some arguments it is nan or infinite)?"
)
TERM = re.compile(r"(\w+) is right but for (.+), which (.+)")
EDGES = {
    "an argument holds nan or infinity": lambda arrays: not all(np.isfinite(one).all() for one in arrays),
    "an argument is zero throughout": lambda arrays: any(not one.any() for one in arrays if one.size),
    "the shapes of the arguments differ": lambda arrays: len({one.shape for one in arrays}) > 1,
}
FAR = {
    "by less than a tenth": lambda off: np.all(off < 1.1),
    "never by more than the factor 2": lambda off: np.all(off <= 2),
    "always by more than the factor 10": lambda off: np.all(off > 10),
    "always by more than the factor 100": lambda off: np.all(off > 100),
    "by no factor that stays the same": lambda off: len(set(off.round(9))) != 1,
}


@dataclass(frozen=True, eq=False)
class Case:
    """One call that brought a value."""

    arguments: Mapping[str, Any]
    got: Any
    right: Any
    sizes: Mapping[str, Any]
    terms: Mapping[str, Any]

    @property
    def is_wrong(self) -> bool:
        """Whether the answer is wrong."""
        return not agrees(self.got, self.right)

    def edges(self) -> list[str]:
        """Return what is special about the arguments."""
        arrays = [one for one in self.arguments.values() if isinstance(one, np.ndarray)]
        return [words for words, holds in EDGES.items() if holds(arrays)]


def about_numbers(said: str) -> bool:
    """Tell whether a sentence is of the forms that are read here."""
    first = said.split(". ", maxsplit=1)[0].removesuffix(".")
    return bool(TERM.fullmatch(first) or SIZE.fullmatch(first.partition(" ")[2]))


def holds_for(said: str, cases: Sequence[Case], *, aside: bool) -> bool:
    """Tell whether a sentence about numbers holds; `aside`: the edges are left out."""
    kept = [case for case in cases if not (aside and case.edges())]
    first, *facts = said.removesuffix(".").split(". ")
    if found := TERM.fullmatch(first):
        finite = [case for case in kept if np.isfinite(case.got).all()]
        return not facts and all(_is_term(case, *found.groups()[1:]) for case in finite)
    size = SIZE.fullmatch(first.partition(" ")[2])
    assert size, first
    return _is_size(size, kept) and all(_is_fact(fact, kept) for fact in facts)


def only_where(said: str, cases: Sequence[Case], failed: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether all wrong answers, and all calls that failed, are at the edges that are named."""
    named = said.removeprefix(" It is wrong only where ").removesuffix(".").split(" or where ")
    off = [case for case in cases if case.is_wrong] + [Case(each, 0, 1, {}, {}) for each in failed]
    return all(set(case.edges()) & set(named) for case in off)


def _is_term(case, name, how):
    term, sizes = case.terms[name], case.sizes
    factor = {"is missing": 0, "is there twice": 2, "has the wrong sign": -1}.get(how)
    if found := re.fullmatch(r"is off by the factor (\d+)(?:/(\d+))?", how):
        factor = int(found[1]) / int(found[2] or 1)
    if found := re.fullmatch(r"is too (large|small) by the factor (.+)", how):
        factor = sizes[found[2]] if found[1] == "large" else 1 / sizes[found[2]]
    if how == "is off by one and the same factor":
        return True  # which one is not said; that it stays the same is tried in the term's own tests
    return np.allclose(case.got, case.right + (factor - 1) * term, rtol=1e-6, atol=1e-6 * np.max(np.abs(case.right)))


def _is_size(found, cases):
    wrong = [case for case in cases if case.is_wrong]
    finite = [case for case in wrong if np.isfinite(case.got)]
    if bool(found["infinite"]) != (0 < len(finite) < len(wrong)) or found["never"]:
        return bool(found["never"]) and not finite
    if found["all"]:
        known = {float(case.got) for case in cases if np.isfinite(case.got)}
        return len(known) == 1 and (found["same"] != "0" or known == {0.0})
    if found["places"]:
        return all(
            np.isclose(case.got, np.round(case.right, int(found["places"])), rtol=0, atol=1e-12) for case in finite
        )
    if found["zero"]:
        return not any(case.got for case in finite)
    larger = {case.got > case.right for case in finite}
    if found["some"]:
        return larger == {True, False}
    off = np.array([case.got / case.right for case in finite if case.right])
    off = np.maximum(off, 1 / np.where(off, off, 1.0)) if np.all(off > 0) else np.array([1.0, 2.0])
    return larger == {found["way"] == "large"} and FAR[found["far"]](off)


def _is_fact(fact, cases):
    finite = [case for case in cases if np.isfinite(case.got)]
    wrong = [case for case in finite if case.is_wrong]
    if fact == "It is a whole number each time":
        return all(float(case.got).is_integer() for case in wrong)
    if found := re.fullmatch(r"It is negative (each time|for some arguments), and no right answer is", fact):
        signs = {bool(case.got < 0) for case in wrong}
        return min(case.right for case in finite) >= 0 and signs == {True} | {found[1] == "each time"}
    if found := re.fullmatch(r"The more (rows|columns|entries) (\w+) has, the further it is off", fact):
        axis = 1 if found[1] == "columns" else 0
        pairs = sorted((np.shape(case.arguments[found[2]])[axis], abs(np.log(case.got / case.right))) for case in wrong)
        return all(far < further for size, far in pairs for larger, further in pairs if size < larger)
    pairs = [(one, other) for one in finite for other in finite if one is not other]
    return any(_is_related(fact, *pair) for pair in pairs) and not any(_contradicts(fact, *pair) for pair in pairs)


def _differs_in(name, one, other):
    return all((_text(one.arguments[key]) == _text(other.arguments[key])) == (key != name) for key in one.arguments)


def _text(value):
    return (
        "; ".join(map(_text, value)) if isinstance(value, (list, tuple)) else f"{np.shape(value)} {np.ravel(value)!r}"
    )


def _is_related(fact, one, other):
    if found := re.fullmatch(r"It stays the same whatever (\w+) is", fact):
        return _differs_in(found[1], one, other) and agrees(one.got, other.got) and not agrees(one.right, other.right)
    if found := re.fullmatch(r"What changes with (\w+) is right", fact):
        return _differs_in(found[1], one, other) and np.isclose(one.got - other.got, one.right - other.right)
    assert fact.endswith(", and should not"), fact
    mine, its = list(one.arguments.values()), list(other.arguments.values())
    exchanged = "change places" in fact and _text(mine) == _text(its[::-1])
    scaled = "multiplied" in fact and all(
        np.shape(a) == np.shape(b) and np.allclose(a * np.max(np.abs(b)), b * np.max(np.abs(a)), rtol=1e-4, atol=0)
        for a, b in zip(mine, its, strict=True)
    )
    return (exchanged or scaled) and agrees(one.right, other.right) and not agrees(one.got, other.got)


def _contradicts(fact, one, other):
    found = re.fullmatch(r"(?:It stays the same whatever|What changes with) (\w+) is(?: right)?", fact)
    return (
        bool(found)
        and _differs_in(found[1], one, other)
        and not _is_related(fact, one, other)
        and not agrees(one.right, other.right)
    )
