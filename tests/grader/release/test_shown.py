"""A line of an answer that an open cell shows is named; names alone, short lines and heads of loops are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.release.shown import shown_answers

ANSWER = """def half(values):
    ### BEGIN SOLUTION
    for value in values:
        total = 2 * sum(values)  # twice
    import math
    a = 1
    # total / len(values) would do
    return total, values
    ### END SOLUTION
"""


def written(tmp_path: Path, *sources: str) -> Path:
    mark = {"nbgrader": {"solution": True, "grade_id": "half"}}
    shown = [{"cell_type": "code", "metadata": {}, "source": source} for source in sources]
    cells = [*shown, {"cell_type": "code", "metadata": mark, "source": ANSWER}]
    path = tmp_path / "halves.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_a_line_of_an_answer_in_an_open_cell_is_named_with_the_cell_and_what_to_do(tmp_path: Path) -> None:
    (note,) = shown_answers(
        written(tmp_path, "x = 1", "def helper(values):\n    total=2*sum(values)\n    return total")
    )
    assert note == (
        "halves.ipynb: cell 2 shows students a line of an answer, `total = 2 * sum(values)`: if it should be theirs to "
        "find, take it out there and release again"
    )


@pytest.mark.parametrize(
    "source",
    [
        "total = 3 * sum(values)",
        "for value in values:\n    pass",
        "return total, values",
        "import math",
        "a = 1",
        "# total / len(values) would do",
    ],
)
def test_what_tells_nothing_of_the_answer_is_not_named(tmp_path: Path, source: str) -> None:
    assert list(shown_answers(written(tmp_path, source))) == []


def test_a_cell_that_is_a_whole_answer_shows_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "x = 1")
    document = json.loads(path.read_text(encoding="utf-8"))
    document["cells"][0] = {**document["cells"][1], "source": "def half(values):\n    total = 2 * sum(values)\n"}
    path.write_text(json.dumps(document), encoding="utf-8")
    assert list(shown_answers(path)) == []
