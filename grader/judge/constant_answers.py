"""Constant answers: one number in every entry, where the right answer has several different ones.

An answer that builds on a constant answer earns no credit: it is a constant too, whatever the later task computes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.judge.compare import agrees

Pair = tuple[np.ndarray, np.ndarray]


def is_constant(given: Sequence[Any], right: Sequence[Any]) -> bool:
    """Tell whether every wrong array in `given` is constant although the right one is not.

    Answers that are single numbers are compared together, as one array.
    """
    pairs = [pair for one, other in zip(given, right, strict=True) for pair in _arrays(one, other)]
    single = [(one.ravel(), other.ravel()) for one, other in pairs if one.size == 1 == other.size]
    if single:
        pairs += [(np.concatenate([one for one, _ in single]), np.concatenate([other for _, other in single]))]
    wrong = [(one, other) for one, other in pairs if not agrees(one, other) and not _is_flat(other)]
    return bool(wrong) and all(_is_flat(one) for one, _ in wrong)


def _arrays(one: Any, other: Any) -> Iterator[Pair]:
    """Yield the arrays of two answers side by side; a list of plain numbers or truths is one array."""
    if isinstance(other, (list, tuple)) and not all(isinstance(part, (int, float)) for part in other):
        if isinstance(one, (list, tuple)) and len(one) == len(other):
            for part, its in zip(one, other, strict=True):
                yield from _arrays(part, its)
        return
    try:
        got, expected = np.asarray(one), np.asarray(other)
    except ValueError:  # a list of parts where one array or number is right
        return
    if got.shape == expected.shape and got.size and got.dtype.kind in "bif" and expected.dtype.kind in "bif":
        yield got.astype(float), expected.astype(float)


def _is_flat(array: np.ndarray) -> bool:
    return agrees(array, np.full(array.shape, array.flat[0]))
