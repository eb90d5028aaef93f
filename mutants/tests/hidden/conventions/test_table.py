"""Hidden checks of table: one for each of the five questions."""

from __future__ import annotations

from grader.testing import agree


def test_shape(student, reference):
    """The shape of a layer's matrix, from 5 units to 3"""
    compare(student.table(), reference.table(), "shape")


def test_bias(student, reference):
    """Where the biases are, and of what shape"""
    compare(student.table(), reference.table(), "bias")


def test_examples(student, reference):
    """Whether examples are rows or columns"""
    compare(student.table(), reference.table(), "examples")


def test_first(student, reference):
    """What the first matrix after the input is called"""
    compare(student.table(), reference.table(), "first")


def test_average(student, reference):
    """Where the division by m happens"""
    compare(student.table(), reference.table(), "average")


def compare(got, expected, question):
    """Compare one column; a table of another form is compared, and fails, as a whole."""
    if isinstance(got, dict) and all(isinstance(row, dict) and question in row for row in got.values()):
        got, expected = ({who: row[question] for who, row in rows.items()} for rows in (got, expected))
        agree(got, expected, f"the column {question!r}")
    else:
        agree(got, expected, "table()")
