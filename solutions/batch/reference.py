"""The answer key of `batch`: columns are examples, biases (n, 1), 1/m in the gradient only, penalty lam/(2m).

Task by task:

    forward             z = theta a + b, a = g(z)
    cost                sum(log(1 + e^z) - y z) / m + lam/(2m) sum(theta^2)
    delta               a - y, then theta^T delta * a(1 - a)
    gradient            delta a^T / m + lam/m theta, and the row means of delta
    cost_and_gradient   all four on one long vector
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np


def sigmoid(z):
    """Return 1 / (1 + e^-z) without overflow."""
    return np.exp(-np.logaddexp(0, -z))


def unroll(thetas, biases):
    """Lay all weights and biases end to end, layer by layer, row by row."""
    return np.concatenate([part.ravel() for layer in zip(thetas, biases, strict=True) for part in layer])


def roll(params, sizes):
    """Undo `unroll` for a network with these layer sizes."""
    thetas, biases, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        middle, end = start + n_out * n_in, start + n_out * (n_in + 1)
        thetas.append(params[start:middle].reshape(n_out, n_in))
        biases.append(params[middle:end].reshape(n_out, 1))
        start = end
    return thetas, biases


def forward(thetas, biases, x):
    """Return the weighted inputs zs and the activations, every example in its column."""
    zs, activations = [], [x]
    for theta, b in zip(thetas, biases, strict=True):
        zs.append(theta @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    return zs, activations


def cost(z, y, thetas, lam):
    """Return the mean cross-entropy of the logits z, plus lam/(2m) times the sum of the squared weights."""
    m = z.shape[1]
    surprise = np.sum(np.logaddexp(0, z) - y * z) / m
    penalty = lam / (2 * m) * sum(np.sum(theta**2) for theta in thetas)
    return float(surprise + penalty)


def delta(thetas, activations, y):
    """Return the errors of every layer, one column per example, without any 1/m."""
    deltas = [activations[-1] - y]
    for theta, a in zip(thetas[:0:-1], activations[-2:0:-1], strict=True):
        deltas.insert(0, (theta.T @ deltas[0]) * (a * (1 - a)))
    return deltas


def gradient(thetas, activations, deltas, lam):
    """Return the gradients of the penalised cost for the weights and for the biases."""
    m = deltas[-1].shape[1]
    layers = list(zip(thetas, activations[:-1], deltas, strict=True))
    theta_gradients = [d @ a.T / m + lam / m * theta for theta, a, d in layers]
    bias_gradients = [d.sum(axis=1, keepdims=True) / m for d in deltas]
    return theta_gradients, bias_gradients


def cost_and_gradient(params, sizes, x, y, lam):
    """Return the cost of the network that `params` holds, and the gradient in the same order."""
    thetas, biases = roll(params, sizes)
    zs, activations = forward(thetas, biases, x)
    deltas = delta(thetas, activations, y)
    return cost(zs[-1], y, thetas, lam), unroll(*gradient(thetas, activations, deltas, lam))
