"""An answer with nothing in it earns nothing: no hidden check is passed by what it did not look at."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.course.config import read_course

from .conftest import ROOT

COURSE = read_course(ROOT)
EMPTY: dict[str, Any] = {
    "None": None,
    "an empty list": [],
    "an empty tuple": (),
    "two empty lists": ([], []),
    "three empty lists": ([], [], []),
    "an empty dictionary": {},
    "an empty text": "",
    "an empty array": np.zeros(0),
    "an array without columns": np.zeros((3, 0)),
    "a list of empty arrays": [np.zeros(0), np.zeros(0)],
}


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_an_empty_answer_passes_no_hidden_check(suite, assignment):
    plan = suite(assignment.name)
    tasks = [task.name for task in assignment.tasks]
    students = {
        f"{task}/{what}": plan.with_mistake(task, lambda *_, answer=answer: answer)
        for task in tasks
        for what, answer in EMPTY.items()
    }
    failed = plan.run_tests(students)
    passed = {
        (student, check)
        for student in students
        for task, check in failed["all"] - failed.get(student, set())
        if task == student.split("/")[0]
    }
    assert passed == set()


def test_a_network_without_weights_earns_nothing_for_its_biases(suite):
    plan = suite("gradient-descent")
    idle = plan.with_mistake("initialise", lambda sizes, _: ([], [np.zeros((n, 1)) for n in sizes[1:]]))
    failed = plan.run_tests({"initialise/idle": idle})
    assert {check for task, check in failed["all"] - failed["initialise/idle"] if task == "initialise"} == set()
