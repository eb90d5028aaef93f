"""Answers that say nothing: the same number everywhere, where a right answer has several."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.constant_answers import is_constant

RIGHT = np.array([0.5, 0.25, 0.125])


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ([np.full(3, 0.5)], [RIGHT]),
        ([[False, False]], [[True, False]]),
        ([[RIGHT, np.full(3, 0.75)]], [[RIGHT, RIGHT]]),
        ([2.0, 2.0, 2.0], [0.5, 0.25, 0.5]),
        ([np.full(3, 1.0), np.full(2, 7.0)], [RIGHT, RIGHT[:2]]),
    ],
    ids=["array", "truths", "beside a right part", "single numbers", "one constant per answer"],
)
def test_constants_are_lifeless(given, right):
    assert is_constant(given, right)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ([RIGHT], [RIGHT]),
        ([-RIGHT], [RIGHT]),
        ([[True, True], [False, True]], [[True, False], [True, False]]),
        ([np.full(3, 1.0), -RIGHT], [RIGHT, RIGHT]),
        ([1.0, 2.0], [0.5, 0.25]),
        ([np.full(3, 2.0)], [np.full(3, 1.0)]),
        ([], []),
        ([None], ["nothing to compare"]),
    ],
    ids=["right", "wrong sign", "truths", "one of them lives", "single numbers", "right is flat", "none", "no numbers"],
)
def test_other_mistakes_are_not(given, right):
    assert not is_constant(given, right)


def test_a_ragged_list_where_an_array_is_right_says_nothing_of_constants():
    assert not is_constant([[[np.ones((2, 3)), np.ones(2)]]], [[RIGHT]])
