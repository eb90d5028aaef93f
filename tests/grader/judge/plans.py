"""Test plans made by hand: what pytest would collect and the dry run record, without either."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import ModuleType

from grader.judge.checks import Check, TestPlan
from grader.judge.student import DryRun, Student

Body = Callable[[Student], object]


def planned(reference: ModuleType, *checks: tuple[str, Body]) -> TestPlan:
    """Return a plan of one check for each task and body, named by its number from 1."""
    run, student, made = DryRun(reference), Student(), []
    student.bind(run)
    for number, (task, body) in enumerate(checks, 1):
        call = functools.partial(body, student)
        call()
        made.append(Check(task, f"test_{number}", f"Of {number}", run.take_asked(), call))
    student.bind(None)
    return TestPlan(tuple(made), tuple(run.questions), student, reference)
