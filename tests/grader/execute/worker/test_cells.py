"""Cells of a lesson are compiled once for all who left them as they were, and behave as if each had done it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.execute.forkserver import ForkServer, preforked
from grader.execute.worker.notebook import Cell
from grader.execute.worker.statements import in_cell, precompile
from grader.records.course import Limits

from ..conftest import Open

NESTED = "def f():\n    return lambda: 0\n"
LESSON = ("def f(x):\n    return inner(x)\n", "def inner(x):\n    return 1 / x\n")


@pytest.fixture(scope="module")
def taught(limits: Limits, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """A forkserver that knows the lesson."""
    path = tmp_path_factory.mktemp("lesson") / "lesson.ipynb"
    path.write_text(
        json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": s} for s in LESSON]}), encoding="utf-8"
    )
    with preforked(limits, path) as forkserver:
        yield forkserver


def test_an_error_in_a_cell_of_the_lesson_is_found_where_the_student_has_it(opened: Open, taught: ForkServer) -> None:
    with opened("added = 1", *LESSON, forkserver=taught) as ran:
        assert ran.value("f", 4.0) == 0.25
        assert ran.report.functions["f"].cell == "cell 2"
        assert "cell 2, line 2" in str(ran.ask("f", 0.0).fault)


def test_a_changed_cell_is_compiled_afresh(opened: Open, taught: ForkServer) -> None:
    with opened(LESSON[0], LESSON[1].replace("1 / x", "2 / x"), forkserver=taught) as ran:
        assert ran.value("f", 4.0) == 0.5


def test_a_cell_after_a_future_import_keeps_to_it(opened: Open, taught: ForkServer) -> None:
    with opened("from __future__ import annotations", "def f(x: nowhere):\n    return x\n", forkserver=taught) as ran:
        assert ran.value("f", 1.0) == 1.0


def test_code_is_renamed_to_its_innermost_function() -> None:
    (statement,) = precompile([Cell(1, NESTED, "cell 1")])[NESTED]
    namespace: dict[str, object] = {}
    exec(in_cell((statement,), "cell 9")[0].code, namespace)
    inner = namespace["f"]()  # type: ignore[operator]
    assert inner.__code__.co_filename == "cell 9"


def test_cells_that_are_no_plain_python_or_change_later_ones_are_left_to_each_student() -> None:
    sources = ("%matplotlib inline", "from __future__ import annotations", "def f(:", "x = 1")
    assert set(precompile(Cell(n, source, f"cell {n}") for n, source in enumerate(sources))) == {"x = 1"}


def test_the_lesson_is_known_to_a_warm_process_that_was_started_again(opened: Open, taught: ForkServer) -> None:
    taught._process.kill()
    taught._process.wait()
    with opened(*LESSON, forkserver=taught) as ran:
        assert ran.value("f", 4.0) == 0.25
    assert Path(str(taught.released)).is_file()
