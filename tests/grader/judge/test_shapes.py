"""What a wrong shape is said to look like."""

from __future__ import annotations

import pytest

from grader.judge.shapes import TAKEN, shape_hint

VECTOR = " It is a vector: one axis, not a matrix with one column or row."
TURNED = " It looks transposed."
COLUMN = " It is a column: two axes, the second of length 1. reshape(-1, 1) makes one of a vector."
LEFT = " One number is left of all: is a sum, a mean or a dot product taken?"
COLUMNS, ROWS = TAKEN.format("column", "rows"), TAKEN.format("row", "columns")


@pytest.mark.parametrize(
    ("shape", "wanted", "hint"),
    [
        ((3, 1), (3,), VECTOR),
        ((1, 3), (3,), VECTOR),
        ((2,), (3,), ""),
        ((2, 3), (3, 2), TURNED),
        ((3, 1), (1, 3), TURNED),
        ((3,), (3, 1), COLUMN),
        ((3,), (1, 3), ""),
        ((5,), (3, 5), COLUMNS),
        ((1, 5), (3, 5), COLUMNS),
        ((3,), (3, 5), ROWS),
        ((3, 1), (3, 5), ROWS),
        ((5, 1), (3, 5), ""),
        ((1, 3), (3, 5), ""),
        ((3,), (3, 3), ""),
        ((4,), (3, 5), ""),
        ((), (3, 5), LEFT),
        ((1, 1), (3, 5), LEFT),
        ((1,), (4,), LEFT),
        ((), (1,), ""),
        ((1,), (1, 1), COLUMN),
        ((3, 5, 1), (3, 5), ""),
        ((1, 3, 5), (3, 5), ""),
        ((4,), (3, 1), ""),
        ((2, 3), (2, 3, 4), ""),
        ((3, 4, 2), (2, 3, 4), ""),
    ],
)
def test_a_wrong_shape_is_told_what_it_looks_like(shape: tuple[int, ...], wanted: tuple[int, ...], hint: str) -> None:
    assert shape_hint(shape, wanted) == hint
