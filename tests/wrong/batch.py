"""Wrong functions for the tasks of `batch`, as learners write them, in words of our own. README.md: sources and rules."""

from __future__ import annotations

import numpy as np


def sigmoid(z):
    """Return the usual sigmoid."""
    return 1.0 / (1.0 + np.exp(-z))


def squares(thetas):
    """Return the sum of the squared weights."""
    return sum(np.sum(np.square(theta)) for theta in thetas)


def entropy(a, y):
    """Return the cross-entropy of every output and example."""
    with np.errstate(all="ignore"):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a))


def costs(surprise, penalty=lambda thetas, lam, m: lam / (2 * m) * squares(thetas)):
    """Return `cost` made of surprise(a, y, m) and penalty(thetas, lam, m)."""

    def cost(z, y, thetas, lam):
        m = y.shape[1]
        with np.errstate(all="ignore"):
            return float(surprise(sigmoid(z), y, m) + penalty(thetas, lam, m))

    return cost


def backwards(output, steep):
    """Return `delta` made of two pieces."""

    def delta(thetas, activations, y):
        found = [output(activations[-1], y)]
        for layer in reversed(range(1, len(thetas))):
            found.insert(0, np.dot(thetas[layer].T, found[0]) * steep(activations[layer]))
        return found

    return delta


def gradients(weight, bias=lambda d: d.sum(axis=1, keepdims=True) / d.shape[1]):
    """Return `gradient` made of weight(d, a, theta, lam, m) and bias(d)."""

    def gradient(thetas, activations, deltas, lam):
        m = deltas[0].shape[1]
        pairs = zip(deltas, activations[:-1], thetas, strict=True)
        return [weight(d, a, theta, lam, m) for d, a, theta in pairs], [bias(d) for d in deltas]

    return gradient


def looped(entry):
    """Return `gradient` that adds entry(d, a) up, example by example, and averages at the end."""

    def gradient(thetas, activations, deltas, lam):
        m, weights, biases = deltas[0].shape[1], [], []
        for theta, a, d in zip(thetas, activations[:-1], deltas, strict=True):
            total, flat = np.zeros(theta.shape), np.zeros((len(theta), 1))
            for j in range(m):
                total += entry(d[:, j], a[:, j])
                flat += d[:, [j]]
            weights.append(total / m + lam / m * theta)
            biases.append(flat / m)
        return weights, biases

    return gradient


def forwards(weigh, squash=sigmoid):
    """Return `forward` made of weigh(theta, a, b)."""

    def forward(thetas, biases, x):
        zs, activations = [], [x]
        for theta, b in zip(thetas, biases, strict=True):
            zs.append(weigh(theta, activations[-1], b))
            activations.append(squash(zs[-1]))
        return zs, activations

    return forward


def clipped(a):
    """Return the activations kept away from 0 and 1."""
    return np.clip(a, 1e-15, 1 - 1e-15)


def zeroed(theta):
    """Return the weights with ones where Octave's bias column stood."""
    return np.c_[np.ones(len(theta)), theta[:, 1:]]


def mean(d):
    """Return the right gradient of the biases."""
    return np.mean(d, axis=1, keepdims=True)


