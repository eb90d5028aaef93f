"""Whole numbers that sum exactly, by the largest remainder, none above its cap."""

from __future__ import annotations

import pytest

from grader.report.formats.shares import shares


@pytest.mark.parametrize(
    ("total", "weights", "most", "given"),
    [
        (17, [1.5, 4, 3], None, [3, 8, 6]),
        (10, [1, 1, 1], None, [4, 3, 3]),
        (10, [1, 1, 1], [3, 3, 9], [3, 3, 4]),
        (10, [1, 1, 1], [3, 3, 3], [3, 3, 3]),
        (0, [1, 2], None, [0, 0]),
        (0, [0, 0], None, [0, 0]),
        (3, [0, 0], None, [2, 1]),
        (1, [0, 0], None, [1, 0]),
        (2, [0, 0, 0], [0, 1, 5], [0, 1, 1]),
        (5, [], None, []),
        (3, [1, 2], None, [1, 2]),
        (7, [5, 0], [4, 9], [4, 3]),
        (1, [0.3, 0.7], None, [0, 1]),
        (3, [0.1 + 0.2, 0.3], [9, 9], [2, 1]),
        (30, [0.1, 0.2], None, [10, 20]),
        (3, [1, 1], None, [2, 1]),
        (11, [0.6, 0.6, 0.6, 0.2], None, [4, 3, 3, 1]),
    ],
)
def test_the_rest_goes_where_most_is_missing(total, weights, most, given):
    assert shares(total, weights, most) == given
