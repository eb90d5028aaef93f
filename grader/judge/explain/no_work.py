"""Answers that hold no work: one number everywhere, or an argument given back; they are no sign of two mistakes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.judge.compare import agrees
from grader.judge.explain.signature import holds_numbers, numbers_of
from grader.records.execution import Call, Reply


def is_no_work(replies: Sequence[Reply], calls: Sequence[Call]) -> bool:
    """Tell whether all values in `replies` are one number, or the same argument of each call as it was given."""
    given = [(reply.value, call.arguments) for reply, call in zip(replies, calls, strict=True) if reply.fault is None]
    values = [value for value, _ in given]
    every = np.concatenate([np.empty(0), *map(numbers_of, values)])
    if every.size and agrees(every, np.full(every.size, every[0])):
        return True
    return any(all(map(_is_given, values, place)) for place in zip(*(each for _, each in given), strict=False))


def _is_given(value: object, argument: object) -> bool:
    return holds_numbers(Reply(argument)) and agrees(value, argument)
