"""Drive pytest from the grader: no capture, only our plugins, one test at a time, exceptions passed on."""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from grader.errors import CourseError

OPTIONS = ("--capture=no", "--import-mode=importlib", "--disable-plugin-autoload", "-c", os.devnull)
WITHOUT = (
    *("terminal", "cacheprovider", "warnings", "logging", "junitxml", "pastebin", "faulthandler", "doctest"),
    *("unraisableexception", "threadexception", "debugging", "setuponly", "setupplan", "stepwise"),
)


SYNTAX_ERROR: Final = re.compile(r'E\s+File ".*", line (\d+)$')


class ItemRunner:
    """A pytest plugin that runs one test at a time and passes on what a collection or a test raised."""

    def __init__(self) -> None:
        self.raised: BaseException | None = None
        self.fault: CourseError | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep the first file that cannot be read."""
        if report.failed and self.fault is None:
            text = str(report.longrepr).strip().splitlines() or ["no reason given"]
            self.fault = CourseError(f"the tests in {report.nodeid} cannot be read: {_reason(text)}")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Keep what a test raised."""
        if call.excinfo is not None:
            self.raised = self.raised or call.excinfo.value
        return (yield)

    def run(self, item: pytest.Function) -> None:
        """Run one test through pytest's whole protocol and raise what it raised."""
        self.raised = None
        # "The session comes next": then pytest tears down all but the session's fixtures.
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=item.session)
        if self.raised is not None:
            raise self.raised


def _reason(text: Sequence[str]) -> str:
    """Return the last line of a report, and the line of the file where Python's parser stopped."""
    places = [found[1] for found in map(SYNTAX_ERROR.match, text) if found]
    return text[-1].removeprefix("E").lstrip() + (f", line {places[-1]}" if places else "")


def collect(folder: Path, paths: Sequence[Path], plugins: Sequence[object]) -> None:
    """Let pytest collect `paths`, which lie in `folder`; the plugins decide what to run.

    A conftest.py or `__init__.py` in a folder above may be anybody's, and is not run.
    """
    without = [option for name in WITHOUT for option in ("-p", f"no:{name}")]
    places = (f"--rootdir={folder}", f"--confcutdir={folder}")
    try:
        pytest.main([*map(str, paths), *places, *OPTIONS, *without], plugins=plugins)
    finally:
        _unload(folder)


def fixture_plugin(**values: Any) -> ModuleType:
    """Return a plugin with a session fixture for each value."""
    plugin = ModuleType(__name__)
    for name, value in values.items():
        setattr(plugin, name, pytest.fixture(scope="session", name=name)(lambda value=value: value))
    return plugin


def title(item: pytest.Function) -> str:
    """Return the first line of a test's docstring, the title that students read; '' without a docstring."""
    return (inspect.getdoc(item.obj) or "").lstrip().partition("\n")[0].rstrip(". ")


def task_of(item: pytest.Function) -> str:
    """Return the task that a test belongs to: test_<task>.py."""
    return item.path.stem.removeprefix("test_")


def test_path(item: pytest.Function) -> str:
    """Return where a test stands in its course: tests/hidden/<assignment>/test_<task>.py."""
    return "/".join(item.path.parts[-4:])


def _unload(folder: Path) -> None:
    """Remove modules of `folder` from sys.modules: another folder may have a test_forward.py or conftest.py too.

    Names are compared, and the folder is looked up once: where files lie behind a network (a browser), each look-up of
    one of a thousand modules would wait for an answer.
    """
    inside = tuple({f"{folder.absolute()}{os.sep}", f"{folder.resolve()}{os.sep}"})
    for name, module in tuple(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and file.startswith(inside):
            del sys.modules[name]
