"""Answers that hand arguments back: every array and number in them is one that the function was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from grader.judge.compare import agrees
from grader.judge.tables import is_table
from grader.records.execution import Call, Reply


def is_echo(replies: Sequence[Reply], calls: Sequence[Call]) -> bool:
    """Tell whether every reply holds nothing but parts of the arguments of its call."""
    return all(_is_echo(reply.value, call.arguments) for reply, call in zip(replies, calls, strict=True))


def _is_echo(value: Any, arguments: tuple[Any, ...]) -> bool:
    given = list(_parts(arguments))
    return all(any(agrees(part, one) for one in given) for part in _parts(value))


def _parts(value: Any) -> Iterator[Any]:
    """Yield the arrays, tables, numbers and texts of a value, whatever holds them."""
    if isinstance(value, (list, tuple, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _parts(part)
    elif isinstance(value, (np.ndarray, np.generic, int, float, str)) or is_table(value):
        yield value
