"""Answers that say nothing: one number everywhere, where a right answer has several.

Work on top of such an answer would be no work: whatever the later task does with it, a constant comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.judge.compare import agrees

Pair = tuple[np.ndarray, np.ndarray]


def lifeless(given: Sequence[Any], right: Sequence[Any]) -> bool:
    """Tell whether all that is wrong in `given` is the same everywhere, though what is right there is not.

    Single numbers are looked at together: one per answer says nothing by itself.
    """
    pairs = [pair for one, other in zip(given, right, strict=True) for pair in _arrays(one, other)]
    single = [(one.ravel(), other.ravel()) for one, other in pairs if one.size == 1 == other.size]
    arrays = [(one, other) for one, other in pairs if one.size > 1]
    if single:
        arrays.append((np.concatenate([one for one, _ in single]), np.concatenate([other for _, other in single])))
    telling = [(one, other) for one, other in arrays if not agrees(one, other) and not _flat(other)]
    return bool(telling) and all(_flat(one) for one, _ in telling)


def _arrays(one: Any, other: Any) -> Iterator[Pair]:
    """Yield the arrays of two answers side by side; a list of plain numbers or truths is one array."""
    if isinstance(other, (list, tuple)) and not all(isinstance(part, (bool, int, float)) for part in other):
        if isinstance(one, (list, tuple)) and len(one) == len(other):
            for part, its in zip(one, other, strict=True):
                yield from _arrays(part, its)
        return
    got, expected = np.asarray(one), np.asarray(other)
    if got.shape == expected.shape and got.size and got.dtype.kind in "bif" and expected.dtype.kind in "bif":
        yield got.astype(float), expected.astype(float)


def _flat(array: np.ndarray) -> bool:
    return agrees(array, np.full(array.shape, array.flat[0]))
