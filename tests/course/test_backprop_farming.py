"""Follow-through in `backprop`: right work on an earlier mistake earns its share, and nobody can farm it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
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

# The later tasks as a right student writes them: they call whatever stands under the earlier names.
LATER = """
def forward(thetas, x):
    activations = [x]
    for theta in thetas:
        activations.append(sigmoid(theta @ activations[-1]))
    return activations


def delta(thetas, activations, y, cost="cross_entropy"):
    deltas = [output_delta(activations[-1], y, cost)]
    for k in range(len(thetas) - 1, 0, -1):
        deltas.insert(0, hidden_delta(thetas[k], deltas[0], activations[k]))
    return deltas
"""
RIGHT = """
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def output_delta(a, y, cost="cross_entropy"):
    return a - y if cost == "cross_entropy" else (a - y) * a * (1 - a)


def hidden_delta(theta, delta, a):
    return theta.T @ delta * a * (1 - a)


def gradient(activations, deltas):
    return [np.outer(d, a) for d, a in zip(deltas, activations)]
"""

# Honest mistakes, and the later task that is right on top of them.
HONEST = {
    "the wrong sign": ("def output_delta(a, y, cost='cross_entropy'):\n    return y - a", "delta"),
    "no slope": ("def hidden_delta(theta, delta, a):\n    return theta.T @ delta", "delta"),
    "a squared": (
        "def hidden_delta(theta, delta, a):\n    return theta.T @ delta * (a * (1 - a)) ** 2",
        "delta",
    ),
    "not transposed": ("def hidden_delta(theta, delta, a):\n    return theta @ delta * a * (1 - a)", "delta"),
    "upside down": ("def sigmoid(z):\n    return 1 / (1 + np.exp(z))", "forward"),
    "tanh": ("def sigmoid(z):\n    return np.tanh(z)", "forward"),
}

# Earlier answers under which the later task is no work: each must leave the later task at nothing.
FARMED = {
    "zeros": ("def sigmoid(z):\n    return np.zeros(np.shape(z))", "forward"),
    "a constant": ("def sigmoid(z):\n    return np.full(np.shape(z), 0.5)", "forward"),
    "random numbers": ("def sigmoid(z):\n    return np.random.random(np.shape(z))", "forward"),
    "nan": ("def sigmoid(z):\n    return z * np.nan", "forward"),
    "infinite": ("def sigmoid(z):\n    return np.full(np.shape(z), np.inf)", "forward"),
    "next to nothing": ("def sigmoid(z):\n    return 1e-9 * z", "forward"),
    "whole numbers": ("def sigmoid(z):\n    return np.zeros(np.shape(z), dtype=int)", "forward"),
    "another shape": ("def sigmoid(z):\n    return np.ones((len(z), 1))", "forward"),
    "zero deltas": ("def output_delta(a, y, cost='cross_entropy'):\n    return np.zeros(len(a))", "delta"),
    "constant deltas": ("def output_delta(a, y, cost='cross_entropy'):\n    return np.ones(len(a))", "delta"),
    "random deltas": ("def hidden_delta(theta, delta, a):\n    return np.random.random(len(a))", "delta"),
    "handed through": ("def hidden_delta(theta, delta, a):\n    return a", "delta"),
    "always raises": ("def hidden_delta(theta, delta, a):\n    raise ValueError", "delta"),
    "raises, and is zero where square": (
        "def hidden_delta(theta, delta, a):\n    return theta @ delta * 0 * a",
        "delta",
    ),
    "counted": ("calls = []\ndef sigmoid(z):\n    calls.append(1)\n    return z * len(calls)", "forward"),
}
IDLE = {
    "all zeros": """
def sigmoid(z):
    return np.zeros(np.shape(z))
def forward(thetas, x):
    return [x] + [np.zeros(len(theta)) for theta in thetas]
def output_delta(a, y, cost='cross_entropy'):
    return np.zeros(len(a))
def hidden_delta(theta, delta, a):
    return np.zeros(len(a))
def delta(thetas, activations, y, cost='cross_entropy'):
    return [np.zeros(len(theta)) for theta in thetas]
def gradient(activations, deltas):
    return [np.zeros((len(d), len(a))) for d, a in zip(deltas, activations)]
""",
    "all random": """
def sigmoid(z):
    return np.random.random(np.shape(z))
def forward(thetas, x):
    return [x] + [np.random.random(len(theta)) for theta in thetas]
def output_delta(a, y, cost='cross_entropy'):
    return np.random.random(len(a))
def hidden_delta(theta, delta, a):
    return np.random.random(len(a))
def delta(thetas, activations, y, cost='cross_entropy'):
    return [np.random.random(len(theta)) for theta in thetas]
def gradient(activations, deltas):
    return [np.random.random((len(d), len(a))) for d, a in zip(deltas, activations)]
