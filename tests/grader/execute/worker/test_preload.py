"""What is done once for all children is found by each of them, and nothing else of it is."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.execute.forkserver import ForkServer, preforked
from grader.execute.worker.preload import CELLS, TASK, nothing_kept
from grader.records.course import Limits

from ..conftest import Open, notebook

LOOK = "def f():\n    import linecache, sys\n    return {answer}\n"


@pytest.fixture(scope="module")
def preloaded(limits: Limits, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """A forkserver that knows a released notebook."""
    path = tmp_path_factory.mktemp("released") / "released.ipynb"
    path.write_text(json.dumps(notebook("import colorsys")), encoding="utf-8")
    with preforked(limits, path) as forkserver:
        yield forkserver


def test_the_released_notebooks_imports_are_there(opened: Open, preloaded: ForkServer) -> None:
    with opened(LOOK.format(answer="'colorsys' in sys.modules"), forkserver=preloaded) as ran:
        assert ran.value("f") is True


def test_a_rehearsal_defines_nothing(opened: Open, preloaded: ForkServer) -> None:
    defined = [TASK, "np", "math", "numbers"]
    assert all(any(name in cell for cell in CELLS) for name in defined)
    with opened(LOOK.format(answer=f"[n for n in {defined} if n in globals()]"), forkserver=preloaded) as ran:
        assert ran.value("f") == []


def test_a_rehearsal_leaves_no_lines_behind_and_no_notes(opened: Open, preloaded: ForkServer) -> None:
    answer = "[name for name in linecache.cache if name.startswith('cell')]"
    with opened(LOOK.format(answer=answer), forkserver=preloaded) as ran:
        assert ran.value("f") == ["cell 1"]
        assert not ran.report.not_run
        assert ran.report.ran == 1


def test_the_global_generators_are_where_they_were() -> None:
    """A course of nbgrader's has no seed of ours."""
    commands: Any = SimpleNamespace(shell=SimpleNamespace(user_ns={"kept": 1}), cell="", not_run=[])
    before = random.getstate(), _place()
    with nothing_kept(commands):
        random.seed(1)
        np.random.seed(1)  # noqa: NPY002  students still use it
        np.random.normal(size=7)  # noqa: NPY002
        commands.shell.user_ns["defined"] = 1
    assert (random.getstate(), _place()) == before
    assert commands.shell.user_ns == {"kept": 1}


def _place() -> Any:
    return np.random.get_state()[2]  # noqa: NPY002
