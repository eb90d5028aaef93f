"""Somebody who sits the suite in this process: the teacher's own functions, called as a student's are.

Only what the teacher wrote comes here (the answer key, its mutants, the catalogue's formulas); students' code is asked
behind its walls (execute/).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any

from grader.errors import NotDefined
from grader.judge.judgement import Evaluation, Suite
from grader.judge.same_reply import reply_of
from grader.records.execution import Call, Reply, Report
from grader.records.judgement import TaskResult

Functions = Mapping[str, Callable[..., Any]]


def asker(functions: Functions) -> Callable[[Sequence[Call]], list[Reply]]:
    """Return a way to ask these functions, by name."""
    return lambda calls: [_reply(functions, call) for call in calls]


def with_changes(key: ModuleType, **functions: Callable[..., Any]) -> Functions:
    """Return all that an answer key defines, with some functions replaced."""
    return vars(key) | functions


def evaluate(suite: Suite, functions: Functions, tasks: Sequence[str] = ()) -> dict[str, TaskResult]:
    """Judge these functions as a submission: all tasks, or some; what the others are asked is answered rightly."""
    ask = asker(functions)
    chosen = [task for task in suite.assignment.tasks if not tasks or task.name in tasks]
    names = {task.name for task in chosen}
    questions = suite.plan.questions
    replies = [
        _reply(functions, question.call) if question.call.function in names else question.reply
        for question in questions
    ]
    evaluation = Evaluation(suite, Report(), ask, replies)
    suite.plan.student.bind(evaluation.replay.ask)
    try:
        return {task.name: evaluation.judge_task(task) for task in chosen}
    finally:
        suite.plan.student.bind(None)


def _reply(functions: Functions, call: Call) -> Reply:
    function = functions.get(call.function)
    if function is None:
        return Reply(fault=NotDefined(f"{call.function} is not defined."))
    return reply_of(function, call.arguments)
