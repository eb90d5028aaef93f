"""Calls that ask for an edge: nan or infinity, nothing but zeros, arrays whose shapes differ.

Whether a formula is right shows on the other calls; so the edges are spoken of only where all others are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from grader.records.execution import Call

NOT_FINITE = "an argument holds nan or infinity"
ZEROS = "an argument is zero throughout"
SHAPES = "the shapes of the arguments differ"


def edges(calls: Mapping[int, Call]) -> dict[int, str]:
    """Say of the calls that ask for an edge, by their number, what is special; what most calls have is no edge."""
    found = {number: _edge(call) for number, call in calls.items()}
    kinds = list(found.values())
    return {number: kind for number, kind in found.items() if kind and 2 * kinds.count(kind) < len(calls)}


def only_where(kinds: Iterable[str]) -> str:
    """Return a sentence on the edges where alone an answer is wrong."""
    return f" It is wrong only where {' or where '.join(sorted(set(kinds)))}."


def _edge(call: Call) -> str:
    arrays = [argument for argument in call.arguments if _is_numeric(argument)]
    if not all(np.isfinite(array).all() for array in arrays):
        return NOT_FINITE
    if any(array.size and not array.any() for array in arrays):
        return ZEROS
    return SHAPES if len({array.shape for array in arrays}) > 1 else ""


def _is_numeric(argument: Any) -> bool:
    return isinstance(argument, np.ndarray) and argument.dtype.kind in "fiu" and argument.ndim > 0