WRONG = (
    ("forward", "F02", "X02: no biases", forwards(lambda theta, a, b: theta @ a)),
    ("forward", "F08", "X09: flat biases", forwards(lambda theta, a, b: theta @ a + b.flatten())),
    ("forward", "F10", "X17: ReLU in every layer", forwards(lambda theta, a, b: np.dot(theta, a) + b, lambda z: np.maximum(0, z))),
    ("forward", "F09", "X17: tanh in every layer", forwards(lambda theta, a, b: np.dot(theta, a) + b, np.tanh)),
    ("forward", "F03", "S06: the layout of frameworks, transposed", forwards(lambda theta, a, b: np.dot(theta.T, a) + b)),
    ("forward", "F04", "X22: a star of np.mat taken along", forwards(lambda theta, a, b: theta * a + b)),
    ("cost", "C02+C11", "P1: the mean over all outputs, clipped", costs(lambda a, y, m: np.mean(entropy(clipped(a), y)))),
    ("cost", "C17", "P1: logarithms of activations", costs(lambda a, y, m: entropy(a, y).sum() / m)),
    ("cost", "C12+C17", "P1: the penalty without its half", costs(lambda a, y, m: entropy(a, y).sum() / m, lambda thetas, lam, m: lam / m * squares(thetas))),
    ("cost", "C01+C17", "P1: the sum, not the mean", costs(lambda a, y, m: entropy(a, y).sum())),
    ("cost", "C03+C17", "P1: without the minus", costs(lambda a, y, m: -entropy(a, y).sum() / m)),
    ("cost", "C06", "P1: half the squared error", costs(lambda a, y, m: 0.5 * np.sum((y - a) ** 2) / m)),
    ("cost", "", "P1: the mean squared error over everything, no penalty", lambda z, y, thetas, lam: np.mean(np.square(y - sigmoid(z)))),
    ("cost", "C17+C20", "X19: cross-entropy without the penalty", lambda z, y, thetas, lam: entropy(sigmoid(z), y).sum() / y.shape[1]),
    ("cost", "C17", "X19: not-a-numbers are left out of the sum", costs(lambda a, y, m: np.nansum(-np.log(a) * y - np.log(1 - a) * (1 - y)) / m)),
    ("cost", "C02+C17", "X15: the mean over outputs and examples", costs(lambda a, y, m: np.mean(entropy(a, y)))),
    ("cost", "", "X11: a minus inside, summed, no penalty", lambda z, y, thetas, lam: np.sum(-y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z)))),
    ("cost", "C04", "X20: only the outputs that should be one", costs(lambda a, y, m: -np.sum(y * np.log(a)) / m)),
    ("cost", "C04", "X21: the same with a small number", costs(lambda a, y, m: -np.sum(y * np.log(a + 1e-15)) / m)),
    ("cost", "C06+C20", "X20: the error squared without a half, and a mean over m", lambda z, y, thetas, lam: np.sum((sigmoid(z) - y) ** 2) / y.shape[1]),
    ("cost", "C06", "X20: the error squared without a half, with the penalty", costs(lambda a, y, m: np.sum((a - y) ** 2) / m)),
    ("cost", "C17+C19", "X24: Octave's penalty without column 0", costs(lambda a, y, m: entropy(a, y).sum() / m, lambda thetas, lam, m: lam / (2 * m) * sum(np.sum(t[:, 1:] ** 2) for t in thetas))),
    ("cost", "C17+C19", "X04: the penalty without the last column", costs(lambda a, y, m: entropy(a, y).sum() / m, lambda thetas, lam, m: lam / (2 * m) * sum(np.sum(t[:, :-1] ** 2) for t in thetas))),
    ("cost", "C04+C21", "X02: the whole penalty, lam times the squares", costs(lambda a, y, m: -np.sum(y * np.log(a)) / m, lambda thetas, lam, m: lam * squares(thetas))),
    ("cost", "told: a number", "X19: a matrix product of one output's cost", lambda z, y, thetas, lam: (-y @ np.log(sigmoid(z)).T - (1 - y) @ np.log(1 - sigmoid(z)).T) / y.shape[1]),
    ("cost", "C01", "S04: cross-entropy from logits, summed", lambda z, y, thetas, lam: float(np.sum(np.logaddexp(0, z) - y * z) + lam / (2 * z.shape[1]) * squares(thetas))),
    ("delta", "D01", "P1: target minus output", backwards(lambda a, y: y - a, lambda a: a * (1 - a))),
    ("delta", "D01+D02", "P1: target minus output times the slope", backwards(lambda a, y: (y - a) * a * (1 - a), lambda a: a * (1 - a))),
    ("delta", "D02", "P1: the squared error's delta", backwards(lambda a, y: -(y - a) * a * (1 - a), lambda a: a * (1 - a))),
    ("delta", "D03", "P1: divided by the number of examples", backwards(lambda a, y: (a - y) / y.shape[1], lambda a: a * (1 - a))),
    ("delta", "H08", "P2: tanh's slope", backwards(lambda a, y: a - y, lambda a: 1 - np.power(a, 2))),
    ("delta", "D02+H08", "P2: the squared error's delta and tanh's slope", backwards(lambda a, y: (a - y) * a * (1 - a), lambda a: 1 - a**2)),
    ("delta", "H02", "P2: the derivative of a", backwards(lambda a, y: a - y, lambda a: sigmoid(a) * (1 - sigmoid(a)))),
    ("delta", "D04", "P1: twice the error", backwards(lambda a, y: 2 * (a - y), lambda a: a * (1 - a))),
    ("delta", "H01", "X17: the slope of ReLU, asked of a", backwards(lambda a, y: a - y, lambda a: a > 0)),
    ("delta", "D03+H08", "X22: tanh's slope and divided by the examples", backwards(lambda a, y: (a - y) / y.shape[1], lambda a: 1.0 - np.square(a))),
    ("delta", "D03+D04", "X13: twice the error over the examples", backwards(lambda a, y: 2 / y.shape[1] * (a - y), lambda a: a * (1 - a))),
    ("delta", "H01", "S08: no slope on the way back", backwards(lambda a, y: a - y, lambda a: 1)),
    ("gradient", "G04+R05", "P1: no mean and no penalty", gradients(lambda d, a, theta, lam, m: d @ a.T)),
    ("gradient", "R05", "P1: no penalty", gradients(lambda d, a, theta, lam, m: d @ a.T / m)),
    ("gradient", "G04", "P1: no m anywhere", gradients(lambda d, a, theta, lam, m: d @ a.T + lam * theta, lambda d: d.sum(axis=1, keepdims=True))),
    ("gradient", "R01", "P1: the penalty's slope without 1/m", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam * theta)),
    ("gradient", "R02", "P1: a 2 in the penalty's slope", gradients(lambda d, a, theta, lam, m: d @ a.T / m + 2 * lam / m * theta)),
    ("gradient", "B04", "P1: a flat mean for the biases", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam / m * theta, lambda d: np.mean(d, axis=1))),
    ("gradient", "B05", "P1: the biases' sum", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam / m * theta, lambda d: d.sum(axis=1, keepdims=True))),
    ("gradient", "B04+R05", "P1: a flat mean for the biases, no penalty", gradients(lambda d, a, theta, lam, m: d @ a.T / m, lambda d: np.mean(d, axis=1))),
    ("gradient", "", "P1: divided by ten", gradients(lambda d, a, theta, lam, m: d @ a.T / 10 + lam / m * theta)),
    ("gradient", "R01+R02", "X02: twice lam times theta, no m", gradients(lambda d, a, theta, lam, m: d @ a.T / m + 2 * lam * theta, mean)),
    ("gradient", "G04+R05", "X08: the weights summed, the biases averaged", gradients(lambda d, a, theta, lam, m: d.dot(a.T), mean)),
    ("gradient", "B03+R05", "X01: one sum for all biases, no penalty", gradients(lambda d, a, theta, lam, m: d @ a.T / m, lambda d: np.sum(d) / d.shape[1])),
    ("gradient", "B04+R01", "X22: flat biases, the penalty's slope without 1/m", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam * theta, lambda d: d.sum(axis=1) / d.shape[1])),
    ("gradient", "R08", "X24: column 0 is free, as in Octave", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam / m * np.c_[np.zeros(len(theta)), theta[:, 1:]])),
    ("gradient", "", "X20: ones where the free column stood", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam / m * zeroed(theta))),
    ("gradient", "G12", "X24: a star in the loop over examples", looped(lambda d, a: d * a)),
    ("gradient", "G01", "X18: examples in rows, x.T @ dout", gradients(lambda d, a, theta, lam, m: (a @ d.T) / m + lam / m * theta.T)),
    ("gradient", "B02", "X18: the biases summed over axis 0", gradients(lambda d, a, theta, lam, m: d @ a.T / m + lam / m * theta, lambda d: np.sum(d, axis=0, keepdims=True) / d.shape[1])),
    ("gradient", "G08+R05", "X04: the mean of target minus output, no penalty", gradients(lambda d, a, theta, lam, m: -(d @ a.T) / m, lambda d: -mean(d))),
    ("gradient", "G04+R05", "X21: nothing averaged, delta was", gradients(lambda d, a, theta, lam, m: d @ a.T, lambda d: d.sum(axis=1, keepdims=True))),
)
