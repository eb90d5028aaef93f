"""float_arrays never says another thing than the long way, and says yes and no to the usual answers."""

import warnings

import numpy as np
import pytest

from grader.judge.compare import agrees
from grader.judge.float_arrays import verdict_at_once
from grader.numerical import TOLERANCE

RIGHT = np.array([[1.0, -2.0], [0.5, 3e-9]])
SPECIAL = np.array([1.0, np.nan, np.inf])
NOT_RIGHT = {
    "another shape": RIGHT.T[:1],
    "transposed": np.ascontiguousarray(RIGHT.T),
    "one entry off": RIGHT + np.array([[0.0, 0.0], [0.0, 1e-5]]),
    "nan": np.where(RIGHT > 0.9, np.nan, RIGHT),
    "infinite": np.where(RIGHT > 0.9, np.inf, RIGHT),
    "a list": RIGHT.tolist(),
    "nothing": None,
}


@pytest.mark.parametrize("name", NOT_RIGHT)
def test_what_does_not_agree_is_never_found_right_at_once(name):
    assert not verdict_at_once(NOT_RIGHT[name], RIGHT, TOLERANCE)
    assert not agrees(NOT_RIGHT[name], RIGHT)
    assert not verdict_at_once([RIGHT, NOT_RIGHT[name]], [RIGHT, RIGHT], TOLERANCE)


@pytest.mark.parametrize("got", [RIGHT.copy(), RIGHT * (1 + 1e-9), np.asfortranarray(RIGHT)])
def test_an_array_within_half_the_tolerance_is_found_right_at_once(got):
    assert verdict_at_once(got, RIGHT, TOLERANCE)
    assert verdict_at_once((got, got), [RIGHT, RIGHT], TOLERANCE)


@pytest.mark.parametrize("name", ["one entry off", "another sign", "zeros"])
def test_an_array_that_is_clearly_wrong_is_found_wrong_at_once_without_words(name):
    wrong = {**NOT_RIGHT, "another sign": -RIGHT, "zeros": np.zeros((2, 2))}[name]
    assert verdict_at_once(wrong, RIGHT, TOLERANCE) is False
    assert verdict_at_once([RIGHT, wrong], [RIGHT, RIGHT], TOLERANCE) is False
    assert verdict_at_once(RIGHT, np.zeros((2, 2)), TOLERANCE) is False


def test_the_same_bits_are_right_even_where_they_are_not_finite():
    assert verdict_at_once(SPECIAL.copy(), SPECIAL, TOLERANCE)
    assert not verdict_at_once(np.zeros(3), SPECIAL, TOLERANCE)
    assert not agrees(np.zeros(3), SPECIAL)


def test_what_lies_near_the_border_is_left_to_the_comparison_that_decides():
    near = RIGHT.copy()
    near[1, 0] += 0.9 * TOLERANCE * 2.0
    assert verdict_at_once(near, RIGHT, TOLERANCE) is None
    assert agrees(near, RIGHT)
    near[1, 0] += 0.2 * TOLERANCE * 2.0
    assert verdict_at_once(near, RIGHT, TOLERANCE) is None
    assert not agrees(near, RIGHT)


def test_lists_of_different_lengths_and_other_types_are_left_to_it_too():
    assert verdict_at_once([RIGHT], [RIGHT, RIGHT], TOLERANCE) is None
    assert verdict_at_once(RIGHT.astype(np.float32), RIGHT.astype(np.float32), TOLERANCE) is None


def test_numbers_beyond_all_bounds_give_no_warning():
    huge = np.array([1e308, -1e308])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not verdict_at_once(-huge, huge, TOLERANCE)
