"""How the entries of a wrong array differ, in words that hold for every one of them."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.entries import NONE_RIGHT, off_by, share_of, tendency
from grader.judge.explain.factors import Part


def part(got: object, expected: object) -> Part:
    return Part(0, "x", np.array(got), np.array(expected))


def test_answers_that_are_nearly_right_throughout_are_told_so():
    right = np.array([1.0, -2.0, 4.0])
    near = "; all signs are right, and every entry is nearly right (rounded, cut off, or measured by steps?)"
    assert tendency(Part(0, "f", right * 1.0099, right)) == near
    assert tendency(part([101.0, 202.0], [100.0, 200.0])) == near
    assert tendency(Part(0, "f", right * [1.001, 0.995, 1.002], right)) == near
    assert tendency(Part(0, "f", right * [1.001, 0.995, 1.02], right)) == "; all signs are right"


def test_each_entry_is_off_by_a_share_of_the_largest_right_one() -> None:
    assert off_by(part([1.0, 3.0, -5.0], [1.0, 2.0, -4.0])).tolist() == [0.0, 0.25, 0.25]
    assert off_by(part([1, 0], [0, 0])).tolist() == [1.0, 0.0]
    assert off_by(Part(0, "x", 3.0, -2.0)).tolist() == 2.5
    assert off_by(part([1.0], [0.5])).tolist() == [1.0]
    assert off_by(Part(0, "x", np.array([127], np.int8), np.array([-128], np.int8))).tolist() == [255 / 128]
    assert off_by(Part(0, "x", np.array([250], np.uint8), np.array([5], np.uint8))).tolist() == [49.0]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([True], ""),
        ([[True]], ""),
        ([False, True], ", its only wrong entry"),
        ([True, True], NONE_RIGHT),
        ([True, False, True], "; 1 of its 3 entries is right"),
        ([[False, False], [True, True]], "; all wrong entries stand in row 1"),
        ([[True, True], [False, False], [False, False]], "; all wrong entries stand in row 0"),
        ([[False, False, False], [True, True, False]], "; all wrong entries stand in row 1"),
        ([[False, True], [False, True]], "; all wrong entries stand in column 1"),
        ([[True, False, False], [True, False, False]], "; all wrong entries stand in column 0"),
        ([[True, False, True]], "; 1 of its 3 entries is right"),
        ([[True], [False], [True]], "; 1 of its 3 entries is right"),
        ([[True, False], [False, True]], "; 2 of its 4 entries are right"),
        ([[True, False, False], [False, True, False]], "; 4 of its 6 entries are right"),
        ([[[True, True], [False, False]]], "; 2 of its 4 entries are right"),
    ],
)
def test_the_part_that_is_right_is_named_in_the_shortest_way(wrong: list[object], words: str) -> None:
    assert share_of(np.array(wrong)) == words


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        ([-1.0, 5.0], [2.0, -3.0], "; every sign is turned round"),
        ([-1.0, 3.0], [2.0, 3.0], ""),
        ([0.0, 3.0], [2.0, 3.0], ""),
        ([0.0, -3.0], [2.0, 3.0], ""),
        ([3.0, -4.0], [2.0, -3.0], "; all signs are right, and every entry is too large in size"),
        ([1.0, -2.0], [2.0, -3.0], "; all signs are right, and every entry is too small in size"),
        ([1.0, -4.0], [2.0, -3.0], "; all signs are right"),
        ([3.0, -2.0], [2.0, -3.0], "; all signs are right"),
        ([2.0, -4.0], [2.0, -3.0], "; all signs are right"),
        ([2.0, -2.0], [2.0, -3.0], "; all signs are right"),
        ([0.5, 0.5], [0.25, 0.25], "; all signs are right, and every entry is too large in size"),
        ([-0.5, 0.5], [0.25, -0.25], "; every sign is turned round"),
        ([-1.0, -1.0], [2.0, 0.0], ""),
        ([1.0, 1.0], [2.0, 0.0], ""),
        ([200, 200], [100, 100], "; all signs are right, and every entry is too large in size"),
    ],
)
def test_what_is_said_of_all_entries_holds_for_each(got: list[float], expected: list[float], words: str) -> None:
    assert tendency(part(got, expected)) == words


def test_whole_numbers_of_few_bits_are_no_trap() -> None:
    small = Part(0, "x", np.array([-100], np.int8), np.array([-2], np.int8))
    assert tendency(small) == "; all signs are right, and every entry is too large in size"
    least, other = np.array([-128], np.int8), np.array([-100], np.int8)
    assert tendency(Part(0, "x", least, other)) == "; all signs are right, and every entry is too large in size"
    assert tendency(Part(0, "x", other, least)) == "; all signs are right, and every entry is too small in size"
