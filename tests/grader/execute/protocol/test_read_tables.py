"""Tables of pandas from plain data: what is no table is refused before pandas makes anything of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.execute.protocol.frames import ProtocolError
from grader.execute.protocol.read_tables import read_table

NO_TABLES: dict[str, list[Any]] = {
    "nothing": [],
    "another kind": ["panel", 1],
    "a kind that is no text": [["frame"]],
    "too few parts": ["frame", ["range", 0, 1, 1, None]],
    "columns of different lengths": [
        *("frame", ["range", 0, 2, 1, None], ["range", 0, 2, 1, None]),
        [["objects", [1, 2]], ["objects", [1]]],
    ],
    "more labels than columns": ["frame", ["range", 0, 5, 1, None], ["range", 0, 1, 1, None], [["objects", [1]]]],
    "rows without end": ["index", ["range", 0, 10**15, 1, None]],
    "a step of zero": ["index", ["range", 0, 10, 0, None]],
    "a matrix for a column": ["index", ["plain", ["array", np.ones((2, 2))], None]],
    "a dtype of another kind": ["index", ["plain", ["masked", "object", np.ones(1), np.ones(1, bool)], None]],
    "codes beyond the categories": [
        *("index", ["plain", ["category", np.array([7]), ["plain", ["objects", ["a"]], None], False], None]),
    ],
    "a time zone that is a file": ["timestamp", np.datetime64("2026-03-01"), "/etc/localtime"],
    "a time zone that is a file for dateutil": ["timestamp", np.datetime64("2026-03-01"), "dateutil//etc/localtime"],
    "a name that has no hash": ["series", ["objects", []], ["range", 0, 0, 1, None], [1]],
    "a text that is none": ["index", ["plain", ["string", "string", [1]], None]],
    "missing what nobody knows": ["missing", "X"],
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_nothing_else_is_a_table(name: str) -> None:
    with pytest.raises(ProtocolError):
        read_table(NO_TABLES[name])
