"""Answers that are right, but to other arguments: what an earlier call made was kept, and returned again.

A function that does not look at one of its arguments also gives the answer to another call: so all arrays must differ.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.judge.compare import agrees
from grader.judge.explain.factors import is_numeric
from grader.judge.same_reply import same_values
from grader.records.execution import Call

LEAST_NUMBERS = 3  # different ones in an answer: fewer may be the same by chance

Answered = tuple[Call, Any]  # a call, and the answer that is right


def stale_sentence(task: str, wrong: Sequence[tuple[Call, Any]], known: Sequence[Answered]) -> str:
    """Say that a wrong answer is the right one to another call, if one is; else ''.

    Parameters
    ----------
    wrong
        The calls that were answered wrong, each with what came.
    known
        All calls, each with the right answer.
    """
    telling = [
        (_largest(numbers), call, answer)
        for numbers, call, answer in ((_numbers(answer), call, answer) for call, answer in known)
        if len(set(numbers)) >= LEAST_NUMBERS
    ]
    if not any(_is_of_another(call, got, telling) for call, got in wrong):
        return ""
    return (
        f"What {task} returns for some arguments is right for others, which it was called with before. Is something "
        "kept from call to call? Compute it anew in each, from its arguments alone."
    )


def _is_of_another(call: Call, got: Any, known: Sequence[tuple[float, Call, Any]]) -> bool:
    """Tell whether what came is the answer to another call; the largest number spares most of the comparisons."""
    came = _largest(_numbers(got))
    alike = [(other, answer) for largest, other, answer in known if math.isclose(came, largest, rel_tol=1e-3)]
    return any(_is_another(call, other) and agrees(got, answer) for other, answer in alike)


def _largest(numbers: Sequence[float]) -> float:
    return max(map(abs, numbers), default=math.nan)


def _is_another(one: Call, other: Call) -> bool:
    """Tell whether two calls have arrays, and no array is the same."""
    pairs = [pair for pair in zip(one.arguments, other.arguments, strict=False) if _numbers(pair[0])]
    return bool(pairs) and not any(same_values(*pair) for pair in pairs)


def _numbers(value: Any) -> list[float]:
    """Return the numbers of an array, or of a list of arrays."""
    if isinstance(value, (list, tuple)):
        return [number for part in value for number in _numbers(part)]
    if isinstance(value, Mapping):
        return _numbers(list(value.values()))
    return np.ravel(value).tolist() if isinstance(value, np.ndarray) and is_numeric(value) else []
