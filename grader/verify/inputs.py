"""Inputs made up from those that hidden tests ask: the same shapes with other numbers, odd ones among them.

as asked      the questions, the probes, the visible example
normal        N(0, 1), and N(0, 30^2)
plain         zeros, ones, small whole numbers (ties), every sign turned
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.judge.judgement import Suite
from grader.records.execution import Call

ROUNDS = 3
Change = Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]]


def synthesize(suite: Suite, task: str, rng: np.random.Generator) -> Iterator[Call]:
    """Yield the calls of one task, as asked and with other numbers."""
    calls = [suite.plan.questions[number].call for number in suite.plan.questions_of(task)]
    yield from (call for call in calls if call.steps)
    asked = [call.arguments for call in calls if not call.steps]
    asked += suite.answer_key.probes.get(task, ())
    asked += [suite.answer_key.visible[task]] if task in suite.answer_key.visible else []
    for arguments in asked:
        yield Call(task, arguments)
        for change in _changes(rng):
            yield Call(task, tuple(_with(argument, change) for argument in arguments))


def _changes(rng: np.random.Generator) -> Iterator[Change]:
    for _ in range(ROUNDS):
        yield lambda array: np.asarray(rng.standard_normal(array.shape))
        yield lambda array: np.asarray(30 * rng.standard_normal(array.shape))
        yield lambda array: np.asarray(rng.random(array.shape))
        yield lambda array: rng.integers(-2, 3, array.shape).astype(float)
    yield from (np.zeros_like, np.ones_like, np.negative)


def _with(argument: Any, change: Change) -> Any:
    """Return an argument with other numbers in its arrays of floats; all else stays."""
    if isinstance(argument, dict):
        return {key: _with(value, change) for key, value in argument.items()}
    if isinstance(argument, (list, tuple)):
        return type(argument)(_with(part, change) for part in argument)
    if isinstance(argument, np.ndarray) and argument.dtype.kind == "f":
        return change(argument)
    return argument
