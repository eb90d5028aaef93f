"""A `uses` of course.toml is true: right work on some mistake of the catalogue in the earlier task is carried."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import read_course
from grader.judge.key import read_key
from grader.proof.exam import with_exam
from grader.proof.stand_in import sit
from grader.records import Verdict

ROOT = Path(__file__).parents[2]
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


@pytest.fixture(scope="module")
def exams():
    """The exams of all lessons."""
    return {each.name: with_exam(COURSE, each, "", lambda exam: exam) for each in COURSE.assignments}


@pytest.mark.parametrize(("assignment", "later", "earlier"), EDGES, ids=lambda part: getattr(part, "name", part))
def test_right_work_on_a_mistake_in_an_earlier_task_is_carried(exams, assignment, later, earlier):
    folder = ROOT / "solutions" / assignment.name
    source = (folder / "reference.py").read_text(encoding="utf-8")
    mistakes = [entry for entry in read_key(folder).misconceptions if entry.task == earlier]
    verdicts = []
    for formula in (formula for entry in mistakes for formula in entry.formulas):
        functions = {"__name__": "student"}
        exec(source, functions)
        functions[earlier] = formula
        verdicts.append(sit(exams[assignment.name], functions, (earlier, later))[later].verdict)
    assert Verdict.CARRIED in verdicts
