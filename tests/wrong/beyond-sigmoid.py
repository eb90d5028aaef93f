"""Wrong functions for the tasks of `beyond-sigmoid`, as learners write them, in words of our own; rules as in backprop.py."""

from __future__ import annotations

import numpy as np


def rows(z):
    """Return softmax along the rows."""
    shifted = z - np.max(z, axis=1, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)


def columns(z):
    """Return the right softmax."""
    shifted = z - np.max(z, axis=0, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=0, keepdims=True)


WRONG = (
    ("softmax", "S01", rows),
    ("softmax", "S05", lambda z: np.exp(z) / np.sum(np.exp(z), axis=0)),
    ("softmax", "S02", lambda z: np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))),
    ("softmax", "S07", lambda z: np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)), axis=0)),
    ("softmax_cost", "C11", lambda z, y: -np.sum(y * np.log(columns(z) + 1e-8), axis=0)),
    ("softmax_cost", "S15", lambda z, y: -np.sum(y * np.log(columns(z)), axis=0)),
    ("softmax_cost", "S12", lambda z, y: np.mean(np.log(np.exp(z - z.max(0)).sum(0)) - (y * (z - z.max(0))).sum(0))),
    ("softmax_cost", "C11", lambda z, y: -np.sum(y * np.log(np.clip(columns(z), 1e-12, 1 - 1e-12)), axis=0)),
    ("softmax_delta", "D01", lambda z, y: y - columns(z)),
    ("softmax_delta", "D03", lambda z, y: (columns(z) - y) / y.shape[1]),
    ("softmax_delta", "S01", lambda z, y: rows(z) - y),
    ("softmax_delta", "D02", lambda z, y: (columns(z) - y) * columns(z) * (1 - columns(z))),
    ("softmax_delta", "D03+S01", lambda z, y: (rows(z) - y) / z.shape[1]),
    ("softmax_delta", "D01+D02", lambda z, y: (y - columns(z)) * columns(z) * (1 - columns(z))),
    ("tanh_prime", "X03", lambda z: 1 - np.tanh(z)),
    ("tanh_prime", "X01", lambda z: 1.0 - np.power(z, 2)),
    ("relu_prime", "X31", lambda z: np.where(z >= 0, 1.0, 0.0)),
    ("relu_prime", "X33", lambda z: z * (z > 0)),
)
