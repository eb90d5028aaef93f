"""Names given for `backprop`: every mistake of the catalogue gets its own, nothing else gets one."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import expit

from grader.judge.answer_key import read_answer_key
from grader.judge.checks import TestPlan
from grader.judge.explain.diagnose import diagnose, find_candidates
from grader.judge.same_reply import reply_of
from grader.judge.student import Question, Student
from grader.records.execution import Call

KEY = read_answer_key(Path(__file__).parents[2] / "solutions" / "backprop")
TASKS = ("sigmoid", "forward", "output_delta", "hidden_delta", "delta", "gradient")
RIGHT = KEY.reference


def student(**functions):
    """Return a student who is right, with some functions written in a way of their own."""
    return SimpleNamespace(**{task: getattr(RIGHT, task) for task in TASKS} | functions)


EARLIER = {"forward": ("sigmoid",), "delta": ("output_delta", "hidden_delta")}

# Wrong answers that no entry and no pair describes: odd factors, three mistakes at once, nothing at all.


def each(task, change):
    """Return the key's function with every array of its answer changed."""

    def function(*arguments):
        answer = getattr(RIGHT, task)(*arguments)
        return [change(part) for part in answer] if isinstance(answer, list) else change(answer)

    return function


def whole(task, change):
    """Return the key's function with its answer changed as a whole."""
    return lambda *arguments: change(getattr(RIGHT, task)(*arguments))


def back(way, steep):
    """Return a `hidden_delta` of these two parts."""
    return lambda theta, delta, a: way(theta, delta) * steep(a)


def last(formula):
    """Return an `output_delta` that is the same for both costs."""
    return lambda a, y, _cost="cross_entropy": formula(a, y)


def outer(pair):
    """Return a `gradient` of these pairs."""
    return lambda activations, deltas: [
        np.outer(*pair(k, activations, deltas)) * (-1 if k % 2 else 1) for k in range(len(deltas))
    ]


def hidden_with(change):
    """Return a `delta` whose hidden layers are changed on the way."""

    def function(thetas, activations, y, cost="cross_entropy"):
        deltas = [RIGHT.output_delta(activations[-1], y, cost)]
        for k in range(len(thetas) - 1, 0, -1):
            deltas.insert(0, change(RIGHT.hidden_delta(thetas[k], deltas[0], activations[k])))
        return deltas

    return function


def steps(activate):
    """Return a `forward` with this activation."""
    return lambda thetas, x: list(accumulate(thetas, lambda a, theta: activate(theta @ a), initial=x))


OUTSIDERS = (
    ("sigmoid", lambda z: expit(2 * z)),
    ("sigmoid", lambda z: expit(z) / 2),
    ("sigmoid", lambda z: 1 / (1 + 2.0**-z)),
    ("sigmoid", lambda z: np.arctan(z) / np.pi + 0.5),
    ("sigmoid", lambda z: expit(-expit(z))),
    ("sigmoid", lambda z: np.tanh(-z)),
    ("sigmoid", lambda z: expit(z) ** 2),
    ("sigmoid", lambda z: np.zeros(z.shape)),
    ("sigmoid", lambda z: np.full(z.shape, 0.5)),
    ("forward", steps(lambda z: expit(2 * z))),
    ("forward", steps(lambda z: 1 - expit(z) ** 2)),
    ("forward", whole("forward", lambda activations: [a[::-1] for a in activations])),
    ("forward", lambda thetas, x: RIGHT.forward([-theta for theta in thetas], 2 * x)),
    ("forward", each("forward", np.zeros_like)),
    ("output_delta", each("output_delta", lambda d: 3 * d)),
    ("output_delta", each("output_delta", lambda d: d / 2)),
    ("output_delta", last(lambda a, y: 2 * (y - a))),
    ("output_delta", last(lambda a, y: (y - a) * a)),
    ("output_delta", last(lambda a, y: (a - y) ** 3)),
    ("output_delta", last(lambda a, y: a * y)),
    ("output_delta", last(lambda a, _y: a)),
    ("output_delta", last(lambda a, _y: np.zeros(len(a)))),
    ("hidden_delta", each("hidden_delta", lambda d: 2 * d)),
    ("hidden_delta", each("hidden_delta", lambda d: 0.7 * d)),
    ("hidden_delta", back(lambda theta, d: theta.T @ d, lambda a: (a * (1 - a)) ** 2)),
    ("hidden_delta", back(lambda theta, d: theta.T @ d + 1, lambda a: a * (1 - a))),
    ("hidden_delta", each("hidden_delta", np.zeros_like)),
    ("delta", hidden_with(lambda d: d / 2)),
    ("delta", hidden_with(np.zeros_like)),
    ("delta", whole("delta", lambda deltas: [d[::-1] for d in deltas])),
    ("delta", each("delta", np.zeros_like)),
    ("gradient", each("gradient", lambda nabla: 2 * nabla)),
    ("gradient", each("gradient", lambda nabla: nabla / len(nabla))),
    ("gradient", outer(lambda k, activations, deltas: (deltas[k], activations[k]))),
    ("gradient", outer(lambda k, activations, deltas: (deltas[k], activations[0]))),
    ("gradient", each("gradient", np.zeros_like)),
    ("gradient", each("gradient", np.ones_like)),
)

