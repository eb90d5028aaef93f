"""Follow-through in `backprop`, in real processes: whatever is wrong with an earlier task, right later work is carried.

Each submission is the answer key but for one task; what is no work earns nothing, whatever stands before it.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course.config import read_course
from grader.execute.isolation import EXPOSES
from grader.mark.points import mark
from grader.records.judgement import Judgement, Verdict
from grader.records.run import RunOptions
from grader.records.submission import Status, Student, Submission
from grader.run import pipeline
from grader.verify.in_process import evaluate
from grader.verify.suite import with_suite

ROOT = Path(__file__).parents[2]
RIGHT = {
    "sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))",
    "forward": """
def forward(thetas, x):
    activations = [x]
    for theta in thetas:
        activations.append(sigmoid(theta @ activations[-1]))
    return activations
""",
    "output_delta": """
def output_delta(a, y, cost="cross_entropy"):
    return a - y if cost == "cross_entropy" else (a - y) * a * (1 - a)
""",
    "hidden_delta": "def hidden_delta(theta, delta, a):\n    return theta.T @ delta * a * (1 - a)",
    "delta": """
def delta(thetas, activations, y, cost="cross_entropy"):
    deltas = [output_delta(activations[-1], y, cost)]
    for k in range(len(thetas) - 1, 0, -1):
        deltas.insert(0, hidden_delta(thetas[k], deltas[0], activations[k]))
    return deltas
""",
    "gradient": """
def gradient(activations, deltas):
    return [np.outer(d, a) for d, a in zip(deltas, activations)]
""",
}
HIDDEN_DELTA = "def hidden_delta(theta, delta, a):\n    "
FAULTS = {
    "a wrong sign": "def output_delta(a, y, cost='cross_entropy'):\n    return y - a",
    "no slope": HIDDEN_DELTA + "return theta.T @ delta",
    "not transposed": HIDDEN_DELTA + "return theta @ delta * a * (1 - a)",
    "upside down": "def sigmoid(z):\n    return 1 / (1 + np.exp(z))",
    "zeros": "def sigmoid(z):\n    return np.zeros(np.shape(z))",
    "whole numbers": "def sigmoid(z):\n    return np.zeros(np.shape(z), dtype=int)",
    "random numbers": "def sigmoid(z):\n    return np.random.random(np.shape(z))",
    "nan": "def sigmoid(z):\n    return z * np.nan",
    "another shape": "def sigmoid(z):\n    return np.ones((len(z), 1))",
    "a list": HIDDEN_DELTA + "return list(theta.T @ delta * a * (1 - a))",
    "a text": HIDDEN_DELTA + "return 'delta'",
    "no return": HIDDEN_DELTA + "theta.T @ delta * a * (1 - a)",
    "a generator": HIDDEN_DELTA + "yield theta.T @ delta * a * (1 - a)",
    "changed arguments": HIDDEN_DELTA + "delta *= -1\n    return theta.T @ delta * a * (1 - a)",
    "a typing error": HIDDEN_DELTA + "return np.dott(theta.T, delta) * a * (1 - a)",
    "a missing import": "def sigmoid(z):\n    return expit(z)",
    "an exception": "def sigmoid(z):\n    raise ValueError(z)",
    "an endless loop": "def sigmoid(z):\n    while True:\n        z = z + 1",
    "an end of the process": "def sigmoid(z):\n    import os\n    os._exit(1)",
    "not written": "def sigmoid(z):\n    raise NotImplementedError",
    "no function": "sigmoid = 3",
    "one argument too many": HIDDEN_DELTA.replace("a)", "a, y)") + "return theta.T @ delta * a * (1 - a)",
    "a syntax error": "def sigmoid(z):\n    return 1 / (1 + np.exp(-z)",
    "deleted": "del sigmoid, hidden_delta",
}
LATER = {
    "zeros": "return [np.zeros(len(theta)) for theta in thetas]",
    "constants": "return [np.full(len(theta), 0.1) for theta in thetas]",
    "noise": "return [np.random.random(len(theta)) for theta in thetas]",
    "an echo": "return activations[1:]",
    "an earlier answer": "return output_delta(activations[-1], y, cost)",
    "another earlier answer": "return [hidden_delta(t, y, activations[-1]) for t in thetas]",
    "what was said before": """
    known = globals().setdefault("known", [])
    known.append(output_delta(activations[-1], y, cost))
    return [known[k % len(known)] for k in range(len(thetas))]
""",
}
TELLS = """
def output_delta(a, y, cost="cross_entropy"):
    return "mine"
def delta(thetas, activations, y, cost="cross_entropy"):
    heard = str(output_delta(activations[-1], y, cost))
    print(heard)
    open("heard.txt", "a").write(heard)
    globals()["heard_" + str(len(heard))] = heard
    raise ValueError(heard)
