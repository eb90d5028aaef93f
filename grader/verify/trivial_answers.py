"""Answers that are no work: zeros, ones, random numbers of the right shape, an argument handed back. None may earn.

An idle answer knows even the shape of the right one, which is more than a student does. The earlier tasks raise, so
that what fails is run once more on right earlier functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.judge.judgement import Suite
from grader.judge.same_reply import reply_to
from grader.judge.tables import is_table
from grader.records.course import Task
from grader.records.execution import Call, Reply, Step
from grader.records.judgement import Verdict
from grader.verify.follow_through import raises
from grader.verify.in_process import Scripts, evaluate, with_changes

Fill = Callable[[tuple[int, ...]], Any]


def trivial_answer_faults(suite: Suite, rng: np.random.Generator) -> Iterator[str]:
    """Yield a sentence for each check that idle answers pass."""
    for task in suite.assignment.tasks:
        passing: dict[str, list[str]] = {}
        for name, function, scripts in trivial_answers(suite, task, rng):
            wrong = dict.fromkeys(task.uses, raises) | {task.name: function}
            functions = with_changes(suite.answer_key.reference, **wrong)
            result = evaluate(suite, functions, (*task.uses, task.name), scripts)[task.name]
            for check in result.checks:
                if check.verdict in (Verdict.PASSED, Verdict.CARRIED):
                    passing.setdefault(check.title, []).append(name)
        for title, names in passing.items():
            told = ", ".join(dict.fromkeys(names))
            yield f"{task.name}: answers without work pass '{title}': {told}; let that check ask something more as well"


def trivial_answers(
    suite: Suite, task: Task, rng: np.random.Generator
) -> Iterator[tuple[str, Callable[..., Any], Scripts]]:
    """Yield functions that do none of the work of `task`, each with what its answers are, to scripts as well."""
    right = getattr(suite.answer_key.reference, task.name)
    fills: tuple[tuple[str, Fill], ...] = (
        *(("all zeros", np.zeros), ("all ones", np.ones)),
        ("random numbers", rng.random),
    )
    if not any(_holds_numbers(reply) for reply in _right_replies(suite, task.name)):
        fills = (("empty answers", np.zeros),)
    for name, fill in fills:
        yield name, _filled(right, fill), _filled_steps(suite, task.name, fill)
    asked = [call.arguments for call in _calls(suite, task.name)]
    for place in range(max(map(len, asked), default=0)):
        yield f"argument {place + 1} handed back", _echo(place), _echoed_steps(task.name, place)


def _calls(suite: Suite, task: str) -> list[Call | Step]:
    """Return what a task is asked, with the steps of a script one by one."""
    calls = [suite.plan.questions[number].call for number in suite.plan.questions_of(task)]
    return [one for call in calls for one in call.steps or (call,)]


def _right_replies(suite: Suite, task: str) -> Iterator[Any]:
    """Yield what the answer key replies to a task's questions, and to the steps of its scripts."""
    for number in suite.plan.questions_of(task):
        reply = suite.plan.questions[number].reply
        yield from (step.value for step in reply.steps or (reply,))


def _holds_numbers(value: Any) -> bool:
    """Tell whether zeros would differ from ones in the place of an answer."""
    if isinstance(value, dict):
        return any(map(_holds_numbers, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_holds_numbers, value))
    return isinstance(value, (bool, int, float, np.generic, np.ndarray)) or is_table(value)


def _filled_steps(suite: Suite, task: str, fill: Fill) -> Scripts:
    """Answer each step of a script with something of the right form."""

    def answer(call: Call) -> Reply | None:
        if call.function != task:
            return None
        right = reply_to(vars(suite.answer_key.reference), call)
        pairs = zip(call.steps, right.steps, strict=True)
        return Reply(steps=tuple(Reply() if step.keeps else Reply(_like(reply.value, fill)) for step, reply in pairs))

    return answer


def _echoed_steps(task: str, place: int) -> Scripts:
    """Answer each step with one of its own arguments."""

    def answer(call: Call) -> Reply | None:
        if call.function != task:
            return None
        given = [None if step.keeps or len(step.arguments) <= place else step.arguments[place] for step in call.steps]
        return Reply(steps=tuple(map(Reply, given)))

    return answer


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
    return _like_table(value, fill) if is_table(value) else _empty(type(value))


def _empty(kind: type) -> Any:
    try:
        return kind()
    except TypeError:  # a date, say: none is empty
        return None


def _like_table(value: Any, fill: Fill) -> Any:
    """Return a table of the same labels, whose numbers are filled and whose texts are empty."""
    if not hasattr(value, "iloc"):
        return value[:0]
    filled = value.copy()
    if value.ndim == 1:
        return filled * 0 + fill(value.shape) if value.dtype.kind in "iuf" else value.iloc[::-1].set_axis(value.index)
    for place in range(value.shape[1]):
        filled.isetitem(place, _like_table(value.iloc[:, place], fill))
    return filled
