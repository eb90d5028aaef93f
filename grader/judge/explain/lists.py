"""Recognize a list whose parts are right and stand elsewhere: in another order, exchanged, one too many, one alone.

[c, b, a]            holds the right parts in reverse order
[a, b, c, c]         has one part too many, at the end
(biases, weights)    x[0] and x[1] are exchanged
weights              is right as x[0]; x[1] is missing
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.judge.compare import agrees
from grader.judge.explain.factors import Part
from grader.judge.explain.phrases import MOST_PARTS, are, capital, indexed, listed

EXCHANGED = 2
MOST_IN_ORDER = 24  # parts of one list that are searched for another order


def elsewhere(got: Any, expected: Any, what: str, parts: Sequence[Part]) -> str:
    """Say where right parts stand; '' where the parts themselves are wrong.

    Parameters
    ----------
    parts
        The answer laid out part by part; nothing where it has not the form of the right one.
    """
    found = _part_alone(got, expected, what) or _one_more_or_less(got, expected, what)
    return found or _another_order(parts, what) or _exchanged(got, expected, what)


def _part_alone(got: Any, expected: Any, what: str) -> str:
    """Recognize what is right as one of several lists, such as the weights without the biases."""
    if not isinstance(expected, tuple) or not all(isinstance(part, (list, tuple)) and part for part in expected):
        return ""
    places = [k for k, part in enumerate(expected) if agrees(got, part)]
    if len(places) != 1:
        return ""
    rest = [indexed(what, (k,)) for k in range(len(expected)) if k not in places]
    return f"What {what} returns is right as {indexed(what, places)}; {listed(rest)} {are(rest)} missing."


def _one_more_or_less(got: Any, expected: Any, what: str) -> str:
    """Recognize a list that is right but for one part too many, or one that is missing, at an end."""
    if not all(isinstance(value, (list, tuple)) and value for value in (got, expected)):
        return ""
    ends = (
        (got[1:], expected, "has one part too many, at the beginning"),
        (got[:-1], expected, "has one part too many, at the end"),
        (got, expected[1:], "lacks its first part"),
        (got, expected[:-1], "lacks its last part"),
    )
    found = [words for one, right, words in ends if len(one) == len(right) and all(map(agrees, one, right))]
    return f"{capital(what)} {found[0]}; the others are right." if len(found) == 1 else ""


def _another_order(parts: Sequence[Part], what: str) -> str:
    """Recognize a list that holds the right parts in a wrong order; equal parts would make that a guess."""
    size = len(parts)
    most = MOST_IN_ORDER if all(len(part.path) == 1 for part in parts) else MOST_PARTS
    if not 1 < size <= most:
        return ""
    places = [[k for k in range(size) if _fits(part.got, parts[k].expected)] for part in parts]
    order = [k for found in places if len(found) == 1 for k in found]
    if len(set(order)) != size:
        return ""
    moved = [parts[k].name for k in range(size) if order[k] != k]
    if order == list(range(size))[::-1]:
        return f"{capital(what)} holds the right parts in reverse order."
    if len(moved) == EXCHANGED:
        return f"{capital(listed(moved))} are exchanged; the other parts are right."
    return f"{capital(what)} holds the right parts in another order."


def _exchanged(got: Any, expected: Any, what: str) -> str:
    """Recognize two lists, such as weights and biases, of which each stands in the other's place."""
    pair = all(isinstance(value, (list, tuple)) and len(value) == EXCHANGED for value in (got, expected))
    if not pair or all(map(is_leaf, expected)) or not (agrees(got[0], expected[1]) and agrees(got[1], expected[0])):
        return ""
    return f"{what}[0] and {what}[1] are exchanged."


def _fits(got: Any, expected: Any) -> bool:
    """Tell whether one array is another; most are told apart by their shape, which costs nothing."""
    if isinstance(got, np.ndarray) and isinstance(expected, np.ndarray) and got.shape != expected.shape:
        return False
    return agrees(got, expected)


def is_leaf(value: Any) -> bool:
    """Tell whether a value has no parts of its own."""
    return not isinstance(value, (list, tuple, dict))