"""
TOML = """
[assignments.backprop.tasks]
sigmoid = { points = 1 }
forward = { points = 2, uses = ["sigmoid"] }
output_delta = { points = 2 }
hidden_delta = { points = 2 }
delta = { points = 2, uses = ["output_delta", "hidden_delta"] }
gradient = { points = 1 }
"""


@pytest.fixture(scope="module")
def suite():
    """The suite of `backprop`."""
    course = read_course(ROOT)
    return with_suite(course, course.assignments[0], "", lambda suite: suite)


@pytest.fixture(scope="module")
def grades(tmp_path_factory):
    """Grade every submission in processes of its own."""
    course = tmp_path_factory.mktemp("course")
    for folder in ("solutions", "tests/hidden", "assignments"):
        shutil.copytree(ROOT / folder / "backprop", course / folder / "backprop")
    limits = f"[limits]\ncall_seconds = 0.5\naccept = {json.dumps(list(EXPOSES))}\n"
    (course / "course.toml").write_text(TOML + limits, encoding="utf-8")
    for name, fault in FAULTS.items():
        hand_in(course, name, [RIGHT[task] for task in RIGHT if task != broken(fault)], fault)
    for name, body in LATER.items():
        own = f"def delta(thetas, activations, y, cost='cross_entropy'):\n    {body}"
        hand_in(course, f"later {name}", [RIGHT["sigmoid"], RIGHT["output_delta"], RIGHT["hidden_delta"]], own)
        hand_in(course, f"later {name} on nothing", [], own)
    hand_in(course, "tells", [RIGHT["sigmoid"], RIGHT["hidden_delta"]], TELLS)
    hand_in(
        course,
        "tells nothing",
        [RIGHT["sigmoid"], RIGHT["hidden_delta"]],
        TELLS.replace("heard = str(", 'heard = "mine" or ('),
    )
    result = pipeline.run(RunOptions(course, output=course / "results", jobs=2), {}, lambda *_: None)
    return {grade.student.id.replace("_", " "): grade for grade in result.grades}


@pytest.mark.parametrize("name", FAULTS)
def test_whatever_is_wrong_with_an_earlier_task_costs_its_own_points(grades, name):
    tasks = {task.task: task for task in grades[name].tasks}
    wrong = [task for task in tasks.values() if task.verdict not in (Verdict.PASSED, Verdict.CARRIED)]
    assert [task.task for task in wrong] == broken(FAULTS[name]).split()
    assert grades[name].score == pytest.approx(10 - sum(task.max_score - task.score for task in wrong))
    assert Verdict.CARRIED in {task.verdict for task in tasks.values()}


@pytest.mark.parametrize("name", LATER)
def test_no_work_on_right_earlier_functions_earns_nothing(grades, name):
    for student in (f"later {name}", f"later {name} on nothing"):
        later = next(task for task in grades[student].tasks if task.task == "delta")
        assert (later.verdict, later.score) == (Verdict.FAILED, 0.0)


def test_what_the_answer_key_answered_is_told_by_nobody(grades):
    """Printed, written to a file and raised as a message: what is kept is what was heard in the first process."""
    heard, unheard = (grades[student].tasks for student in ("tells", "tells nothing"))
    assert "mine" in next(task.checks[0].message for task in heard if task.task == "delta")
    for one, other in zip(heard, unheard, strict=True):
        told = [(check.verdict, check.message.split(" (")[0]) for check in one.checks]
        assert told == [(check.verdict, check.message.split(" (")[0]) for check in other.checks]


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_carried_work_earns_the_share_that_the_course_says(suite, share):
    functions = {"np": __import__("numpy")}
    exec("\n".join([*RIGHT.values(), FAULTS["no slope"]]), functions)
    tasks = tuple(evaluate(suite, functions).values())
    fair = replace(suite.assignment, tasks=tuple(replace(task, carry=share) for task in suite.assignment.tasks))
    grade = mark(Submission(Student("bea"), "backprop", None), Judgement(Status.GRADED, tasks), fair)
    carried = {task.task: task for task in grade.tasks}["delta"]
    # A network without hidden layers is right with any hidden_delta: that check passed by itself.
    passed = sum(check.verdict is Verdict.PASSED for check in carried.checks)
    exact = 2.0 * (passed + share * (len(carried.checks) - passed)) / len(carried.checks)
    assert carried.score == pytest.approx(exact, abs=0.005)  # rounded to two decimals


def broken(fault: str) -> str:
    """Return the tasks that a source text defines wrongly."""
    if fault.startswith("del "):
        return fault.removeprefix("del ").replace(",", "")
    return fault.removeprefix("def ").replace(" ", "(").split("(")[0]


def hand_in(course: Path, name: str, sources: list[str], wrong: str) -> None:
    """Write a notebook of these cells; the wrong function comes last, as it does where it is the last one run."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [{**cell, "source": source} for source in ["import numpy as np", *sources, wrong]]
    folder = course / "submitted" / name.replace(" ", "_") / "backprop"
    folder.mkdir(parents=True)
    text = json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells})
    (folder / "backprop.ipynb").write_text(text, encoding="utf-8")
