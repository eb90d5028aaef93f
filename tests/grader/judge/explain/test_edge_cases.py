"""Which calls ask for an edge."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.edge_cases import NOT_FINITE, SHAPES, ZEROS, edges, only_where
from grader.records.execution import Call

V, ZERO = np.array([1.0, -2.0]), np.zeros(2)


def of(*arguments, usual=3):
    """Ask some usual calls, then one with these arguments."""
    calls = [Call("f", (V + n, V)) for n in range(usual)] + [Call("f", arguments)]
    return edges(dict(enumerate(calls))).get(usual, "")


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ((V, V), ""),
        ((V, np.array([1.0, np.nan])), NOT_FINITE),
        ((np.array([np.inf, 0.0]), ZERO), NOT_FINITE),
        ((ZERO, V), ZEROS),
        ((V, np.array([0, 0])), ZEROS),
        ((V, np.array([[1.0], [2.0]])), SHAPES),
        ((V, np.array([])), SHAPES),
        ((V, 0.0), ""),
        ((V, np.array(0.0)), ""),
        ((V, "text"), ""),
        ((V, np.array([False, False])), ""),
        ((), ""),
    ],
)
def test_an_edge_is_known_by_the_arguments(arguments, kind):
    assert of(*arguments) == kind


def test_what_half_of_the_calls_have_is_no_edge():
    assert of(ZERO, V, usual=2) == ZEROS
    assert of(ZERO, V, usual=1) == ""
    assert edges({}) == {}


def test_the_edges_are_told_once_each_in_a_fixed_order():
    assert only_where([SHAPES, NOT_FINITE, SHAPES]) == (
        " It is wrong only where an argument holds nan or infinity or where the shapes of the arguments differ."
    )
    assert only_where([ZEROS]) == " It is wrong only where an argument is zero throughout."


def test_the_first_call_may_be_an_edge_and_a_plain_one_never_is():
    calls = [Call("f", (ZERO, V)), Call("f", (V, V)), Call("f", (ZERO, ZERO + np.nan)), Call("f", (V, V))]
    calls += [Call("f", (ZERO + 1, np.ones(3)))] * 3
    assert edges(dict(enumerate(calls))) == {0: ZEROS, 2: NOT_FINITE, 4: SHAPES, 5: SHAPES, 6: SHAPES}
    assert edges(dict(enumerate([Call("f", (ZERO, V)), *[Call("f", (V, V))] * 2]))) == {0: ZEROS}
    assert edges(dict(enumerate([Call("f", (V, V)), *[Call("f", (ZERO, V))] * 3]))) == {}
