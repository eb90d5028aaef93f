"""Numbers that overflow in our arithmetic are a student's, and no message for the teacher."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np

from grader.course.config import read_course
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
