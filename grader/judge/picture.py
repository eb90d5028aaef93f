"""A wrong answer beside the right one on the lesson's own example, as numbers that a page can draw."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.records.execution import Reply
from grader.records.judgement import Picture, Rows

MOST_ENTRIES = 2000  # of one part; more is no picture
MOST_IN_ALL = 8000  # of an answer: every run reads again what is kept of it
MOST_PARTS_MORE = 3  # than the right answer has


def picture(task: str, reply: Reply, right: Any) -> Picture | None:
    """Return the answer as tables of numbers; None where it is no array or list of arrays, or a huge one."""
    if reply.fault is not None:
        return None
    expected = _tables(right)
    got = _tables(reply.value, len(expected) + MOST_PARTS_MORE)
    return Picture(task, got, expected) if got and expected else None


def _tables(value: Any, most: int | None = None) -> tuple[Rows, ...]:
    parts = value if isinstance(value, (list, tuple)) else [value]
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
