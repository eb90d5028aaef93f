"""The answer key of `conventions`: one network in six notations.

            first matrix   shape           bias             examples   1/m
ours        theta1         (out, in)       (out, 1)         columns    gradient
ng          Theta1         (out, 1 + in)   its column 0     rows       gradient
dls         W1             (out, in)       (out, 1)         columns    gradient
nielsen     w2             (out, in)       (out, 1)         columns    update
cs231n      W1             (in, out)       (out,)           rows       delta
torch       0.weight       (out, in)       (out,)           rows       delta

Sources: Ng, Machine Learning, exercise 4; Deep Learning Specialization, course 1; Nielsen, Neural Networks and Deep
Learning, chapter 2; CS231n, assignment 1; PyTorch's documentation of Linear and Sequential.
"""

import numpy as np


def from_ng(Thetas):  # noqa: N803  his name
    """Return thetas and biases of Ng's matrices, whose column 0 belongs to the unit that is always 1."""
    return [Theta[:, 1:] for Theta in Thetas], [Theta[:, :1] for Theta in Thetas]


def to_ng(thetas, biases):
    """Return Ng's matrices: each bias becomes column 0."""
    return [np.hstack([b, theta]) for theta, b in zip(thetas, biases, strict=True)]


def from_dls(parameters):
    """Return thetas and biases of the Deep Learning Specialization's W1, b1, W2, b2, ..."""
    numbers = range(1, len(parameters) // 2 + 1)
    return [parameters[f"W{n}"] for n in numbers], [parameters[f"b{n}"] for n in numbers]


def to_dls(thetas, biases):
    """Return a dict of W1, b1, W2, b2, ..."""
    weights = {f"W{n}": theta for n, theta in enumerate(thetas, start=1)}
    return weights | {f"b{n}": b for n, b in enumerate(biases, start=1)}


def from_nielsen(parameters):
    """Return thetas and biases of Nielsen's w2, b2, w3, b3, ...; his input is layer 1."""
    numbers = range(2, len(parameters) // 2 + 2)
    return [parameters[f"w{n}"] for n in numbers], [parameters[f"b{n}"] for n in numbers]


def to_nielsen(thetas, biases):
    """Return a dict of w2, b2, w3, b3, ..."""
    weights = {f"w{n}": theta for n, theta in enumerate(thetas, start=2)}
    return weights | {f"b{n}": b for n, b in enumerate(biases, start=2)}


def from_cs231n(params):
    """Return thetas and biases of CS231n's W1, b1, ..., whose rows are where a weight starts."""
    numbers = range(1, len(params) // 2 + 1)
    return [params[f"W{n}"].T for n in numbers], [params[f"b{n}"].reshape(-1, 1) for n in numbers]


def to_cs231n(thetas, biases):
    """Return a dict of W1 (in, out), b1 (out,), ..."""
    weights = {f"W{n}": theta.T for n, theta in enumerate(thetas, start=1)}
    return weights | {f"b{n}": b.ravel() for n, b in enumerate(biases, start=1)}


def from_torch(state):
    """Return thetas and biases of a Sequential's state; the numbers count all its modules, so they have gaps."""
    numbers = sorted({int(key.split(".")[0]) for key in state})
    return [state[f"{n}.weight"] for n in numbers], [state[f"{n}.bias"].reshape(-1, 1) for n in numbers]


def to_torch(thetas, biases):
    """Return the state of Sequential(Linear, Sigmoid, Linear, Sigmoid, ...)."""
    weights = {f"{2 * k}.weight": theta for k, theta in enumerate(thetas)}
    return weights | {f"{2 * k}.bias": b.ravel() for k, b in enumerate(biases)}


def matrix_behind(layer):
    """Name the matrix that carries the deltas back into the hidden layer that we call `layer`."""
    return {
        "ours": f"theta{layer + 1}",
        "ng": f"Theta{layer + 1}",
        "dls": f"W{layer + 1}",
        "nielsen": f"w{layer + 2}",
        "cs231n": f"W{layer + 1}",
        "torch": f"{2 * layer}.weight",
    }


def table():
    """Say for each of the six how a layer that 5 units feed and that has 3 units looks."""
    questions = ("shape", "bias", "examples", "first", "average")
    answers = {
        "ours": ((3, 5), "(n, 1)", "columns", "theta1", "gradient"),
        "ng": ((3, 6), "column 0", "rows", "Theta1", "gradient"),
        "dls": ((3, 5), "(n, 1)", "columns", "W1", "gradient"),
        "nielsen": ((3, 5), "(n, 1)", "columns", "w2", "update"),
        "cs231n": ((5, 3), "(n,)", "rows", "W1", "delta"),
        "torch": ((3, 5), "(n,)", "rows", "0.weight", "delta"),
    }
    return {who: dict(zip(questions, row, strict=True)) for who, row in answers.items()}
