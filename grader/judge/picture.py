"""A wrong answer beside the right one on the lesson's own example, as numbers that a page can draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.records.execution import Reply
from grader.records.judgement import Picture, Rows

MOST_ENTRIES = 2000  # of one part; more is no picture
MOST_IN_ALL = 8000  # of an answer: every run reads again what is kept of it
MOST_PARTS_MORE = 3  # than the right answer has


def picture(task: str, reply: Reply, right: Any, case: str = "") -> Picture | None:
    """Return the answer as tables of numbers; None where it is no array or list of arrays, or a huge one."""
    if reply.fault is not None:
        return None
    if any(map(_looks_the_same, _parts(reply.value), _parts(right))):
        return None  # a column where a vector is asked would look right
    expected = _tables(right)
    got = _tables(reply.value, len(expected) + MOST_PARTS_MORE)
    return Picture(task, got, expected, case) if got and expected else None


def _parts(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else [value]


def _looks_the_same(got: Any, right: Any) -> bool:
    """Tell whether two arrays of different shapes would be drawn alike."""
    if not isinstance(got, np.ndarray) or not isinstance(right, np.ndarray) or got.ndim == right.ndim:
        return False
    return got.size == right.size and got.shape[:1] == right.shape[:1]


def _tables(value: Any, most: int | None = None) -> tuple[Rows, ...]:
    parts = _parts(value)
    if most is not None and len(parts) > most:
        return ()
    if sum(part.size for part in parts if isinstance(part, np.ndarray)) > MOST_IN_ALL:
        return ()
    tables = [_rows(part) for part in parts]
    return tuple(table for table in tables if table) if all(tables) else ()


def _rows(part: Any) -> Rows:
    if not isinstance(part, np.ndarray) or part.ndim not in (1, 2) or part.dtype.kind not in "fiu":
        return ()
    if not 0 < part.size <= MOST_ENTRIES or not np.all(np.isfinite(part)):
        return ()
    return tuple(tuple(float(entry) for entry in row) for row in part.reshape(len(part), -1))
