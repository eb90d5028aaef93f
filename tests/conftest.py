"""What was skipped is kept for the end of `make test`; a real gradebook is opened in its last stage alone."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a quick test that opens nbgrader's own gradebook: that takes seconds, and belongs to the real peers."""
    gradebook = getattr(sys.modules.get("nbgrader.api"), "Gradebook", None)
    with pytest.MonkeyPatch.context() as patch:
        if gradebook is not None and item.get_closest_marker("peers") is None:
            patch.setattr(gradebook, "__init__", _refuse)
        return (yield)


def _refuse(*_: object) -> None:
    pytest.fail("a test without the marker `peers` opens a real gradebook: use a stand-in, or mark it")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write a line for each reason to skip, with how many tests it concerned, where `make test` asks for it."""
    path = os.environ.get("SKIPPED")
    if not path or hasattr(config, "workerinput"):  # a worker of xdist tells its reports to the main process
        return
    skipped = (str(report.longrepr[2]) for report in terminalreporter.getreports("skipped"))
    counted = Counter(reason.removeprefix("Skipped: ") for reason in skipped)
    with Path(path).open("a", encoding="utf-8") as file:
        file.writelines(f"  {count} test{'s' * (count > 1)}: {reason}\n" for reason, count in counted.items())