""",
}

TOML = """
[assignments.backprop.tasks]
sigmoid = {}
forward = { uses = ["sigmoid"] }
output_delta = {}
hidden_delta = {}
delta = { uses = ["output_delta", "hidden_delta"], carry = 0.5 }
gradient = {}
"""


@pytest.fixture(scope="module")
def suite():
    """The suite of `backprop`."""
    course = read_course(ROOT)
    return with_suite(course, course.assignments[0], "", lambda suite: suite)


@pytest.fixture
def judged(suite):
    """Judge the functions that a source text defines."""

    def judged(source):
        functions = {"np": np}
        exec(source, functions)
        return evaluate(suite, functions)

    return judged


def written(mistake):
    return RIGHT + mistake + "\n" + LATER


@pytest.mark.parametrize(("mistake", "later"), HONEST.values(), ids=HONEST)
def test_right_work_on_an_honest_mistake_is_carried(judged, mistake, later):
    assert judged(written(mistake))[later].verdict is Verdict.CARRIED


@pytest.mark.parametrize(("mistake", "later"), FARMED.values(), ids=FARMED)
def test_an_answer_that_makes_the_next_task_trivial_carries_nothing(judged, mistake, later):
    assert judged(written(mistake))[later].verdict is Verdict.FAILED


def test_wrong_work_on_a_mistake_is_not_carried(judged):
    wrong = written(HONEST["the wrong sign"][0]).replace("deltas.insert(0, ", "deltas.insert(len(deltas), ")
    assert judged(wrong)["delta"].verdict is Verdict.FAILED


def test_raising_where_an_earlier_function_raises_is_no_work(judged):
    wrong = written(HONEST["not transposed"][0]).replace("deltas.insert(0, ", "deltas.insert(len(deltas), ")
    assert judged(wrong)["delta"].verdict is Verdict.FAILED


def test_what_is_right_needs_no_carrying(judged):
    assert {result.verdict for result in judged(written("")).values()} == {Verdict.PASSED}


@pytest.mark.parametrize("source", IDLE.values(), ids=IDLE)
def test_idle_functions_earn_nothing(suite, judged, source):
    tasks = tuple(judged(source).values())
    submission = Submission(Student("idle"), "backprop", None)
    grade = mark(submission, Judgement(Status.GRADED, tasks), suite.assignment)
    assert grade.score == 0
    assert {task.verdict for task in tasks} == {Verdict.FAILED}


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_carried_work_earns_the_share_that_the_course_says(suite, judged, share):
    tasks = tuple(judged(written(HONEST["no slope"][0])).values())
    fair = replace(suite.assignment, tasks=tuple(replace(task, carry=share) for task in suite.assignment.tasks))
    grade = mark(Submission(Student("bea"), "backprop", None), Judgement(Status.GRADED, tasks), fair)
    carried = {task.task: task for task in grade.tasks}["delta"]
    # A network without hidden layers is right with any hidden_delta: that check passed by itself.
    passed = sum(check.verdict is Verdict.PASSED for check in carried.checks)
    assert carried.score == pytest.approx(2.0 * (passed + share * (len(carried.checks) - passed)) / len(carried.checks))


def test_nobody_farms_points_behind_the_walls(tmp_path):
    course = tmp_path / "course"
    for folder in ("solutions", "tests/hidden", "assignments"):
        shutil.copytree(ROOT / folder / "backprop", course / folder / "backprop")
    gaps = json.dumps(list(EXPOSES))
    (course / "course.toml").write_text(f"{TOML}\n[limits]\naccept = {gaps}\n", encoding="utf-8")
    sources = {name: written(mistake) for name, (mistake, _) in (FARMED | HONEST).items()} | IDLE
    for name, source in sources.items():
        hand_in(course / "submitted" / name.replace(" ", "_"), source)
    options = RunOptions(course, output=tmp_path / "results", jobs=2)
    result = pipeline.run(options, {}, lambda *_: None)
    grades = {grade.student.id.replace("_", " "): grade for grade in result.grades}
    assert {name: grades[name].score for name in IDLE} == dict.fromkeys(IDLE, 0)
    verdicts = {name: {task.task: task for task in grade.tasks} for name, grade in grades.items()}
    for attempts, verdict in ((FARMED, Verdict.FAILED), (HONEST, Verdict.CARRIED)):
        found = {name: verdicts[name][later].verdict for name, (_, later) in attempts.items()}
        assert found == dict.fromkeys(attempts, verdict)
    assert 0.5 <= verdicts["the wrong sign"]["delta"].score < 1


def hand_in(folder, source):
    """Write a notebook of one cell."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [{**cell, "source": "import numpy as np"}, {**cell, "source": source}]
    (folder / "backprop").mkdir(parents=True)
    text = json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells})
    (folder / "backprop" / "backprop.ipynb").write_text(text, encoding="utf-8")
