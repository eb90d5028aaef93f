"""What the lesson tries out with a task's function is found, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from grader.errors import OutOfTime
from grader.execute.forkserver import preforked
from grader.execute.worker.experiments import experiments
from grader.execute.worker.notebook import Cell
from grader.execute.worker.statements import precompile
from grader.records.course import Limits
from grader.records.execution import Call

from ..conftest import Open

TASK = "def half(x):\n    ### your code\n    pass\n"
LESSON = "rate = 2\ndef curve(n):\n    return [half(k) for k in range(n)]\nprint(rate)\n"
TRIED = "print(half(3))\nimport math\nx = math.pi\n"
TRIED_BY_THE_LESSON = "with open('/dev/null') as file:\n    y = curve(4)\nz = [half(k) for k in range(3)]\n"


def test_statements_that_use_a_task_are_found_whoever_calls_it_for_them() -> None:
    cells = [Cell(n, text, f"cell {n}") for n, text in enumerate((TASK, LESSON, TRIED, TRIED_BY_THE_LESSON))]
    found = experiments(precompile(cells), ("half",))
    assert {source: sorted(numbers) for source, numbers in found.items()} == {TRIED: [0], TRIED_BY_THE_LESSON: [0, 1]}
    assert experiments(precompile(cells), ("other",)) == {}


NEVER = "def never(x):\n    while True:\n        pass\n"
RIGHT = "def f(x):\n    return x + 1\n"
SLOW = "import time\nstart = time.process_time()\nwhile time.process_time() < start + 0.4:\n    f({})\n"


def test_who_did_nothing_wrong_is_asked_although_another_function_never_ends(
    opened: Open, limits: Limits, tmp_path: Path
) -> None:
    experiments = [SLOW.format(number) for number in range(4)]  # 1.6 seconds in all, and one run of them fits in
    released = ("def never(x):\n    pass\n", "def f(x):\n    pass\n", *experiments)
    path = tmp_path / "released.ipynb"
    cells = [{"cell_type": "code", "source": source} for source in released]
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}), encoding="utf-8")
    few = replace(limits, call_seconds=0.5, cell_seconds=1.0, notebook_seconds=3.0, submission_seconds=6.0)
    with (
        preforked(few, path) as forkserver,
        opened(NEVER, RIGHT, *experiments, forkserver=forkserver, limits=few, tasks=("never", "f")) as ran,
    ):
        never, right, *_, again = ran.sandbox.ask(
            [Call("never", (1.0,)), Call("f", (2.0,)), Call("never", (3.0,)), Call("never", (5.0,)), Call("f", (4.0,))]
        )
        assert isinstance(never.fault, OutOfTime)
        assert (right.value, again.value) == (3.0, 5.0)
        assert ran.value("f", 6.0) == 7.0  # a question of another round
