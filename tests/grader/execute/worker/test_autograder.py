"""A notebook graded by its own test cells: a cell stops at its error; a command that is not Python is no error."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from grader.execute.forkserver import ForkServer
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.records.course import Limits
from grader.records.execution import Outcome

TEST = "assert f() == 2.0"
RIGHT = "import numpy as np\ndef f(): return float(np.sqrt(4.0))"


def outcome(forkserver: ForkServer, limits: Limits, folder: Path, *cells: str, test: str = TEST) -> Outcome:
    """Return what became of the test cell after these cells."""
    nbgrader = {"grade": True, "solution": False, "locked": True, "grade_id": "t", "points": 1.0}
    code = {"cell_type": "code", "metadata": {}, "outputs": []}
    document = {
        "nbformat": 4,
        "cells": [
            *({**code, "source": source} for source in cells),
            {**code, "metadata": {"nbgrader": nbgrader}, "source": test},
        ],
    }
    path = folder / "attempt.ipynb"
    path.write_text(json.dumps(document), encoding="utf-8")
    kind = {"grade": True, "solution": False, "task": False, "locked": True, "kind": "code"}
    entry = {**kind, "name": "t", "text": test, "checksum": "", "points": 1.0}
    run = {"folder": "autograded/ada/ps1", "files": False}
    course = {"grader": "nbgrader", "cells": [entry], "missing": "", "most_lines": 1000, "ignored_stderr": "", **run}
    options = SandboxOptions("attempt", "ipynb", (), peer=course)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with Sandbox(forkserver.spawn, options, limits) as sandbox:
            return sandbox.open(descriptor).outcomes["t"]
    finally:
        os.close(descriptor)


@pytest.mark.parametrize(
    "line",
    [
        "!pip install numpy",
        "files = !ls",
        "%pip install numpy",
        "%cd ..",
        "get_ipython().system('ls')",
        "from google.colab import drive; drive.mount('/content/drive')",
        "%timeit -n 10 -r 1 1",
        "%matplotlib notebook",
        "from multiprocessing import Pool\nwith Pool(2) as pool:\n    assert pool.map(abs, [-1]) == [1]",
    ],
)
def test_a_command_that_is_not_python_is_no_error(
    forkserver: ForkServer, limits: Limits, tmp_path: Path, line: str
) -> None:
    assert outcome(forkserver, limits, tmp_path, f"{line}\n{RIGHT}").error == ""


@pytest.mark.parametrize("cell", ["%%bash\nls", "%%script false\nx", "%%html\n<b>1</b>"])
def test_a_cell_of_another_language_is_no_error(
    forkserver: ForkServer, limits: Limits, tmp_path: Path, cell: str
) -> None:
    assert outcome(forkserver, limits, tmp_path, cell, RIGHT).error == ""


@pytest.mark.parametrize(
    "test", ["!ls\nassert f() == 2.0", "x = !ls\nassert f() == 2.0 and x == ['attempt.ipynb']", "%cd ..\nf()"]
)
def test_a_command_in_a_test_cell_is_no_error(
    forkserver: ForkServer, limits: Limits, tmp_path: Path, test: str
) -> None:
    assert outcome(forkserver, limits, tmp_path, RIGHT, test=test).error == ""


@pytest.mark.parametrize(
    "line", ["1 / 0", "input()", "from tqdm import tqdm", "%unknown", "%load_ext no_such_extension"]
)
def test_a_cell_stops_at_its_error_as_in_nbgrader(
    forkserver: ForkServer, limits: Limits, tmp_path: Path, line: str
) -> None:
    assert outcome(forkserver, limits, tmp_path, f"{line}\n{RIGHT}").error.startswith("NameError")


@pytest.mark.parametrize(
    ("line", "test"),
    [
        ("x = !echo 2", "assert x == ['2']"),
        ("!echo hello > a.txt", "assert _exit_code == 1"),
        ("import os", "assert os.getcwd().endswith('/autograded/ada/ps1')"),
        ("import os", "assert os.path.exists('attempt.ipynb')"),
        ("import asyncio", "assert asyncio.get_running_loop()"),
        ("import asyncio\ntask = asyncio.create_task(asyncio.sleep(0, 3))", "assert await task == 3"),
        ("from IPython.display import clear_output", "import sys\nprint(1, file=sys.stderr)\nclear_output()"),
        (
            "from IPython.display import clear_output",
            "import sys\nprint(1, file=sys.stderr)\nclear_output(True)\nprint(2)",
        ),
        ("%load_ext autoreload\n%autoreload 2", "1"),
        ("", "assert 'ZMQ' in type(get_ipython()).__name__"),
    ],
)
def test_a_cell_finds_what_a_kernel_gives_it(
    forkserver: ForkServer, limits: Limits, tmp_path: Path, line: str, test: str
) -> None:
    assert outcome(forkserver, limits, tmp_path, line, test=test).error == ""
