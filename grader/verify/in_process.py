"""The teacher's own functions, judged in this process as a student's are.

Only what the teacher wrote comes here (the answer key, its mutants, the catalogue's formulas); students' code is asked
in isolation (execute/).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FunctionType, ModuleType
from typing import Any

from grader.errors import NotDefined
from grader.judge.ask import Ask
from grader.judge.carry.follow_through import FollowThrough, bound
from grader.judge.judgement import Evaluation, Suite
from grader.judge.same_reply import reply_to
from grader.records.execution import Call, Reply, Report
from grader.records.judgement import TaskResult

Functions = Mapping[str, Callable[..., Any]]
Scripts = Callable[[Call], Reply | None]  # answers a script; None: the functions do


def asker(functions: Functions, scripts: Scripts | None = None) -> Ask:
    """Return a way to ask these functions, by name; `scripts` may answer a script in their place."""
    return lambda calls: [_reply(functions, call, scripts) for call in calls]


def with_changes(key: ModuleType, **functions: Callable[..., Any]) -> Functions:
    """Return all that an answer key defines, with some functions replaced."""
    return vars(key) | functions


def evaluate(
    suite: Suite, functions: Functions, tasks: Sequence[str] = (), scripts: Scripts | None = None
) -> dict[str, TaskResult]:
    """Judge these functions as a submission: all tasks, or some; what the others are asked is answered rightly."""
    ask = asker(functions, scripts)
    chosen = [task for task in suite.assignment.tasks if not tasks or task.name in tasks]
    names = {task.name for task in chosen}
    questions = suite.plan.questions
    replies = [
        _reply(functions, question.call, scripts) if question.call.function in names else question.reply
        for question in questions
    ]
    evaluation = Evaluation(suite, Report(), ask, replies, _follow_through(suite, functions))
    with bound(suite.plan, evaluation.replay):
        return {task.name: evaluation.judge_task(task) for task in chosen}


def _follow_through(suite: Suite, functions: Functions) -> FollowThrough | None:
    @contextmanager
    def reopen(substitutes: Functions) -> Iterator[Ask]:
        yield asker(_substituted(functions, substitutes))

    return FollowThrough(suite.second_plan, reopen, seed=0) if suite.second_plan else None


def _substituted(functions: Functions, substitutes: Functions) -> Functions:
    """Return functions that call the substitutes wherever they called what these stand in for, by its name."""
    scopes: dict[int, dict[str, Any]] = {}

    def over_again(value: Any) -> Any:
        if not isinstance(value, FunctionType) or not substitutes.keys() & value.__globals__.keys():
            return value
        if id(value.__globals__) not in scopes:
            scope = scopes[id(value.__globals__)] = {}
            scope |= {name: over_again(one) for name, one in value.__globals__.items()} | dict(substitutes)
        scope = scopes[id(value.__globals__)]
        copy = FunctionType(value.__code__, scope, value.__name__, value.__defaults__, value.__closure__)
        copy.__kwdefaults__ = value.__kwdefaults__
        return copy

    return {name: over_again(value) for name, value in functions.items()} | dict(substitutes)


def _reply(functions: Functions, call: Call, scripts: Scripts | None = None) -> Reply:
    if call.steps and scripts is not None and (reply := scripts(call)) is not None:
        return reply
    function = functions.get(call.function)
    if function is None:
        return Reply(fault=NotDefined(f"{call.function} is not defined."))
    return reply_to(functions, call)
