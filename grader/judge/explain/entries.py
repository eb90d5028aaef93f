"""How the entries of a wrong array differ: how far each is off, how many are right, and what holds for all of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from grader.judge.explain.factors import Part

NEARLY = 0.01  # of an entry
NONE_RIGHT = ", and no entry of it is right"


def off_by(part: Part) -> npt.NDArray[np.float64]:
    """Return how far each entry is off, as a share of the largest right entry."""
    scale = float(np.max(np.abs(np.asarray(part.expected, dtype=float)))) or 1.0
    off: npt.NDArray[np.float64] = np.abs(np.subtract(part.got, part.expected, dtype=float)) / scale
    return off


def share_of(wrong: npt.NDArray[np.bool_]) -> str:
    """Say which part of an array is right: all other entries, rows or columns, or so many of so many."""
    count = int(np.count_nonzero(wrong))
    if count == 1:
        return ", its only wrong entry" if wrong.size > 1 else ""
    if count == wrong.size:
        return NONE_RIGHT
    if wrong.ndim == 2:
        for axis, name in ((1, "row"), (0, "column")):
            lines = np.flatnonzero(np.any(wrong, axis=axis))
            if len(lines) == 1 and wrong.shape[1 - axis] > 1:
                return f"; all wrong entries stand in {name} {lines[0]}"
    right = wrong.size - count
    return f"; {right} of its {wrong.size} entries {'is' if right == 1 else 'are'} right"


def tendency(part: Part) -> str:
    """Say what holds for every entry of an array of which none is right: its sign, or which way its size is off."""
    got, expected = np.asarray(part.got, dtype=float), np.asarray(part.expected, dtype=float)
    if np.all(got * expected < 0):
        return "; every sign is turned round"
    if not np.all(got * expected > 0):
        return ""
    if np.all(np.abs(got - expected) <= NEARLY * np.abs(expected)):
        return "; all signs are right, and every entry is nearly right (rounded, cut off, or measured by steps?)"
    if np.all(np.abs(got) > np.abs(expected)):
        return "; all signs are right, and every entry is too large in size"
    small = np.all(np.abs(got) < np.abs(expected))
    return "; all signs are right" + (", and every entry is too small in size" if small else "")
