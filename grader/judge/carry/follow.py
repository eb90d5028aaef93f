"""Follow-through: right work on the student's own earlier mistake.

The answer key's function runs here with the student's earlier functions in the place of its own (they answer
from their sandbox). If the student's later answers are what comes out, the later work is right.

    forward, judged on a wrong sigmoid:    key's forward [sigmoid := the student's]  ==  the student's forward ?

An earlier answer carries only if it has the right shape, is finite, is not next to nothing, and reacts to at least
half of the arguments that a right one reacts to: zeros, constants and numbers out of a hat carry nothing, and neither
does what makes the later task trivial, such as handing an argument through, or numbers so large that what they meet
does not show. An earlier task that passed is right: other answers now are a trick. Where an earlier function raises,
as a transpose does on layers of different sizes, the later one must raise too, and be right on the square probes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from grader.errors import Raised, StudentError
from grader.judge.checks import TestPlan
from grader.judge.compare import agrees
from grader.judge.constant_answers import is_constant
from grader.judge.same_reply import same_values
from grader.judge.substitute import rebound
from grader.records.course import Task
from grader.records.execution import Call, Reply

Live = Callable[[Call], Reply]
TINY = 1e-6  # of the largest right entry
HUGE = 1e4  # times the largest right entry: from 1e6 on, what it is added to vanishes within the tolerance
NUDGES = 3  # borrowed answers per function that are asked again, each argument nudged alone


class Unfit(Exception):
    """An earlier answer that can carry nothing."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A student's functions as they answer now, and the names of the tasks that have passed."""

    live: Live
    passed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Borrowed:
    """One earlier answer of the student's, used while following through."""

    call: Call
    value: Any


def follows(task: Task, plan: TestPlan, probes: Sequence[Call], replies: Sequence[Reply], earlier: Earlier) -> bool:
    """Tell whether every answer to `task` is right on top of the student's own earlier functions."""
    live = earlier.live
    borrowed: list[Borrowed] = []
    function = _on_top_of(task, plan.reference, live, borrowed)
    try:
        pairs = [(_carried(function, plan.questions[n].call), replies[n]) for n in plan.questions_of(task.name)]
        if any(carried.fault is not None for carried, _ in pairs):
            shown = [(_carried(function, call), live(call)) for call in probes]
            if not shown or any(carried.fault is not None for carried, _ in shown):
                return False
            pairs += shown
        right = all(_is_what_follows(given, carried) for carried, given in pairs)
        wrong = _wrong(borrowed, plan.reference)
        return (
            right
            and bool(borrowed)
            and not wrong & earlier.passed
            and not _says_nothing(task, plan, [carried for carried, _ in pairs])
            and all(_lives(name, borrowed, plan.reference) for name in wrong)
            and all(_responds(name, borrowed, plan.reference, live) for name in wrong)
        )
    except (Unfit, StudentError, ValueError, TypeError, IndexError, ArithmeticError):
        return False  # the earlier answers do not even fit together


def _carried(function: Callable[..., Any], call: Call) -> Reply:
    """Return what right work makes of the earlier functions: a value, or that one of them raises."""
    try:
        return Reply(function(*call.arguments))
    except Raised as fault:
        return Reply(fault=fault)


def _is_what_follows(given: Reply, carried: Reply) -> bool:
    if carried.fault is not None or given.fault is not None:
        return isinstance(given.fault, Raised) and isinstance(carried.fault, Raised)
    return agrees(given.value, carried.value)


def _on_top_of(task: Task, key: ModuleType, live: Live, borrowed: list[Borrowed]) -> Callable[..., Any]:
    """Return the key's function with the student's in the place of those it uses."""

    def lent(name: str) -> Callable[..., Any]:
        def lend(*arguments: Any) -> Any:
            call = Call(name, arguments)
            reply = live(call)
            if reply.fault is not None:
                raise reply.fault
            _refuse_unfit(reply.value, getattr(key, name)(*arguments))
            borrowed.append(Borrowed(call, reply.value))
            return reply.value

        return lend

    function: Callable[..., Any] = rebound(key, {name: lent(name) for name in task.uses})[task.name]
    return function


def _refuse_unfit(value: Any, right: Any) -> None:
    """Raise `Unfit` unless every array is finite, of the right shape, not next to nothing and not beyond all bounds."""
    if isinstance(right, (list, tuple)):
        if not isinstance(value, (list, tuple)) or len(value) != len(right):
            raise Unfit
        for one, other in zip(value, right, strict=True):
            _refuse_unfit(one, other)
    elif isinstance(right, (np.ndarray, np.floating, float)):
        shaped = isinstance(value, (np.ndarray, float)) and np.shape(value) == np.shape(right)
        if shaped and agrees(value, right):
            return  # whole numbers, or nothing but zeros, may be right
        if not shaped or np.asarray(value).dtype.kind != "f" or not np.all(np.isfinite(value)):
            raise Unfit
        if np.any(right) and not TINY < np.max(np.abs(value)) / np.max(np.abs(right)) <= HUGE:
            raise Unfit


def _says_nothing(task: Task, plan: TestPlan, carried: Sequence[Reply]) -> bool:
    """Tell whether a constant is all that right work could make of the earlier answers."""
    asked = list(zip(plan.questions_of(task.name), carried, strict=False))  # the probes come after the questions
    told = [(reply.value, plan.questions[n].answer) for n, reply in asked if reply.fault is None]
    return is_constant([value for value, _ in told], [right for _, right in told])


def _lives(name: str, borrowed: Sequence[Borrowed], key: ModuleType) -> bool:
    """Tell whether the function's answers hold more than one number each."""
    own = [one for one in borrowed if one.call.function == name]
    return not is_constant([one.value for one in own], [getattr(key, name)(*one.call.arguments) for one in own])


def _wrong(borrowed: Sequence[Borrowed], key: ModuleType) -> set[str]:
    """Name the earlier functions that gave a wrong answer; the others need no guard."""
    return {
        one.call.function
        for one in borrowed
        if not agrees(one.value, getattr(key, one.call.function)(*one.call.arguments))
    }


def _responds(name: str, borrowed: Sequence[Borrowed], key: ModuleType, live: Live) -> bool:
    """Tell whether the function gives the same again, and reacts to most of what a right one reacts to."""
    for one in [one for one in borrowed if one.call.function == name][:NUDGES]:
        again = live(one.call)
        if again.fault is not None or not same_values(again.value, one.value):
            return False
        right = getattr(key, name)
        wanted = {
            k for k, given in _nudged(one.call.arguments) if not agrees(right(*given), right(*one.call.arguments))
        }
        reacting = {k for k, given in _nudged(one.call.arguments) if _changes(live(Call(name, given)), one.value)}
        if wanted and (not reacting or 2 * len(reacting & wanted) < len(wanted)):
            return False  # a right one may have steps, and be flat here
    return True


def _changes(reply: Reply, value: Any) -> bool:
    if reply.fault is not None:
        raise Unfit
    return not agrees(reply.value, value)


def _nudged(arguments: tuple[Any, ...]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the arguments with one of them moved, and which; texts, whole numbers and functions stay."""
    for k, argument in enumerate(arguments):
        moved = _moved(argument)
        if not same_values(moved, argument):
            yield k, (*arguments[:k], moved, *arguments[k + 1 :])


def _moved(argument: Any) -> Any:
    if isinstance(argument, (list, tuple)):
        return type(argument)(map(_moved, argument))
    if isinstance(argument, np.ndarray) and argument.dtype.kind == "f":
        return argument + 0.25 * np.cos(np.arange(argument.size)).reshape(argument.shape)
    return argument
