"""The answer key of `gradient-descent`: where to start, one step, one batch after another, the whole way down.

Task by task:

    initialise     weights N(0, 1/n) for n inputs, biases 0
    update         theta - eta * gradient, in new arrays
    mini_batches   columns in the given order, cut every `size`; the last batch may be smaller
    train          for every order and batch: backpropagation, then update
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np


def sigmoid(z):
    """Return 1 / (1 + e^-z) without overflow."""
    return np.exp(-np.logaddexp(0, -z))


def backpropagation(thetas, biases, x, y):
    """Return the mean cross-entropy of a batch and its gradients for the weights and for the biases."""
    zs, activations = [], [x]
    for theta, b in zip(thetas, biases, strict=True):
        zs.append(theta @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    m = x.shape[1]
    deltas = [activations[-1] - y]
    for theta, a in zip(thetas[:0:-1], activations[-2:0:-1], strict=True):
        deltas.insert(0, (theta.T @ deltas[0]) * a * (1 - a))
    cost = float(np.sum(np.logaddexp(0, zs[-1]) - y * zs[-1]) / m)
    theta_gradients = [d @ a.T / m for d, a in zip(deltas, activations[:-1], strict=True)]
    return cost, theta_gradients, [d.sum(axis=1, keepdims=True) / m for d in deltas]


def initialise(sizes, seed):
    """Return random weights of standard deviation 1/sqrt(inputs), and biases that are zero."""
    rng = np.random.default_rng(seed)
    thetas = [rng.standard_normal((n_out, n_in)) / np.sqrt(n_in) for n_in, n_out in pairwise(sizes)]
    return thetas, [np.zeros((n_out, 1)) for n_out in sizes[1:]]


def update(thetas, biases, theta_gradients, bias_gradients, eta):
    """Return the weights and biases one step downhill, in new arrays."""
    new_thetas = [theta - eta * slope for theta, slope in zip(thetas, theta_gradients, strict=True)]
    new_biases = [b - eta * slope for b, slope in zip(biases, bias_gradients, strict=True)]
    return new_thetas, new_biases


def mini_batches(x, y, size, order):
    """Return pairs of columns of x and y, taken in this order, `size` at a time."""
    cuts = [order[start : start + size] for start in range(0, len(order), size)]
    return [(x[:, cut], y[:, cut]) for cut in cuts]


def train(thetas, biases, x, y, eta, size, orders):
    """Return weights, biases and the mean cost of each epoch after one epoch for every row of `orders`."""
    costs = []
    for order in orders:
        total = 0.0
        for x_batch, y_batch in mini_batches(x, y, size, order):
            cost, theta_gradients, bias_gradients = backpropagation(thetas, biases, x_batch, y_batch)
            thetas, biases = update(thetas, biases, theta_gradients, bias_gradients, eta)
            total += cost * x_batch.shape[1]
        costs.append(total / x.shape[1])
    return thetas, biases, costs
