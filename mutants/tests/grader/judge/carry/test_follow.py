"""Which earlier answers can carry later work: of the right form, finite, and more than nothing."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.carry import follow

RIGHT = [np.array([3, 0, 1]), np.zeros(2), np.array([0.5, -0.25])]


@pytest.mark.parametrize("last", [np.array([1.0, 1.0]), RIGHT[2], np.array([0.0, 1e-3])])
def test_wrong_numbers_beside_right_whole_numbers_and_zeros_are_fit(last):
    follow._refuse_unfit([*RIGHT[:2], last], RIGHT)


@pytest.mark.parametrize(
    "unfit",
    [
        np.array([np.nan, 1.0]),
        np.array([np.inf, 1.0]),
        np.array([1, 1]),
        np.array([1e-8, 0.0]),
        np.array([1e4, 0.0]),
        np.zeros(2),
        np.zeros((2, 1)),
        [0.5, 0.5],
        None,
    ],
    ids=str,
)
def test_anything_else_is_unfit(unfit):
    with pytest.raises(follow.Unfit):
        follow._refuse_unfit([*RIGHT[:2], unfit], RIGHT)
    with pytest.raises(follow.Unfit):
        follow._refuse_unfit(RIGHT[:2], RIGHT)
