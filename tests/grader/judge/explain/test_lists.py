"""Lists whose parts are right and stand elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.factors import Part
from grader.judge.explain.lists import elsewhere, is_leaf

X, Y, Z = np.array([1.0, 2.0]), np.array([3.0, 5.0, 7.0]), np.array([0.5])
WEIGHTS, BIASES, COSTS = [X, Y], [Y, Z], [0.5, 0.25]


def told(got, expected):
    """Return what is said, where the parts are laid out if both have as many."""
    parts = []
    if len(got) == len(expected) and all(map(is_leaf, expected)):
        parts = [Part(k, f"f[{k}]", *pair, (k,)) for k, pair in enumerate(zip(got, expected, strict=True))]
    return elsewhere(got, expected, "f", parts)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (WEIGHTS, (WEIGHTS, BIASES), "What f returns is right as f[0]; f[1] is missing."),
        (tuple(BIASES), (WEIGHTS, BIASES), "What f returns is right as f[1]; f[0] is missing."),
        (COSTS, (WEIGHTS, BIASES, COSTS), "What f returns is right as f[2]; f[0] and f[1] are missing."),
        ([X, Y, Z], [X, Y], "f has one part too many, at the end; the others are right."),
        ([Y, Z], [X, Y, Z], "f lacks its first part; the others are right."),
        ([Z, Y, X], [X, Y, Z], "f holds the right parts in reverse order."),
        ([Y, X, Z], [X, Y, Z], "f[0] and f[1] are exchanged; the other parts are right."),
        ([Y, Z, X], [X, Y, Z], "f holds the right parts in another order."),
        ((BIASES, WEIGHTS), (WEIGHTS, BIASES), "f[0] and f[1] are exchanged."),
    ],
)
def test_where_right_parts_stand_is_told(got, expected, words):
    assert told(got, expected) == words


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ([X, 2 * Y], (WEIGHTS, BIASES)),
        (WEIGHTS, (WEIGHTS, WEIGHTS)),
        (WEIGHTS, [WEIGHTS, BIASES]),
        (X, (X, Y)),
        ([], ([], WEIGHTS)),
        ([X, 2 * Y, Z], [X, Y]),
        ([2 * Z, Y, X], [X, Y, Z]),
    ],
)
def test_otherwise_nothing_is(got, expected):
    assert told(got, expected) == ""
