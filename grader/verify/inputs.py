"""Inputs made up from those that hidden tests ask: the same shapes with other numbers, odd ones among them.

as asked      the questions, the probes, the visible example
normal        N(0, 1), and N(0, 30^2)
plain         zeros, ones, small whole numbers (ties), every sign turned
tables        the same in their columns of floats; other blanks, cases and orders in their columns of texts
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import numpy as np

from grader.judge.judgement import Suite
from grader.judge.tables import is_table
from grader.records.execution import Call

Change = Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]]
Reword = Callable[[str], str]
ROUNDS = 3
TEXTS: tuple[Reword, ...] = (
    *(str.upper, str.lower, lambda text: f" {text}", lambda text: f"{text} "),
    *(lambda text: text[::-1], lambda text: text + text, lambda text: text[:-1]),
)


def synthesize(suite: Suite, task: str, rng: np.random.Generator) -> Iterator[Call]:
    """Yield the calls of one task, as asked and with other numbers."""
    calls = [suite.plan.questions[number].call for number in suite.plan.questions_of(task)]
    yield from (call for call in calls if call.steps)
    asked = [call.arguments for call in calls if not call.steps]
    asked += suite.answer_key.probes.get(task, ())
    asked += [suite.answer_key.visible[task]] if task in suite.answer_key.visible else []
    for arguments in asked:
        yield Call(task, arguments)
        for change, reword in zip(_changes(rng), cycle(TEXTS)):
            yield Call(task, tuple(_with(argument, change, reword) for argument in arguments))


def _changes(rng: np.random.Generator) -> Iterator[Change]:
    for _ in range(ROUNDS):
        yield lambda array: np.asarray(rng.standard_normal(array.shape))
        yield lambda array: np.asarray(30 * rng.standard_normal(array.shape))
        yield lambda array: np.asarray(rng.random(array.shape))
        yield lambda array: rng.integers(-2, 3, array.shape).astype(float)
    yield from (np.zeros_like, np.ones_like, np.negative)


def _with(argument: Any, change: Change, reword: Reword) -> Any:
    """Return an argument with other numbers in its arrays of floats, and other values in its tables; all else stays."""
    if isinstance(argument, dict):
        return {key: _with(value, change, reword) for key, value in argument.items()}
    if isinstance(argument, (list, tuple)):
        return type(argument)(_with(part, change, reword) for part in argument)
    if isinstance(argument, np.ndarray) and argument.dtype.kind == "f":
        return change(argument)
    return _with_columns(argument, change, reword) if is_table(argument) else argument


def _with_columns(table: Any, change: Change, reword: Reword) -> Any:
    """Return a table with other values in its columns of floats and of texts; its labels stay."""
    if getattr(table, "ndim", 0) == 2:
        made = table.copy()
        for place in range(table.shape[1]):
            made.isetitem(place, _with_columns(table.iloc[:, place], change, reword))
        return made
    if not hasattr(table, "iloc"):
        return table  # an index
    if table.dtype.kind == "f":
        return type(table)(change(table.to_numpy()), index=table.index, name=table.name)
    if all(isinstance(one, str) for one in table):
        return table.map(reword)
    return table
