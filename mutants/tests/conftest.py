"""What was skipped is kept for the end of `make test`, which runs pytest twice."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write a line for each reason to skip, with how many tests it concerned, where `make test` asks for it."""
    path = os.environ.get("SKIPPED")
    if not path or hasattr(config, "workerinput"):  # a worker of xdist tells its reports to the main process
        return
    skipped = (str(report.longrepr[2]) for report in terminalreporter.getreports("skipped"))
    counted = Counter(reason.removeprefix("Skipped: ") for reason in skipped)
    with Path(path).open("a", encoding="utf-8") as file:
        file.writelines(f"  {count} test{'s' * (count > 1)}: {reason}\n" for reason, count in counted.items())
