"""The usual answers, float64 arrays and lists of them, judged at once; whatever else there is takes the long way.

Some hundred of them are compared for every submission: looking at type, shape, finite and value one after the other,
in words for the student, costs ten times as much.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

CLOSE: Final = 0.5  # what lies nearer to the border, by this factor, is compared in the one way that decides
MOST: Final = 1e290  # below it no difference of two finite numbers is infinite, so that numpy has nothing to warn of
FLOAT64: Final = np.dtype(np.float64)


def verdict_at_once(got: Any, expected: Any, tolerance: float) -> bool | None:
    """Tell of float64 arrays of the same shape, and lists of them, whether they agree (law 4).

    None where that takes a closer look.
    """
    if type(expected) is np.ndarray:
        return _verdict(got, expected, tolerance) if type(got) is np.ndarray else None
    if type(expected) is not list or type(got) not in (list, tuple) or len(got) != len(expected):
        return None
    for one, other in zip(got, expected, strict=True):
        found = verdict_at_once(one, other, tolerance)
        if not found:
            return found
    return True


def _verdict(got: Any, expected: Any, tolerance: float) -> bool | None:
    if got.dtype is not FLOAT64 or expected.dtype is not FLOAT64 or got.shape != expected.shape:
        return None
    if got.tobytes() == expected.tobytes():
        return True
    largest = _largest(expected)
    if not largest < MOST:  # NaN and infinity included
        return None
    most, allowed = _largest(got - expected), tolerance * largest
    if most <= CLOSE * allowed:
        return True
    return False if allowed < CLOSE * most < MOST else None


def _largest(array: np.ndarray) -> float:
    """Return the largest entry without its sign, NaN if there is one; as numpy's `max` does, in half of its time."""
    return float(np.maximum.reduce(np.abs(array), axis=None, initial=0.0))