# Two mistakes of the catalogue at once, or one of an earlier task made again inside a later one.

PAIRS = (
    ("hidden_delta", "H01+H25", back(lambda theta, d: np.abs(theta).T @ d, lambda _a: 1)),
    ("hidden_delta", "H01+H17", back(lambda theta, d: np.linalg.pinv(theta) @ d, lambda _a: 1)),
    ("delta", "D01+L01", whole("delta", lambda deltas: [-d for d in deltas[::-1]])),
    ("delta", "L01+L02", lambda thetas, activations, y, _cost="": RIGHT.delta(thetas, activations, y)[::-1]),
    ("gradient", "G01+G08", each("gradient", lambda nabla: -nabla.T)),
    ("gradient", "G01+G21", whole("gradient", lambda gradients: [nabla.T for nabla in gradients[::-1]])),
    ("forward", "F06+F18", lambda thetas, x: steps(lambda z: expit(expit(z)))(thetas, x)[1:]),
    ("output_delta", "D02+D09", last(lambda a, y: np.abs(a - y) * a * (1 - a))),
    ("hidden_delta", "H10+H12", back(lambda theta, d: -(theta.T @ d), lambda a: 1 - a)),
    ("hidden_delta", "H08+H28", back(lambda theta, d: theta.T @ d / len(d), lambda a: 1 - a**2)),
    ("delta", "D04", each("delta", lambda d: 2 * d)),
    ("delta", "H12", hidden_with(np.negative)),
)


@pytest.fixture(scope="module")
def backprop(suite):
    """The assignment."""
    return suite("backprop")


@pytest.fixture(scope="module")
def named(backprop):
    """Ask a function every question of its task, as the grader does, and return the code that it is given."""
    asked = [Call(task, arguments) for task, calls in backprop.questions().items() for arguments in calls]
    questions = tuple(Question(call, getattr(RIGHT, call.function)(*call.arguments)) for call in asked)
    plan = TestPlan((), questions, Student(), RIGHT)
    people = {task: find_candidates(task, plan, KEY, EARLIER.get(task, ())) for task in TASKS}

    def named(task, function):
        calls = [*(plan.questions[number].call for number in people[task].questions), *people[task].probes]
        entry = diagnose([reply_of(function, call.arguments) for call in calls], people[task])
        return entry.code if entry else ""

    return named


def test_every_mistake_is_named(named):
    wrong = {
        (entry.task, entry.code, number, found)
        for entry in KEY.misconceptions
        for number, formula in enumerate(entry.formulas)
        if (found := named(entry.task, formula)) != entry.code
    }
    assert not wrong


def test_the_right_answer_has_no_name(named):
    assert not [task for task in TASKS if named(task, getattr(RIGHT, task))]


def test_wrong_answers_outside_the_catalogue_fail(backprop):
    students = {f"{task}/{number}": student(**{task: function}) for number, (task, function) in enumerate(OUTSIDERS)}
    failed = backprop.run_tests(students)
    assert len(OUTSIDERS) >= 30
    assert not [name for name in students if not failed.get(name)]


def test_wrong_answers_outside_the_catalogue_get_no_name(named):
    assert not {(task, number, code) for number, (task, f) in enumerate(OUTSIDERS) if (code := named(task, f))}


@pytest.mark.parametrize(
    ("task", "codes", "function"), PAIRS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_composed_mistakes_are_named(named, task, codes, function):
    assert named(task, function) == codes


def test_stubs_zeros_echoes_and_random_numbers_pass_no_check(backprop):
    rng = np.random.default_rng(5)

    def stub(*_):
        raise NotImplementedError

    idle = {
        "stub": dict.fromkeys(TASKS, stub),
        "zeros": {task: each(task, lambda part: np.zeros(part.shape)) for task in TASKS},
        "ones": {task: each(task, lambda part: np.ones(part.shape)) for task in TASKS},
        "random": {task: each(task, lambda part: rng.random(part.shape)) for task in TASKS},
        "first": dict.fromkeys(TASKS, lambda *arguments: arguments[0]),
        "last": dict.fromkeys(TASKS, lambda *arguments: arguments[-1]),
    }
    failed = backprop.run_tests({name: student(**functions) for name, functions in idle.items()})
    assert {name: failed["all"] - failed[name] for name in idle} == {name: set() for name in idle}
