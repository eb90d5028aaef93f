"""Public checks of table: its form. What stands in it, the rest of the notebook can tell."""

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
