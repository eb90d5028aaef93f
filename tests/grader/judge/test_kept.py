"""What of the answer key's values stays in its process."""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple

import numpy as np
import pytest
from matplotlib.figure import Figure

from grader.judge.kept import kept_as
from grader.judge.objects import ITERATOR, OBJECT, SEQUENCE


class Stack:
    def push(self, item: Any) -> None: ...


class Colour(Enum):
    RED = 1


class Point(NamedTuple):
    x: int


class Counts(dict):
    def total(self) -> int:
        return sum(self.values())


class Plain(dict):
    pass


class Counter:
    def __next__(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Stack(), OBJECT),
        (Counter(), ITERATOR),
        ((k for k in ()), ITERATOR),
        (lambda: 1, OBJECT),
        (Figure(), OBJECT),
        (Figure().subplots(), OBJECT),
        ([Stack()], SEQUENCE),
        ((Figure(), 1), SEQUENCE),
        ([lambda: 1], SEQUENCE),
        ([1, "a"], ""),
        ([Point(1)], ""),
        (Point(1), ""),
        (Counts(a=1), OBJECT),
        (Plain(a=1), ""),
        (np.eye(2), ""),
        ({"a": 1}, ""),
        (None, ""),
    ],
)
def test_what_stays_and_what_is_told(value: Any, kept: str) -> None:
    assert kept_as(value, __name__) == kept


def test_a_list_of_objects_of_others_is_told_and_then_refused() -> None:
    assert kept_as([Stack()], "another_module") == ""
    assert kept_as([Colour.RED], __name__) == SEQUENCE
