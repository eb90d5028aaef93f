"""Find the one term of a sum that is wrong while all else is right: missing, there twice, its sign, a factor.

    returned               said
    right - term           cost is right but for the penalty, which is missing
    right - 2 term         ..., which has the wrong sign
    right + term           ..., which is there twice
    right + (m - 1) term   ..., which is too large by the factor m     (m: one number for each answer)
    right + c term         ..., which is off by one and the same factor

A rule counts only if it explains every number of every answer; where two terms have one, neither is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.judge.explain.factors import CONSTANTS
from grader.numerical import TOLERANCE

Array = npt.NDArray[np.float64]
LEAST = 3  # numbers in which a term shows: fewer may be off alike by chance
SHOWS = 1e-3  # of what is right: a smaller term is not seen


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """One answer: what came, what is right, the terms that make it up, and numbers that a term may be off by."""

    got: Any
    right: Any
    terms: Mapping[str, Any]
    sizes: Mapping[str, Any]


def wrong_term(what: str, sums: Sequence[Sum]) -> str:
    """Say which one term of all the answers is wrong, and how; '' where none is, or two may be."""
    names = sums[0].terms if sums else {}
    found = [(name, words) for name in names if (words := _how(name, sums))]
    return f"{what} is right but for {found[0][0]}, which {found[0][1]}." if len(found) == 1 else ""


def _how(name: str, sums: Sequence[Sum]) -> str:
    """Compare what stands in the place of a term with the term."""
    right, got = _row(each.right for each in sums), _row(each.got for each in sums)
    term = _row(np.broadcast_to(each.terms[name], np.shape(each.right)) for each in sums)
    size = np.abs(right) + np.abs(term)
    there = got - (right - term)
    shows = np.abs(term) > SHOWS * size
    if len(set(term[shows].tolist())) < LEAST:
        return ""

    def holds(wanted: Array) -> bool:
        return bool(np.all(np.abs(there - wanted) <= TOLERANCE * (size + np.abs(wanted))))

    if holds(term):
        return ""
    found = [words for words, wanted in _rules(there, term, shows, _sizes(sums)) if holds(wanted)]
    exact = [words for words in found if words != ONE_FACTOR]
    return exact[0] if len(exact) == 1 else "".join(found) if found == [ONE_FACTOR] else ""


ONE_FACTOR = "is off by one and the same factor"


def _rules(there: Array, term: Array, shows: npt.NDArray[np.bool_], sizes: Mapping[str, Array]) -> Iterator[Any]:
    yield "is missing", 0 * term
    yield "is there twice", 2 * term
    yield "has the wrong sign", -term
    for name, constant in CONSTANTS.items():
        if name != "2":
            yield f"is off by the factor {name}", constant * term
    for name, size in sizes.items():
        if np.any(size != 1):
            yield f"is too large by the factor {name}", size * term
            yield f"is too small by the factor {name}", term / size
    yield ONE_FACTOR, term * float(there[shows][0] / term[shows][0])


def _sizes(sums: Sequence[Sum]) -> dict[str, Array]:
    """Return each number that a term may be off by, once for each number of the answers."""
    names = [name for name in sums[0].sizes if all(np.ndim(each.sizes.get(name, ())) == 0 for each in sums)]
    return {name: _row(np.full(np.shape(each.right), each.sizes[name]) for each in sums) for name in names}


def _row(values: Any) -> Array:
    return np.concatenate([np.empty(0), *(np.ravel(value).astype(float) for value in values)])
