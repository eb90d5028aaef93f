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


@pytest.mark.parametrize(
    ("given", "right", "constant"),
    [
        ([2.0, 1.0, 1.0], [0.5, 0.25, 0.125], False),
        ([1.0, 1.0, 2.0], [0.5, 0.25, 0.125], False),
        ([1.0, 2.0, 1.0], [0.5, 0.25, 0.125], False),
        ([np.array([1.0, 1.0, 5.0])], [RIGHT], False),
        ([np.array([5.0, 1.0, 1.0])], [RIGHT], False),
        ([np.array([1.0, 5.0, 1.0])], [RIGHT], False),
        ([np.array([[3.0]]), np.array([3.0])], [np.array([[1.0]]), np.array([2.0])], True),
        ([3.0, np.full(3, 1.0)], [0.5, RIGHT], True),
        ([3.0, -RIGHT], [0.5, RIGHT], False),
        ([3.0, 4.0, np.full(3, 1.0)], [0.5, 0.25, RIGHT], False),
    ],
)
def test_every_entry_counts_and_single_numbers_are_one_array(given, right, constant):
    assert is_constant(given, right) == constant


@pytest.mark.parametrize(
    ("one", "other", "constant"),
    [
        ([1, 1, 1], [1, 2, 3], True),
        ([0.5, 0.5], [1.5, 2.0], True),
        ([True, True], [True, False], True),
        ([1, 0.5, True], [1, 2.5, True], False),
        ([np.ones(2), 3.0, 3.0], [RIGHT[:2], 0.5, 0.25], True),
        ([3.0, np.ones(2), 3.0], [0.5, RIGHT[:2], 0.25], True),
        ([3.0, 3.0, np.ones(2)], [0.5, 0.25, RIGHT[:2]], True),
        ([-RIGHT, np.ones(3)], [RIGHT, RIGHT], False),
        ([np.ones(3), -RIGHT], [RIGHT, RIGHT], False),
        ((np.ones(3),), [RIGHT], True),
        ([np.ones(3)], (RIGHT,), True),
        ([np.ones(3), np.ones(3)], [RIGHT], False),
        (np.ones((1, 3)), [RIGHT], False),
        ("abc", [RIGHT, RIGHT, RIGHT], False),
        (3.0, [RIGHT], False),
        (np.ones(2), RIGHT, False),
        (np.zeros(0), np.zeros(0), False),
        (np.ones(3) * 1j, RIGHT, False),
        (np.array(["a", "a", "a"]), RIGHT, False),
        (np.ones(3), np.array(["a", "b", "c"]), False),
    ],
)
def test_the_parts_of_an_answer_are_compared_where_they_fit(one, other, constant):
    assert is_constant([one], [other]) == constant


@pytest.mark.parametrize("numbers", [(1, 2), (0.5, 0.25), (True, False)])
def test_a_list_of_plain_numbers_is_an_array_of_its_own(numbers):
    right = [*numbers]
    assert is_constant([[numbers[0]] * 2, [numbers[1]] * 2], [right, right])


NEARLY = [1.0, 1.0 + 6e-7, 1.0 - 5e-7]  # the tolerance from the first, and more than that from the last to the second


def test_entries_are_compared_with_the_first():
    assert is_constant([NEARLY], [[1.0, 2.0, 3.0]])
    assert not is_constant([NEARLY[::-1]], [[1.0, 2.0, 3.0]])
