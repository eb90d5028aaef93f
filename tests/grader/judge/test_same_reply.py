"""When two replies are the same; what overflows in our arithmetic is a student's, and no message for the teacher."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

from grader.course.config import read_course
from grader.errors import Changed, Died, GraderError, OutOfTime, Raised, Refused
from grader.judge.same_reply import is_same_mistake
from grader.records.execution import Reply
from grader.records.judgement import Verdict
from grader.verify.in_process import evaluate
from grader.verify.suite import with_suite

ROOT = Path(__file__).parents[3]


def test_huge_answers_are_wrong_without_a_word() -> None:
    course = read_course(ROOT)
    (assignment,) = (each for each in course.assignments if each.name == "backprop")
    suite = with_suite(course, assignment, "", lambda suite: suite)
    names: dict[str, object] = {}
    exec((ROOT / "solutions/backprop/reference.py").read_text(encoding="utf-8"), names)
    functions = {task.name: names[task.name] for task in assignment.tasks}
    functions["output_delta"] = lambda a, *_: 1e308 * (1 + a)  # what is made of it overflows
    with warnings.catch_warnings(), np.errstate(all="warn"):
        warnings.simplefilter("error")
        found = evaluate(suite, functions)
    assert found["output_delta"].verdict is Verdict.FAILED


FAULTS = [Raised("It raised."), OutOfTime("late"), Died("dead"), Changed("changed"), Refused("refused")]


@pytest.mark.parametrize("one", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_fault_is_like_no_other_kind_of_fault_and_like_no_value(one: GraderError) -> None:
    alike = [other for other in FAULTS if is_same_mistake(Reply(fault=one), Reply(fault=other))]
    assert alike == [one]
    assert is_same_mistake(Reply(fault=one), Reply(fault=type(one)("in other words")))
    assert not is_same_mistake(Reply(1.0), Reply(fault=one))
    assert not is_same_mistake(Reply(fault=one), Reply(1.0))
