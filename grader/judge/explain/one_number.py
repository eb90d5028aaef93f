"""What is said of an answer that is one number: too large or too small, how far, and what the calls show together.

cost is too large wherever it is wrong, always at least twice. The more columns z has, the further it is off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from grader.judge.explain.factors import MOST_PLACES, rounded
from grader.judge.explain.relations import Case, relations, trend
from grader.numerical import TOLERANCE

INFINITE = "; for some arguments it is nan or infinite"
MOST_FACTS = 2
LEAST = 3  # different right numbers, for which one number came
NO_FACTOR = ", by no factor that stays the same"
# By how much all numbers are too large at most, or at least, and the words for it; too small by as much.
AT_MOST = ((1.1, "by less than a tenth"), (2.0, "never by more than the factor 2"))
AT_LEAST = ((100.0, "always by more than the factor 100"), (10.0, "always by more than the factor 10"))


def number_sentence(what: str, wrong: Sequence[Case], cases: Iterable[Case]) -> str:
    """Describe the wrong numbers among those of all cases; '' where none of them is finite.

    Parameters
    ----------
    what
        The name of the function.
    """
    finite = [case for case in wrong if np.isfinite(case.got)]
    if not finite:
        return f"{what} is nan or infinite wherever it is wrong." if wrong else ""
    known = [case for case in cases if np.isfinite(case.got)]
    infinite = INFINITE if len(finite) < len(wrong) else ""
    constant = _constant(known)
    if constant:
        return f"{what} {constant}{infinite}."
    places = _places(finite)
    if places:
        return f"{what} {rounded(places)}{infinite}."
    facts = "".join(f" {fact}." for fact in islice(_facts(finite, known), MOST_FACTS))
    return f"{what} {_size(finite)}{infinite}.{facts}"


def _constant(cases: Sequence[Case]) -> str:
    """Say that one number comes for all arguments, though the right ones differ."""
    if len({case.right for case in cases}) < LEAST or len({case.got for case in cases}) > 1:
        return ""
    return "is 0 for all arguments" if cases[0].got == 0 else "is one and the same number for all arguments"


def _places(cases: Sequence[Case]) -> int:
    """Return to how many places the right numbers are rounded; 0 where they are not, or too few to tell."""
    if len({case.right for case in cases}) < LEAST:
        return 0
    return next(
        (n for n in range(1, MOST_PLACES + 1) if all(case.got == float(np.round(case.right, n)) for case in cases)), 0
    )


def _size(cases: Sequence[Case]) -> str:
    if all(case.got == 0 for case in cases):
        return "is 0 wherever it is wrong"
    larger = sum(case.got > case.right for case in cases)
    if 0 < larger < len(cases):
        return "is too large for some arguments and too small for others"
    return f"is too {'large' if larger else 'small'} wherever it is wrong{_how_far(cases)}"


def _how_far(cases: Sequence[Case]) -> str:
    if any(case.got * case.right <= 0 for case in cases):
        return NO_FACTOR
    off = [max(case.got / case.right, case.right / case.got) for case in cases]
    words = [words for bound, words in AT_MOST if max(off) < bound]
    words += [words for bound, words in AT_LEAST if min(off) > bound]
    return f", {words[0]}" if words else NO_FACTOR


def _facts(wrong: Sequence[Case], cases: Sequence[Case]) -> Iterator[str]:
    """Yield what else holds for the wrong numbers, the most telling first."""
    if all(case.got and float(case.got).is_integer() for case in wrong) and not any(
        _is_whole(case.right) for case in wrong
    ):
        yield "It is a whole number each time"
    yield from relations(cases)
    signs = [case.got < 0 for case in wrong]
    if any(signs) and all(case.right >= 0 for case in cases):
        yield f"It is negative {'each time' if all(signs) else 'for some arguments'}, and no right answer is"
    growing = trend(wrong)
    if growing:
        yield growing


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) <= TOLERANCE
