"""The answer key of `backprop`: one example, vectors, no bias, sigmoid units.

Task by task, with delta^(l) = dC/dz^(l) and theta^(l) entering layer l:

    sigmoid        g(z) = 1 / (1 + e^-z)
    forward        a^(l) = g(theta^(l) a^(l-1)), from a^(0) = x
    output_delta   a - y with cross-entropy, (a - y) a (1 - a) with the quadratic cost
    hidden_delta   theta^(l+1)T delta^(l+1) * a (1 - a)
    delta          both, from the last layer to the first
    gradient       delta^(l) a^(l-1)T

`forward` finds `sigmoid`, and `delta` finds `output_delta` and `hidden_delta`, by name when called: judging later
work on top of a student's earlier functions depends on it.
"""

from __future__ import annotations

import numpy as np


def sigmoid(z):
    """Return g(z) = 1 / (1 + e^-z) of every entry, without overflow.

    Parameters
    ----------
    z : array of real numbers, any shape

    Returns
    -------
    float array of z's shape
    """
    return np.exp(-np.logaddexp(0, -z))


def forward(thetas, x):
    """Return the activations of all layers, the input first.

    Parameters
    ----------
    thetas : list of L arrays; thetas[k] has shape (n_{k+1}, n_k)
    x : array of shape (n_0,)

    Returns
    -------
    list of L + 1 arrays; entry l has shape (n_l,)
    """
    activations = [x]
    for theta in thetas:
        activations.append(sigmoid(theta @ activations[-1]))
    return activations


def output_delta(a, y, cost="cross_entropy"):
    """Return dC/dz of the last layer: with cross-entropy the slope a (1 - a) cancels, with the quadratic cost it stays.

    Parameters
    ----------
    a, y : arrays of shape (n_L,), the last activations and the target
    cost : "cross_entropy" or "quadratic"

    Returns
    -------
    array of shape (n_L,)
    """
    error = a - y
    if cost == "cross_entropy":
        return error
    return error * (a * (1 - a))


def hidden_delta(theta, delta, a):
    """Return dC/dz of a hidden layer l.

    Parameters
    ----------
    theta : array of shape (n_{l+1}, n_l), the weights that enter layer l + 1
    delta : array of shape (n_{l+1},), the deltas of layer l + 1
    a : array of shape (n_l,), the activations of layer l

    Returns
    -------
    array of shape (n_l,)
    """
    return (theta.T @ delta) * (a * (1 - a))


def delta(thetas, activations, y, cost="cross_entropy"):
    """Return dC/dz of every layer after the input, in the order of thetas.

    Parameters
    ----------
    thetas : list of L arrays; thetas[k] has shape (n_{k+1}, n_k)
    activations : list of L + 1 arrays, as `forward` returns them
    y : array of shape (n_L,)
    cost : "cross_entropy" or "quadratic"

    Returns
    -------
    list of L arrays; entry k has shape (n_{k+1},)
    """
    deltas = [output_delta(activations[-1], y, cost)]
    for k in range(len(thetas) - 1, 0, -1):
        deltas.insert(0, hidden_delta(thetas[k], deltas[0], activations[k]))
    return deltas


def gradient(activations, deltas):
    """Return dC/dtheta of every layer: the deltas it enters times the activations it leaves.

    Parameters
    ----------
    activations : list of L + 1 arrays, as `forward` returns them
    deltas : list of L arrays, as `delta` returns them

    Returns
    -------
    list of L arrays; entry k has shape (n_{k+1}, n_k)
    """
    return [np.outer(deltas[k], activations[k]) for k in range(len(deltas))]
