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
    answers = [(_numbers(answer), call, answer) for call, answer in known]
    telling = [(numbers, call, answer) for numbers, call, answer in answers if len(set(numbers)) >= LEAST_NUMBERS]
    if not any(_is_of_another(call, got, telling) for call, got in wrong):
        return ""
    return (
        f"What {task} returns for some arguments is right for others, which it was called with before. Is something "
        "kept from call to call? Compute it anew in each, from its arguments alone."
    )


def _is_of_another(call: Call, got: Any, known: Sequence[tuple[list[float], Call, Any]]) -> bool:
    came = _numbers(got)
    alike = [(other, answer) for numbers, other, answer in known if _may_be(came, numbers)]
    return any(_is_another(call, other) and agrees(got, answer) for other, answer in alike)


def _may_be(came: Sequence[float], numbers: Sequence[float]) -> bool:
    """Tell whether two answers may be the same, which most are not: by how many numbers there are, and the first."""
    return len(came) == len(numbers) and math.isclose(came[0], numbers[0], rel_tol=1e-3, abs_tol=1e-6)


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
