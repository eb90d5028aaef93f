"""The answer key as text: a reference.py, or else what the source notebook defines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.judge.answer_key import read_answer_key
from grader.judge.key_source import key_source

SOLUTION: dict[str, object] = {"nbgrader": {"grade_id": "half", "solution": True}}
TEST: dict[str, object] = {"nbgrader": {"grade_id": "test_half", "grade": True, "points": 1}}
CELLS: tuple[tuple[str, dict[str, object]], ...] = (
    ("%matplotlib inline\nimport numpy as np\nfrom grader import check", {}),
    ("RATE = 0.5\nSTARTED = print('not run')\nprint('a lesson draws')", {}),
    ("def half(x):\n    ### BEGIN SOLUTION\n    return RATE * np.asarray(x)\n    ### END SOLUTION", SOLUTION),
    ("def test():\n    assert half(2) == 1\ntest()", TEST),
)


def written(folder: Path, cells: tuple[tuple[str, dict[str, object]], ...] = CELLS) -> Path:
    """Write a source notebook of these cells."""
    home = folder / "halves"
    home.mkdir()
    made = [{"cell_type": "code", "metadata": marks, "source": text} for text, marks in cells]
    (home / "halves.ipynb").write_text(json.dumps({"cells": [*made, {"cell_type": "markdown", "source": "# Half"}]}))
    return home


def test_imports_functions_and_plain_values_of_the_notebook_are_the_key(tmp_path: Path) -> None:
    reference = read_answer_key(written(tmp_path)).reference
    assert reference.half(4) == 2
    assert not hasattr(reference, "test")
    assert not hasattr(reference, "STARTED")
    assert not hasattr(reference, "check")


def test_a_reference_module_comes_first(tmp_path: Path) -> None:
    home = written(tmp_path)
    (home / "reference.py").write_text("def half(x):\n    return 'the module'\n")
    assert key_source(home).path.name == "reference.py"
    assert read_answer_key(home).reference.half(4) == "the module"


def test_without_either_both_are_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"reference\.py is missing.*halves\.ipynb"):
        key_source(tmp_path / "halves")


def test_a_solution_that_is_no_python_or_does_not_run_is_named(tmp_path: Path) -> None:
    home = written(tmp_path, (("def half(x:", SOLUTION),))
    with pytest.raises(CourseError, match=r"halves\.ipynb: cell 1 \('half'\) is no Python: .* \(line 1 of the cell\)"):
        key_source(home)
    (home / "halves.ipynb").unlink()
    home.rmdir()
    with pytest.raises(CourseError, match="do not run where it says `import no_such_package`: ModuleNotFoundError"):
        read_answer_key(written(tmp_path, (("import no_such_package", {}),)))


LESSON: tuple[tuple[str, dict[str, object]], ...] = (
    ("from grader import check\nfrom grader.nbgrader_cell import points\nfrom math import pi\n'a text'", {}),
    ("RATE = 0.5  # a half\nSTARTED = print('no')\nx: int\nY: int = 3\nfor k in range(3):\n    pass", {}),
    ("A = 1; B = [2,\n  3]\nA += 1", {}),
    ("C = 1\nD = 2\n@staticmethod\n@abs\ndef half(x):\n    # halves\n    %time 1\n    return RATE*x\nA + 1", SOLUTION),
    ("def by_hand(x):\n    return x", {"nbgrader": {"grade_id": "by_hand", "grade": True, "solution": True}}),
    ("def test():\n    pass", TEST),
    ("!ls\nclass Last:\n    pass", {}),
)
KEY_TEXT = """from math import pi

RATE = 0.5

Y: int = 3

A = 1

B = [2,
  3]

C = 1

D = 2

@staticmethod
@abs
def half(x):
    # halves

    return RATE*x

def by_hand(x):
    return x

class Last:
    pass
"""


def test_the_key_is_what_the_lesson_defines_as_it_was_written(tmp_path: Path) -> None:
    home = written(tmp_path, LESSON)
    notebook = json.loads((home / "halves.ipynb").read_text())
    notebook["cells"][-1] = notebook["cells"][-2]
    notebook["cells"][-2] = {"cell_type": "markdown", "source": "No Python: half of it"}
    (home / "halves.ipynb").write_text(json.dumps(notebook))
    assert key_source(home).text == KEY_TEXT
