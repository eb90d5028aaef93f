"""A process without isolation: it runs a file, and on Linux it is not charged for waiting on a busy machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from grader.execute.clock import figures
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.execute.unsandboxed import unsandboxed
from grader.records.course import Limits
from grader.records.execution import Call


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not tell how long a process waited")
def test_its_clock_is_told_by_the_system(tmp_path: Path) -> None:
    (tmp_path / "half.py").write_text("def half(x):\n    return x / 2\n", encoding="utf-8")
    with unsandboxed() as spawn, (tmp_path / "half.py").open("rb") as file:
        made = []

        def noted(submission: int):
            made.append(spawn(submission))
            return made[-1]

        with Sandbox(noted, SandboxOptions("half", "py", ("half",)), Limits()) as sandbox:
            sandbox.open(os.dup(file.fileno()))
            assert sandbox.ask([Call("half", (3.0,))])[0].value == 1.5
            (child,) = made
            _waited, used = figures(child.pidfd) or (0.0, 0.0)
            assert used > 0
