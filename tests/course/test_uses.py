"""A `uses` of course.toml is true: right work on some mistake of the catalogue in the earlier task is carried."""

from __future__ import annotations

import pytest

from grader.course.config import read_course
from grader.records.judgement import Verdict
from grader.verify.in_process import evaluate

from .conftest import ROOT, opened

COURSE = read_course(ROOT)
# An order of whole numbers cannot be nudged, and a wrong one leaves nothing to evaluate. A wrong error is next to
# nothing or no number, or the verdicts are right all the same. So these can be wrong together and earn nothing.
NEVER = {("evaluate", "topological_order"), ("reverse", "topological_order"), ("check", "relative_error")}
EDGES = [
    (each, task.name, used)
    for each in COURSE.assignments
    for task in each.tasks
    for used in task.uses
    if (task.name, used) not in NEVER
]


@pytest.mark.parametrize(("assignment", "later", "earlier"), EDGES, ids=lambda part: getattr(part, "name", part))
def test_right_work_on_a_mistake_in_an_earlier_task_is_carried(assignment, later, earlier):
    suite, functions = opened(assignment.name)
    verdicts = []
    for formula in (
        formula for entry in suite.answer_key.misconceptions if entry.task == earlier for formula in entry.formulas
    ):
        functions[earlier] = formula
        verdicts.append(evaluate(suite, functions, (earlier, later))[later].verdict)
    assert Verdict.CARRIED in verdicts
