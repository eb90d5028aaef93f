"""What a wrong shape looks like: a vector that became a matrix, a transpose, an axis that a sum or a mean took away."""

from __future__ import annotations

import math

Shape = tuple[int, ...]
TAKEN = " There is one number for each {}: is a sum, a mean or a maximum taken over the {}?"


def shape_hint(shape: Shape, wanted: Shape) -> str:
    """Say in a sentence what the wrong shape looks like; '' where it looks like nothing."""
    if len(wanted) == 1 and shape in ((*wanted, 1), (1, *wanted)):
        return " It is a vector: one axis, not a matrix with one column or row."
    if math.prod(shape) == 1 < math.prod(wanted):
        return " One number is left of all: is a sum, a mean or a dot product taken?"
    return _of_matrix(shape, *wanted) if len(wanted) == 2 else ""


def _of_matrix(shape: Shape, rows: int, columns: int) -> str:
    if shape == (columns, rows):
        return " It looks transposed."
    if shape == (rows,) and columns == 1:
        return " It is a column: two axes, the second of length 1. reshape(-1, 1) makes one of a vector."
    if rows == columns or 1 in (rows, columns):
        return ""
    if shape in ((columns,), (1, columns)):
        return TAKEN.format("column", "rows")
    return TAKEN.format("row", "columns") if shape in ((rows,), (rows, 1)) else ""
