"""Answers that are no work: zeros, ones, random numbers of the right shape, None, an argument. None of them may earn.

An idle answer knows even the shape of the right one, which is more than a student does. The earlier tasks raise, so
that what fails is run once more on right earlier functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.execute.protocol.session import FILES
from grader.judge.judgement import Suite
from grader.judge.same_reply import raised, reply_to
from grader.judge.tables import is_table
from grader.judge.verdicts import GUARD
from grader.records.course import Task
from grader.records.execution import Call, Reply, Step
from grader.records.judgement import CheckResult, Verdict
from grader.verify.follow_through import raises
from grader.verify.in_process import Scripts, evaluate, with_changes
from grader.verify.progress import Progress, silent

HAS_NONE = Reply(fault=raised(TypeError("It has none.")))  # where a step asks for what an idle answer has not
FILLED = ("all zeros", "all ones", "random numbers", "empty answers")
MORE = "let that check ask something more as well"
Fill = Callable[[tuple[int, ...]], Any]


@dataclass(frozen=True, slots=True)
class TrivialResult:
    """A sentence for each check that idle answers pass, and for each line of a test that breaks over them.

    A test that is at fault itself, one that returns, is a fault too; what stumbles over wrong values is a note.
    """

    faults: tuple[str, ...]
    notes: tuple[str, ...]


def verify_trivial_answers(suite: Suite, rng: np.random.Generator, tell: Progress = silent) -> TrivialResult:
    """Judge every idle answer in the place of the right function."""
    faults, notes = list[str](), list[str]()
    for task in suite.assignment.tasks:
        tell(f"trying answers without work in {task.name}")
        passing, broken, own = dict[str, list[str]](), dict[str, list[str]](), dict[str, str]()
        for name, check in _judged(suite, task, rng):
            if check.verdict in (Verdict.PASSED, Verdict.CARRIED):
                passing.setdefault(check.title, []).append(name)
            if check.stumbled:
                broken.setdefault(check.path, []).append(f"{name}: {check.stumbled}")
            if check.verdict is Verdict.ERROR:
                own.setdefault(check.path, f"{check.path}, over {name}: {check.message}")
        faults += own.values()
        raising = _raising(suite, task.name)
        for title, names in passing.items():
            faults.append(f"{task.name}: answers without work pass '{title}': {_told(names, raising[title])}")
        notes += (f"{path} breaks over a wrong answer, {told[0]}" for path, told in broken.items())
    return TrivialResult(tuple(faults), (*notes, GUARD) if notes else ())


def _raising(suite: Suite, task: str) -> dict[str, list[bool]]:
    """Tell by the title of a check which of its questions the answer key, and so a filled answer, raises on."""
    questions = suite.plan.questions
    return {
        check.title: [questions[n].reply.fault is not None for n in check.questions]
        for check in suite.plan.checks_of(task)
    }


def _told(names: list[str], raising: list[bool]) -> str:
    """Say which idle answers pass a check, and what to do."""
    filled = [name for name in dict.fromkeys(names) if name in FILLED]
    others = [name for name in dict.fromkeys(names) if name not in FILLED]
    if not (filled and any(raising)):
        return f"{', '.join(filled + others)}; {MORE}"
    filled[-1] += " (with the answer key's exception where it raises one)"
    return f"{', '.join(filled + others)}; {MORE}{', such as a call that returns' * all(raising)}"


def _judged(suite: Suite, task: Task, rng: np.random.Generator) -> Iterator[tuple[str, CheckResult]]:
    """Yield what becomes of each check of a task for each idle answer, by its name."""
    for name, function, scripts in trivial_answers(suite, task, rng):
        wrong = dict.fromkeys(task.uses, raises) | {task.name: function}
        functions = with_changes(suite.answer_key.reference, **wrong)
        for check in evaluate(suite, functions, (*task.uses, task.name), scripts)[task.name].checks:
            yield name, check


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
    yield "None", lambda *_arguments, **_named: None, _answered_by(suite, task.name, lambda _step: None)
    asked = [call.arguments for call in _calls(suite, task.name)]
    for place in range(max(map(len, asked), default=0)):
        yield f"argument {place + 1} handed back", _echo(place), _answered_by(suite, task.name, _echoed(place))


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
        return Reply(steps=tuple(_filled_step(suite, step, reply, fill) for step, reply in pairs))

    return answer


def _filled_step(suite: Suite, step: Step, right: Reply, fill: Fill) -> Reply:
    if step.keeps:
        return Reply()
    unknown = step.wants and right.fault is not None  # of what was printed, say
    return HAS_NONE if unknown or _makes(suite, step) else Reply(_like(right.value, fill))


def _makes(suite: Suite, step: Step) -> bool:
    """Tell whether a step makes an object of a class, which no idle answer is."""
    return step.owner is None and isinstance(vars(suite.answer_key.reference).get(step.name), type)


def _answered_by(suite: Suite, task: str, answer: Callable[[Step], Any]) -> Scripts:
    """Answer each step of a script that holds objects by itself: what answers so has no operator, and prints nothing.

    A script of calls and files is left to the function. It changes, prints and writes nothing: some checks accept that.
    """

    def reply(step: Step) -> Reply:
        told = step.act in ("call", "get") and not step.wants and not _makes(suite, step)
        return Reply(answer(step)) if told else HAS_NONE

    def answers(call: Call) -> Reply | None:
        if call.function != task or not any(_holds(suite, step) for step in call.steps):
            return None
        return Reply(steps=tuple(Reply() if step.keeps else reply(step) for step in call.steps))

    return answers


def _holds(suite: Suite, step: Step) -> bool:
    """Tell whether a step makes an object or uses one; a class that gets a function is asked for its object alone."""
    return step.keeps != "" or step.act not in ("call", *FILES) or _makes(suite, step)


def _echoed(place: int) -> Callable[[Step], Any]:
    """Return what hands back one of a step's own arguments."""
    return lambda step: step.arguments[place] if len(step.arguments) > place else None


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
