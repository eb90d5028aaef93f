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


OTHER_BYTES = RIGHT * (1 + 1e-12)


def test_a_list_is_judged_part_by_part_and_the_first_that_is_not_right_decides():
    near = RIGHT + np.array([[0.0, 0.0], [0.9 * TOLERANCE * 2.0, 0.0]])
    for place in range(3):
        for wrong, found in ((-RIGHT, False), (near, None), (RIGHT.T[:1], None)):
            got = [OTHER_BYTES] * 3
            got[place] = wrong
            assert verdict_at_once(got, [RIGHT] * 3, TOLERANCE) is found
    assert verdict_at_once([], [], TOLERANCE) is True


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ([RIGHT], (RIGHT,)),
        ({"a": RIGHT}, [RIGHT]),
        (None, [RIGHT]),
        (1.0, 1.0),
        (RIGHT.astype(np.float32), RIGHT),
        (RIGHT, RIGHT.astype(np.float32)),
        (RIGHT[:1], RIGHT),
        (RIGHT[:1] * (1 + 1e-12), np.array([RIGHT[0], RIGHT[0]])),
    ],
)
def test_other_kinds_and_shapes_take_a_closer_look(got, expected):
    assert verdict_at_once(got, expected, TOLERANCE) is None


@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e9])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_how_far_is_far_is_a_share_of_the_largest_whatever_its_sign(scale, sign):
    expected = np.array([-4.0, 1.0]) * scale * sign
    off = np.array([0.0, 4.0]) * scale * sign
    assert verdict_at_once(expected + 0.4 * TOLERANCE * off, expected, TOLERANCE) is True
    assert verdict_at_once(expected - 0.4 * TOLERANCE * off, expected, TOLERANCE) is True
    assert verdict_at_once(expected + 0.6 * TOLERANCE * off, expected, TOLERANCE) is None
    assert verdict_at_once(expected - 1.9 * TOLERANCE * off, expected, TOLERANCE) is None
    assert verdict_at_once(expected + 2.1 * TOLERANCE * off, expected, TOLERANCE) is False
    assert verdict_at_once(expected - 2.1 * TOLERANCE * off, expected, TOLERANCE) is False


def test_numbers_at_the_edge_of_what_floats_hold_are_left_to_the_closer_look():
    for expected in (np.array([1e290]), np.array([np.inf]), np.array([np.nan])):
        assert verdict_at_once(np.array([1.0]), expected, TOLERANCE) is None
    assert verdict_at_once(np.array([2e290]), np.array([0.0]), TOLERANCE) is None
    assert verdict_at_once(np.array([np.nan]), np.array([1.0]), TOLERANCE) is None
    assert verdict_at_once(np.array([1.9e290]), np.array([0.0]), TOLERANCE) is False
