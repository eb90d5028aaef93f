"""Released cells are compiled once for all who left them unchanged, and behave as if each student had done it."""

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
RELEASED = ("def f(x):\n    return inner(x)\n", "def inner(x):\n    return 1 / x\n")


@pytest.fixture(scope="module")
def preloaded(limits: Limits, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """A forkserver that has preloaded the released cells."""
    path = tmp_path_factory.mktemp("released") / "released.ipynb"
    path.write_text(
        json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": s} for s in RELEASED]}), encoding="utf-8"
    )
    with preforked(limits, path) as forkserver:
        yield forkserver


def test_an_error_in_a_released_cell_is_found_where_the_student_has_it(opened: Open, preloaded: ForkServer) -> None:
    with opened("added = 1", *RELEASED, forkserver=preloaded) as ran:
        assert ran.value("f", 4.0) == 0.25
        assert ran.report.functions["f"].cell == "cell 2"
        assert "cell 2, line 2" in str(ran.ask("f", 0.0).fault)


def test_a_changed_cell_is_compiled_afresh(opened: Open, preloaded: ForkServer) -> None:
    with opened(RELEASED[0], RELEASED[1].replace("1 / x", "2 / x"), forkserver=preloaded) as ran:
        assert ran.value("f", 4.0) == 0.5


def test_a_cell_after_a_future_import_keeps_to_it(opened: Open, preloaded: ForkServer) -> None:
    with opened(
        "from __future__ import annotations", "def f(x: nowhere):\n    return x\n", forkserver=preloaded
    ) as ran:
        assert ran.value("f", 1.0) == 1.0


def test_code_is_renamed_to_its_innermost_function() -> None:
    (statement,) = precompile([Cell(1, NESTED, "cell 1")])[NESTED].statements
    namespace: dict[str, object] = {}
    exec(in_cell((statement,), "cell 9")[0].code, namespace)
    inner = namespace["f"]()
    assert inner.__code__.co_filename == "cell 9"


def test_cells_that_are_no_plain_python_or_change_later_ones_are_left_to_each_student() -> None:
    sources = ("%matplotlib inline", "from __future__ import annotations", "def f(:", "x = 1")
    assert set(precompile(Cell(n, source, f"cell {n}") for n, source in enumerate(sources))) == {"x = 1"}


def test_released_cells_are_known_to_a_forkserver_that_was_started_again(opened: Open, preloaded: ForkServer) -> None:
    preloaded._server.process.kill()
    preloaded._server.process.wait()
    with opened(*RELEASED, forkserver=preloaded) as ran:
        assert ran.value("f", 4.0) == 0.25
    assert Path(str(preloaded.released)).is_file()
