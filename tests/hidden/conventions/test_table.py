"""Hidden checks of table: one for each of the five questions."""

from __future__ import annotations

from grader.testing import Mismatch, agree, agrees


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
    """Compare one column, cell by cell; a table of another form is compared, and fails, as a whole."""
    if not isinstance(got, dict) or not all(isinstance(row, dict) and question in row for row in got.values()):
        agree(got, expected, "table()")
    mine, right = ({who: row[question] for who, row in rows.items()} for rows in (got, expected))
    try:
        agree(mine, right, f"the column {question!r}")
    except Mismatch as mismatch:
        if mine.keys() != right.keys():
            raise
        wrong = [repr(who) for who in right if not agrees(mine[who], right[who])]
        texts = [who for who in right if isinstance(mine[who], str) and not isinstance(right[who], str)]
        if texts:
            cell = f"The cell {question!r} in the row {texts[0]!r}"
            raise Mismatch(f"{cell} should be a pair of numbers; yours is a text.", mismatch.figures) from None
        rows = " and ".join(", ".join(wrong).rsplit(", ", 1))
        rows = f"row{'s' * (len(wrong) > 1)} {rows}"
        raise Mismatch(f"The cell {question!r} is not the one expected in the {rows}.", mismatch.figures) from None
