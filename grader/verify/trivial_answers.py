"""Answers that are no work: zeros, ones, random numbers of the right shape, an argument handed back. None may earn.

An idle answer knows even the shape of the right one, which is more than a student does. The earlier tasks raise, so
that what fails is run once more on right earlier functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.judge.judgement import Suite
from grader.records.course import Task
from grader.records.judgement import Verdict
from grader.verify.follow_through import raises
from grader.verify.in_process import evaluate, with_changes

Fill = Callable[[tuple[int, ...]], Any]


def trivial_answer_faults(suite: Suite, rng: np.random.Generator) -> Iterator[str]:
    """Yield a sentence for each check that an idle answer passes."""
    for task in suite.assignment.tasks:
        for name, function in trivial_answers(suite, task, rng):
            wrong = dict.fromkeys(task.uses, raises) | {task.name: function}
            functions = with_changes(suite.answer_key.reference, **wrong)
            result = evaluate(suite, functions, (*task.uses, task.name))[task.name]
            for check in result.checks:
                if check.verdict in (Verdict.PASSED, Verdict.CARRIED):
                    yield f"{task.name}: {name} pass '{check.title}'; let that check ask something more as well"


def trivial_answers(suite: Suite, task: Task, rng: np.random.Generator) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield functions that do none of the work of `task`, each with what its answers are."""
    right = getattr(suite.answer_key.reference, task.name)
    fills: tuple[tuple[str, Fill], ...] = (("zeros", np.zeros), ("ones", np.ones), ("random numbers", rng.random))
    for name, fill in fills:
        yield name, _filled(right, fill)
    asked = [suite.plan.questions[number].call.arguments for number in suite.plan.questions_of(task.name)]
    for place in range(max(map(len, asked), default=0)):
        yield f"answers that hand argument {place + 1} back", _echo(place)


def _filled(right: Callable[..., Any], fill: Fill) -> Callable[..., Any]:
    return lambda *arguments: _like(right(*arguments), fill)


def _echo(place: int) -> Callable[..., Any]:
    return lambda *arguments: arguments[place]


def _like(value: Any, fill: Fill) -> Any:
    """Return something of the same form, filled."""
    if isinstance(value, dict):
        return {key: _like(part, fill) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_like(part, fill) for part in value)
    if isinstance(value, np.ndarray):
        return np.asarray(fill(value.shape)).astype(value.dtype)
    if isinstance(value, (bool, int, float, np.generic)):
        return type(value)(fill(()))
    return type(value)()
