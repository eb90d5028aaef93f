"""AUTOTEST lines: nbgrader makes tests of them when it releases a notebook, from autotests.yml and the solutions.

nbgrader's own step is taken, with a kernel, as `nbgrader generate_assignment` takes it; without nbgrader the assignment
is refused, for its cells would hold no test and everybody would earn everything.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.course.notebook import Cell
from grader.errors import CourseError

MARK = "AUTOTEST"


def has_autotests(cells: Sequence[Cell]) -> bool:
    """Tell whether a code cell has a comment that nbgrader makes a test of."""
    return any(cell.is_code and any(_is_mark(line) for line in cell.source.split("\n")) for cell in cells)


def with_tests(path: Path, cells: Sequence[Cell], root: Path) -> tuple[Cell, ...]:
    """Put the tests in the place of AUTOTEST lines.

    Raises
    ------
    CourseError
        nbgrader is not installed, or it cannot make them.
    """
    try:
        from nbformat import read  # noqa: PLC0415  only for such notebooks
        from nbgrader.preprocessors import InstantiateTests  # noqa: PLC0415
    except ImportError as error:
        raise CourseError(f"{path} has AUTOTEST lines, which nbgrader makes tests of: install nbgrader") from error
    try:
        with contextlib.chdir(root):  # autotests.yml of the whole course is looked for where nbgrader runs
            notebook: Any = read(path.resolve(), as_version=4)  # type: ignore[no-untyped-call]
            made, _ = InstantiateTests().preprocess(notebook, {"metadata": {"path": str(path.resolve().parent)}})
    except Exception as error:
        raise CourseError(f"{path}: nbgrader cannot make its AUTOTEST lines into tests: {error!r}") from error
    return tuple(replace(cell, source=one.source) for cell, one in zip(cells, made.cells, strict=True))


def _is_mark(line: str) -> bool:
    return MARK in line and line.strip().startswith("#")
