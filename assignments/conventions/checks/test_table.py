"""Public checks of table: its form, and that it agrees with what the student's own functions write.

How examples lie and where the average is taken cannot be checked without being told.
"""

import numpy as np

FORM_ONLY = True

CHOICES = {
    "bias": ("column 0", "(n, 1)", "(n,)"),
    "examples": ("rows", "columns"),
    "average": ("delta", "gradient", "update"),
}


def test_six_rows_of_five_answers(student):
    """table() has a row for each notation and an answer to each question"""
    rows = student.table()
    assert isinstance(rows, dict), "table() should return a dict, one row for each notation."
    wanted = ["cs231n", "dls", "ng", "nielsen", "ours", "torch"]
    assert sorted(rows) == wanted, f"table() should have the rows {', '.join(wanted)}."
    for who, row in rows.items():
        questions = sorted(row) == ["average", "bias", "examples", "first", "shape"]
        assert questions, f"The row {who!r} should answer shape, bias, examples, first and average."


def test_answers_are_among_the_choices(student):
    """Each answer is one of those that the notebook offers"""
    for who, row in student.table().items():
        for question, choices in CHOICES.items():
            assert row[question] in choices, f"{question} of {who!r} should be one of {', '.join(choices)}."
        assert isinstance(row["first"], str), f"first of {who!r} should be a name, in quotes."
        pair = isinstance(row["shape"], (list, tuple)) and len(row["shape"]) == 2
        assert pair, f"shape of {who!r} should be two numbers, such as (4, 7)."


def test_it_agrees_with_your_own_functions(student):
    """The shapes and names in the table are those that your own to_ functions write"""
    rows, network = student.table(), ([np.ones((3, 5))], [np.ones((3, 1))])
    weights = {"ng": student.to_ng(*network)[0]}
    for who in ("dls", "nielsen", "cs231n", "torch"):
        written = getattr(student, f"to_{who}")(*network)
        first = next(name for name in written if not name.startswith("b") and not name.endswith("bias"))
        bias = next(value for name, value in written.items() if name != first)
        weights[who] = written[first]
        assert rows[who]["first"] == first, f"Your to_{who} calls the first matrix otherwise than your table does."
        axes = "(n,)" if np.ndim(bias) == 1 else "(n, 1)"
        assert rows[who]["bias"] == axes, f"Your to_{who} writes a bias of another form than your table says."
    for who, matrix in weights.items():
        shape = tuple(rows[who]["shape"])
        assert np.shape(matrix) == shape, f"For 5 units that feed 3 your to_{who} writes another shape than your table."
