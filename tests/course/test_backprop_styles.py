"""`backprop` is fair: right answers in any style pass every check, hidden or public."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import expit

from grader.judge.answer_key import read_answer_key

RIGHT = read_answer_key(Path(__file__).parents[2] / "solutions" / "backprop").reference
TASKS = ("sigmoid", "forward", "output_delta", "hidden_delta", "delta", "gradient")


def student(**functions):
    """Return a student who is right, with some functions written in a way of their own."""
    return SimpleNamespace(**{task: getattr(RIGHT, task) for task in TASKS} | functions)


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


@pytest.mark.parametrize("kind", ["hidden", "public"])
def test_right_answers_in_many_styles_pass_every_check(suite, kind):
    failed = suite("backprop").run_tests({style.__name__: style() for style in STYLES}, kind)
    assert len(STYLES) >= 12
    assert not {style.__name__: failed[style.__name__] for style in STYLES if failed.get(style.__name__)}
