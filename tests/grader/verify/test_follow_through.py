"""What makes follow-through unfair or tells a secret is said before a class is graded."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from grader.records.course import Task
from grader.verify.follow_through import follow_through_faults

from .conftest import REFERENCE


@pytest.fixture
def faults(suite):
    """The faults of the course with this answer key."""
    return lambda reference=REFERENCE: list(follow_through_faults(suite(reference=reference), np.random.default_rng(0)))


def test_right_work_on_whatever_earlier_function_leaves_nothing_to_say(faults):
    assert faults() == []


def test_a_check_that_asks_an_earlier_task_alone_is_told(faults, course):
    path = course.root / "tests/hidden/toy/test_error.py"
    asks_slope = (
        'def test_slope(student):\n    """The slope is right"""\n    agree(student.slope(A), A * (1 - A), "slope")\n'
    )
    path.write_text(path.read_text() + "\n\n" + asks_slope)
    (fault,) = faults()
    assert fault.startswith("error is right and its check 'The slope is right' is not carried when slope raises: ")


def test_an_answer_key_that_remembers_is_told(faults):
    remembers = "calls.append(a)\n    return a * (1 - a) + 0.1 * (len(calls) > 10)"
    counted = "calls = []\n" + REFERENCE.replace("return a * (1 - a)", remembers)
    assert "the answer key's slope answers otherwise" in "".join(faults(counted))


@pytest.mark.parametrize("slope", ["def slope():\n    return 7.0", "def slope(a):\n    return 7.0"])
def test_an_earlier_task_whose_answer_is_one_constant_is_refused(suite, slope):
    made = suite()
    scope = {}
    exec(slope, scope)
    reference = type(made.answer_key.reference)("key")
    vars(reference).update(vars(made.answer_key.reference), slope=scope["slope"])
    constant = [
        replace(question, answer=7.0) if question.call.function == "slope" else question
        for question in made.plan.questions
    ]
    made = replace(
        made,
        answer_key=replace(made.answer_key, reference=reference),
        plan=replace(made.plan, questions=tuple(constant)),
        assignment=replace(made.assignment, tasks=(Task("slope", 1.0), Task("error", 2.0, uses=("slope",)))),
    )
    found = list(follow_through_faults(made, np.random.default_rng(0)))
    assert any("'error' uses 'slope', whose answer is always the same" in fault for fault in found)
