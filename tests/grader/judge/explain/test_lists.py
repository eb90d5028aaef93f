"""Lists whose parts are right and stand elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.factors import Part
from grader.judge.explain.lists import elsewhere, is_leaf

X, Y, Z = np.array([1.0, 2.0]), np.array([3.0, 5.0, 7.0]), np.array([0.5])
WEIGHTS, BIASES, COSTS = [X, Y], [Y, Z], [0.5, 0.25]


def is_list(value):
    return isinstance(value, (list, tuple))


def told(got, expected):
    """Return what is said, where the parts are laid out if both have as many."""
    parts = []
    if is_list(got) and is_list(expected) and len(got) == len(expected) and all(map(is_leaf, expected)):
        parts = [Part(k, f"f[{k}]", *pair, (k,)) for k, pair in enumerate(zip(got, expected, strict=True))]
    return elsewhere(got, expected, "f", parts)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (WEIGHTS, (WEIGHTS, BIASES), "What f returns is right as f[0]; f[1] is missing."),
        (tuple(BIASES), (WEIGHTS, BIASES), "What f returns is right as f[1]; f[0] is missing."),
        (COSTS, (WEIGHTS, BIASES, COSTS), "What f returns is right as f[2]; f[0] and f[1] are missing."),
        ([X, Y, Z], [X, Y], "f has one part too many, at the end; the others are right."),
        ([Z, X, Y], [X, Y], "f has one part too many, at the beginning; the others are right."),
        ([Y, Z], [X, Y, Z], "f lacks its first part; the others are right."),
        ([X, Y], [X, Y, Z], "f lacks its last part; the others are right."),
        ([Y, X], [X, Y], "f holds the right parts in reverse order."),
        ([X, 0.25], [0.25, X], "f holds the right parts in reverse order."),
        ([0.25, X], [X, 0.25], "f holds the right parts in reverse order."),
        ((X, WEIGHTS), (WEIGHTS, X), "f[0] and f[1] are exchanged."),
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
        (WEIGHTS, (WEIGHTS, X)),
        (WEIGHTS, (X, WEIGHTS)),
        (WEIGHTS, (WEIGHTS, [])),
        (None, [X, Y]),
        ([X, Y], None),
        (np.array([3.0, 1.0, 2.0]), [1.0, 2.0]),
        ([1.0, 2.0], np.array([3.0, 1.0, 2.0])),
        ((BIASES, COSTS), (WEIGHTS, BIASES)),
        ((COSTS, WEIGHTS), (WEIGHTS, BIASES)),
        ((BIASES, WEIGHTS), (WEIGHTS, BIASES, COSTS)),
        ((BIASES, WEIGHTS, COSTS), (WEIGHTS, BIASES)),
    ],
)
def test_otherwise_nothing_is(got, expected):
    assert told(got, expected) == ""


def reversed_parts(*paths):
    """Return numbers in reverse order, with these paths."""
    last = len(paths) - 1
    return [Part(k, f"f{list(path)}", float(last - k), float(k), path) for k, path in enumerate(paths)]


@pytest.mark.parametrize(
    ("paths", "is_told"),
    [
        ([(k,) for k in range(24)], True),
        ([(k,) for k in range(25)], False),
        ([(0, k) for k in range(8)], True),
        ([(0, k) for k in range(9)], False),
        ([*((k,) for k in range(8)), (8, 0)], False),
        ([(0, 0), *((k,) for k in range(1, 9))], False),
        ([], False),
    ],
)
def test_another_order_is_looked_for_among_few_parts(paths, is_told):
    words = "f holds the right parts in reverse order."
    assert elsewhere(None, None, "f", reversed_parts(*paths)) == (words if is_told else "")


def test_two_leaves_are_compared_as_parts_alone():
    assert elsewhere([Y, X], [X, Y], "f", []) == ""
