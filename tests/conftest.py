"""What holds for all tests: no real gradebook before the last stage, signals as they were, skips told at the end."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF)
AGAIN_SECONDS = 10.0
BEFORE = pytest.StashKey[list[Any]]()


def pytest_configure() -> None:
    """Hear Ctrl-C even where a script started the tests in the background: whoever is asked to stop inherits that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Remember what is done at a signal."""
    item.stash[BEFORE] = [signal.getsignal(number) for number in HEARD]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that leaves another handler behind: with Ctrl-C ignored, a later test would wait for ever."""
    done = yield
    handlers = item.stash[BEFORE]
    for number, before in zip(HEARD, handlers, strict=True):
        after = signal.getsignal(number)
        if after is not before:
            signal.signal(number, before)
            pytest.fail(f"{number.name} was {before} and is {after} after this test: put it back")
    return done


@pytest.hookimpl(optionalhook=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> bool:
    """End a test that waits for ever by a signal that no test uses, again and again until it has ended.

    Of pytest-timeout's own ways one takes SIGALRM, which is the students' in many tests; the other ends the process,
    upon which xdist begins the same test again or waits for a process that has gone.
    """
    over = threading.Event()
    signal.signal(signal.SIGUSR1, lambda *_: pytest.fail(f"not over after {settings.timeout:g} s"))

    def watch() -> None:
        seconds = settings.timeout
        while not over.wait(seconds):
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
            seconds = AGAIN_SECONDS

    item.cancel_timeout = over.set  # type: ignore[attr-defined]  # pytest-timeout calls it
    threading.Thread(target=watch, daemon=True).start()
    return True


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
