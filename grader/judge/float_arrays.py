"""The usual answers, float64 arrays and lists of them, found right at once; whatever else there is takes the long way.

Some hundred of them are compared for every submission: looking at type, shape, finite and value one after the other,
in words for the student, costs ten times as much.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

CLOSE: Final = 0.5  # of the tolerance: what lies near its border is compared in the one way that decides
MOST: Final = 1e290  # below it no difference of two finite numbers is infinite, so that numpy has nothing to warn of
FLOAT64: Final = np.dtype(np.float64)


def agrees_at_once(got: Any, expected: Any, tolerance: float) -> bool:
    """Tell of float64 arrays, and lists of them, that they agree (law 4); False says nothing."""
    if type(expected) is np.ndarray:
        return type(got) is np.ndarray and _is_close(got, expected, tolerance)
    if type(expected) is not list or type(got) not in (list, tuple) or len(got) != len(expected):
        return False
    return all(agrees_at_once(one, other, tolerance) for one, other in zip(got, expected, strict=True))


def _is_close(got: Any, expected: Any, tolerance: float) -> bool:
    if got.dtype is not FLOAT64 or expected.dtype is not FLOAT64 or got.shape != expected.shape:
        return False
    if got.tobytes() == expected.tobytes():
        return True
    largest = _largest(expected)
    if not largest < MOST:  # NaN and infinity included
        return False
    return _largest(got - expected) <= CLOSE * tolerance * largest


def _largest(array: np.ndarray) -> float:
    """Return the largest entry without its sign, NaN if there is one; as numpy's `max` does, in half of its time."""
    return float(np.maximum.reduce(np.abs(array), axis=None, initial=0.0))
