"""`backprop` is fair: right answers in any style pass, wrong ones outside the catalogue get no name."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import expit

from grader.judge.alike import reply_of
from grader.judge.diagnose import diagnose, line_up
from grader.judge.key import read_key
from grader.judge.paper import Paper
from grader.judge.student import Question, Student
from grader.records import Call

KEY = read_key(Path(__file__).parents[2] / "solutions" / "backprop")
TASKS = ("sigmoid", "forward", "output_delta", "hidden_delta", "delta", "gradient")
RIGHT = KEY.reference


def student(**functions):
    """Return a student who is right, with some functions written in a way of their own."""
    return SimpleNamespace(**{task: getattr(RIGHT, task) for task in TASKS} | functions)


# Right answers, written in many ways.


def textbook():
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def forward(thetas, x):
        a, activations = x, [x]
        for theta in thetas:
            z = theta @ a
            a = sigmoid(z)
            activations.append(a)
        return activations

    def delta(thetas, activations, y, cost="cross_entropy"):
        deltas = [RIGHT.output_delta(activations[-1], y, cost)]
        for theta, a in zip(reversed(thetas[1:]), reversed(activations[1:-1]), strict=True):
            deltas.append(theta.T @ deltas[-1] * a * (1 - a))
        return deltas[::-1]

    def gradient(activations, deltas):
        return [d[:, None] * a[None, :] for d, a in zip(deltas, activations, strict=False)]

    return student(sigmoid=sigmoid, forward=forward, delta=delta, gradient=gradient)


def single_precision():
    def single(value):
        if isinstance(value, list):
            return [single(part) for part in value]
        return value.astype(np.float32) if isinstance(value, np.ndarray) else value

    def rough(task):
        return lambda *arguments: getattr(RIGHT, task)(*map(single, arguments))

    return student(**{task: rough(task) for task in TASKS})


def unit_by_unit_forward():
    def sigmoid(z):
        flat = [1 / (1 + np.exp(-one)) for one in z.ravel()]
        return np.array(flat).reshape(z.shape)

    def forward(thetas, x):
        activations = [x]
        for theta in thetas:
            sums = [sum(weight * a for weight, a in zip(row, activations[-1], strict=True)) for row in theta]
            activations.append(sigmoid(np.array(sums)))
        return activations

    return student(sigmoid=sigmoid, forward=forward)


def unit_by_unit_back():
    def output_delta(a, y, cost="cross_entropy"):
        steep = [one * (1 - one) if cost == "quadratic" else 1 for one in a]
        return np.array([(a[i] - y[i]) * steep[i] for i in range(len(a))])

    def hidden_delta(theta, delta, a):
        result = np.zeros(len(a))
        for i in range(len(a)):
            for k in range(len(delta)):
                result[i] += theta[k, i] * delta[k]
            result[i] *= a[i] * (1 - a[i])
        return result

    def gradient(activations, deltas):
        result = []
        for k, d in enumerate(deltas):
            nabla = np.empty((len(d), len(activations[k])))
            for i, j in np.ndindex(nabla.shape):
                nabla[i, j] = d[i] * activations[k][j]
            result.append(nabla)
        return result

    return student(output_delta=output_delta, hidden_delta=hidden_delta, gradient=gradient)


def einstein():
    return student(
        forward=lambda thetas, x: list(
            accumulate(thetas, lambda a, theta: expit(np.einsum("ij,j->i", theta, a)), initial=x)
        ),
        hidden_delta=lambda theta, delta, a: np.einsum("ki,k,i,i->i", theta, delta, a, 1 - a),
        gradient=lambda activations, deltas: [
            np.einsum("i,j->ij", d, a) for d, a in zip(deltas, activations, strict=False)
        ],
    )


def tuples():
    return student(
        forward=lambda *arguments: tuple(RIGHT.forward(*arguments)),
        delta=lambda *arguments: tuple(RIGHT.delta(*arguments)),
        gradient=lambda *arguments: tuple(RIGHT.gradient(*arguments)),
    )


def from_a_library():
    return student(sigmoid=expit, forward=lambda thetas, x: [x, *_library_layers(thetas, x)])


def _library_layers(thetas, a):
    for theta in thetas:
        a = expit(np.dot(theta, a))
        yield a


def recursive():
    def forward(thetas, x):
        return [x, *forward(thetas[1:], RIGHT.sigmoid(thetas[0] @ x))] if thetas else [x]

    def delta(thetas, activations, y, cost="cross_entropy"):
        if len(thetas) == 1:
            return [RIGHT.output_delta(activations[-1], y, cost)]
        later = delta(thetas[1:], activations[1:], y, cost)
        return [RIGHT.hidden_delta(thetas[1], later[0], activations[1]), *later]

    def gradient(activations, deltas):
        if not deltas:
            return []
        return [np.outer(deltas[0], activations[0]), *gradient(activations[1:], deltas[1:])]

    return student(forward=forward, delta=delta, gradient=gradient)


def by_tanh():
    return student(sigmoid=lambda z: 0.5 * (1 + np.tanh(z / 2)))


def in_two_halves():
    def sigmoid(z):
        out = np.empty(z.shape)
        out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
        out[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
        return out

    return student(sigmoid=sigmoid)


def clipped():
    return student(sigmoid=lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))))


def one_where():
    return student(sigmoid=lambda z: np.where(z > 0, 1 / (1 + np.exp(-z)), 1 - 1 / (1 + np.exp(z))))


def prepared_lists():
    def forward(thetas, x):
        activations = [None] * (len(thetas) + 1)
        activations[0] = x.astype(float)
        for k in range(len(thetas)):
            activations[k + 1] = RIGHT.sigmoid(np.matmul(thetas[k], activations[k]))
        return activations

    def delta(thetas, activations, y, cost="cross_entropy"):
        deltas = [None] * len(thetas)
        deltas[-1] = RIGHT.output_delta(activations[-1], y, cost)
        for k in range(len(thetas) - 2, -1, -1):
            deltas[k] = RIGHT.hidden_delta(thetas[k + 1], deltas[k + 1], activations[k + 1])
        return deltas

    return student(forward=forward, delta=delta)


def columns_inside():
    def hidden_delta(theta, delta, a):
        return (theta.T @ delta.reshape(-1, 1) * (a * (1 - a)).reshape(-1, 1)).ravel()

    def gradient(activations, deltas):
        columns = [d.reshape(-1, 1) for d in deltas]
        return [column @ a.reshape(1, -1) for column, a in zip(columns, activations, strict=False)]

    return student(hidden_delta=hidden_delta, gradient=gradient)


def chain_rule_in_full():
    def output_delta(a, y, cost="cross_entropy"):
        by_a = {"cross_entropy": -y / a + (1 - y) / (1 - a), "quadratic": a - y}[cost]
        return by_a * (a - a**2)

    def hidden_delta(theta, delta, a):
        return (theta @ np.diag(a * (1 - a))).T @ delta

    return student(output_delta=output_delta, hidden_delta=hidden_delta)


def row_vectors():
    return student(
        hidden_delta=lambda theta, delta, a: delta @ theta * a * (1 - a),
        gradient=lambda activations, deltas: [
            np.asfortranarray(np.multiply.outer(d, activations[k])) for k, d in enumerate(deltas)
        ],
    )


def by_matrices_of_kronecker():
    return student(
        gradient=lambda activations, deltas: [
            np.kron(d, a).reshape(len(d), len(a)) for d, a in zip(deltas, activations[:-1], strict=True)
        ],
        delta=lambda thetas, activations, y, cost="cross_entropy": list(
            reversed(
                list(
                    accumulate(
                        range(len(thetas) - 1, 0, -1),
                        lambda d, k: np.dot(d, thetas[k]) * (activations[k] - activations[k] ** 2),
                        initial=RIGHT.output_delta(activations[-1], y, cost),
                    )
                )
            )
        ),
    )


STYLES = (
    textbook,
    single_precision,
    unit_by_unit_forward,
    unit_by_unit_back,
    einstein,
    tuples,
    from_a_library,
    recursive,
    by_tanh,
    in_two_halves,
    clipped,
    one_where,
    prepared_lists,
    columns_inside,
    chain_rule_in_full,
    row_vectors,
    by_matrices_of_kronecker,
)


# Wrong answers that no entry describes: two mistakes at once, odd factors, nothing at all.


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
    ("forward", lambda thetas, x: steps(lambda z: expit(expit(z)))(thetas, x)[1:]),
    ("forward", lambda thetas, x: RIGHT.forward([-theta for theta in thetas], 2 * x)),
    ("forward", each("forward", np.zeros_like)),
    ("output_delta", each("output_delta", lambda d: 3 * d)),
    ("output_delta", each("output_delta", lambda d: d / 2)),
    ("output_delta", last(lambda a, y: 2 * (y - a))),
    ("output_delta", last(lambda a, y: (y - a) * a)),
    ("output_delta", last(lambda a, y: np.abs(a - y) * a * (1 - a))),
    ("output_delta", last(lambda a, y: (a - y) ** 3)),
    ("output_delta", last(lambda a, y: a * y)),
    ("output_delta", last(lambda a, _y: a)),
    ("output_delta", last(lambda a, _y: np.zeros(len(a)))),
    ("hidden_delta", each("hidden_delta", lambda d: 2 * d)),
    ("hidden_delta", each("hidden_delta", lambda d: 0.7 * d)),
    ("hidden_delta", back(lambda theta, d: theta.T @ d, lambda a: (a * (1 - a)) ** 2)),
    ("hidden_delta", back(lambda theta, d: -(theta.T @ d), lambda a: 1 - a)),
    ("hidden_delta", back(lambda theta, d: np.abs(theta).T @ d, lambda _a: 1)),
    ("hidden_delta", back(lambda theta, d: np.linalg.pinv(theta) @ d, lambda _a: 1)),
    ("hidden_delta", back(lambda theta, d: theta.T @ d / len(d), lambda a: 1 - a**2)),
    ("hidden_delta", back(lambda theta, d: theta.T @ d + 1, lambda a: a * (1 - a))),
    ("hidden_delta", each("hidden_delta", np.zeros_like)),
    ("delta", each("delta", lambda d: 2 * d)),
    ("delta", hidden_with(lambda d: d / 2)),
    ("delta", hidden_with(np.negative)),
    ("delta", hidden_with(np.zeros_like)),
    ("delta", whole("delta", lambda deltas: [-d for d in deltas[::-1]])),
    ("delta", lambda thetas, activations, y, _cost="": RIGHT.delta(thetas, activations, y)[::-1]),
    ("delta", whole("delta", lambda deltas: [d[::-1] for d in deltas])),
    ("delta", each("delta", np.zeros_like)),
    ("gradient", each("gradient", lambda nabla: 2 * nabla)),
    ("gradient", each("gradient", lambda nabla: nabla / len(nabla))),
    ("gradient", each("gradient", lambda nabla: -nabla.T)),
    ("gradient", whole("gradient", lambda gradients: [nabla.T for nabla in gradients[::-1]])),
    ("gradient", outer(lambda k, activations, deltas: (deltas[k], activations[k]))),
    ("gradient", outer(lambda k, activations, deltas: (deltas[k], activations[0]))),
    ("gradient", each("gradient", np.zeros_like)),
    ("gradient", each("gradient", np.ones_like)),
)


@pytest.fixture(scope="module")
def backprop(exam):
    """The assignment."""
    return exam("backprop")


@pytest.fixture(scope="module")
def sittings(backprop):
    """Who failed which check: every right style, and every outsider in one task."""
    styles = {style.__name__: style() for style in STYLES}
    wrong = {f"{task}/{number}": student(**{task: function}) for number, (task, function) in enumerate(OUTSIDERS)}
    return {kind: backprop.sit(styles | wrong, kind) for kind in ("hidden", "public")}


@pytest.fixture(scope="module")
def named(backprop):
    """Ask a function every question of its task, as the grader does, and return the code that it is given."""
    asked = [Call(task, arguments) for task, calls in backprop.questions().items() for arguments in calls]
    questions = tuple(Question(call, getattr(RIGHT, call.function)(*call.arguments)) for call in asked)
    paper = Paper((), questions, Student(), RIGHT)
    people = {task: line_up(task, paper, KEY) for task in TASKS}

    def named(task, function):
        calls = [*(paper.questions[number].call for number in people[task].questions), *people[task].probes]
        entry = diagnose([reply_of(function, call.arguments) for call in calls], people[task])
        return entry.code if entry else ""

    return named


def test_right_answers_in_many_styles_pass_every_check(sittings):
    assert len(STYLES) >= 12
    for kind, failed in sittings.items():
        assert not {style.__name__: failed[style.__name__] for style in STYLES if failed.get(style.__name__)}, kind


def test_right_answers_in_many_styles_have_no_name(named):
    for style in STYLES:
        assert not {task for task in TASKS if named(task, getattr(style(), task))}, style.__name__


def test_wrong_answers_outside_the_catalogue_fail(sittings):
    assert len(OUTSIDERS) >= 30
    for number, (task, _) in enumerate(OUTSIDERS):
        assert sittings["hidden"].get(f"{task}/{number}"), f"{task}/{number} passes"


def test_wrong_answers_outside_the_catalogue_get_no_name(named):
    assert not {(task, number, code) for number, (task, f) in enumerate(OUTSIDERS) if (code := named(task, f))}


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
    failed = backprop.sit({name: student(**functions) for name, functions in idle.items()})
    assert {name: failed["all"] - failed[name] for name in idle} == {name: set() for name in idle}
