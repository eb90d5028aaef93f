"""A `uses` of course.toml is true: right later work is carried, whatever mistake of the catalogue comes before.

Fault by fault, with the answer key everywhere else, exactly the points of the task at fault are lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from grader.course.config import read_course
from grader.judge.substitute import rebound
from grader.mark.points import mark
from grader.records.course import Assignment
from grader.records.judgement import Judgement, Verdict
from grader.records.submission import Status, Student, Submission
from grader.verify.in_process import evaluate

from .conftest import ROOT, opened

COURSE = read_course(ROOT)
BUILDING = [assignment for assignment in COURSE.assignments if any(task.uses for task in assignment.tasks)]
EARLIER = [
    (assignment.name, name)
    for assignment in BUILDING
    for name in sorted({used for task in assignment.tasks for used in task.uses})
]


def kinds_of_fault(right: Callable[..., Any]) -> dict[str, Callable[..., Any]]:
    """Return functions in which something is wrong that is no formula."""

    def raising(*_: Any) -> Any:
        raise AttributeError("module 'numpy' has no attribute 'dott'")

    def unwritten(*_: Any) -> Any:
        raise NotImplementedError

    def changing(*given: Any) -> Any:
        answer = right(*given)
        for part in given:
            if isinstance(part, np.ndarray):
                part[...] = 0
            elif isinstance(part, list):
                part.clear()
        return answer

    return {
        "an exception": raising,
        "not written": unwritten,
        "changed arguments": changing,
        "no return": lambda *_: None,
        "nan": lambda *given: _filled(right(*given), np.nan),
        "zeros": lambda *given: _filled(right(*given), 0.0),
        "another shape": lambda *given: _filled(right(*given), np.ones((2, 1, 1))),
        "a text": lambda *_: "delta",
        "a number": lambda *_: 7,
        "an empty list": lambda *_: [],
    }


def _filled(value: Any, fill: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(_filled(part, fill) for part in value)
    return value * fill if isinstance(value, np.ndarray) else fill


def faults(suite: Any, task: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield everything that can be wrong with a task."""
    for entry in suite.answer_key.misconceptions:
        if entry.task == task:
            yield from ((entry.code, formula) for formula in entry.formulas)
    yield from kinds_of_fault(getattr(suite.answer_key.reference, task)).items()


@pytest.mark.parametrize(("assignment", "task"), EARLIER)
def test_one_mistake_costs_its_own_task_and_no_other(assignment, task):
    suite, _ = opened(assignment)
    key = suite.answer_key.reference
    lost = []
    for what, fault in faults(suite, task):
        results = evaluate(suite, rebound(key, {task: fault}), built_on(task, suite.assignment))
        wrong = {name for name, result in results.items() if result.verdict not in (Verdict.PASSED, Verdict.CARRIED)}
        judgement = Judgement(Status.GRADED, tuple(results.values()))
        grade = mark(Submission(Student("ann"), assignment, None), judgement, suite.assignment)
        paid = {one.task for one in grade.tasks if one.task in results and one.score != one.max_score}
        if not wrong == paid == {task}:
            lost.append((what, wrong, paid))
    assert not lost


def test_what_an_earlier_task_uses_may_be_called_by_the_later_one_itself():
    """A `reverse` that has the rule of ReLU written out calls `relu_prime`, which only `pullback` uses."""
    suite, functions = opened("beyond-sigmoid")
    right = functions["reverse"]
    exec(
        "def reverse(graph, values, output):\n    relu_prime(values[0])\n    return right(graph, values, output)",
        functions,
    )
    functions |= {"right": right, "relu_prime": kinds_of_fault(functions["relu_prime"])["an exception"]}
    results = evaluate(suite, functions, ("relu_prime", "pullback", "reverse"))
    assert [results[name].verdict for name in results] == [Verdict.FAILED, Verdict.CARRIED, Verdict.CARRIED]


def built_on(task: str, assignment: Assignment) -> tuple[str, ...]:
    """Return a task and all that use it, or use what uses it."""
    names = {task}
    for other in assignment.tasks:  # in an order in which each uses earlier ones only
        if names & set(other.uses):
            names.add(other.name)
    return tuple(names)
