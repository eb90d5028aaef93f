"""Drive pytest from the grader: no capture, only our plugins, one test at a time, exceptions passed on."""

from __future__ import annotations

import inspect
import os
import sys
import warnings
from collections.abc import Generator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from grader.errors import CourseError
from grader.judge.own_faults import Returned
from grader.judge.place import in_course, last_frame, place_inside, place_of, place_of_report

OPTIONS = ("--capture=no", "--import-mode=importlib", "--disable-plugin-autoload", "-c", os.devnull)
WITHOUT = (
    *("terminal", "cacheprovider", "warnings", "logging", "junitxml", "pastebin", "faulthandler", "doctest"),
    *("unraisableexception", "threadexception", "debugging", "setuponly", "setupplan", "stepwise"),
)
# OpenBLAS's product of a float32 matrix of 5 columns and a vector reads numbers that nobody set, where the processor
# has AVX-512: the result is right, and numpy warns by chance. No longer told: a key that multiplies infinity by zero.
SPURIOUS = "invalid value encountered in matmul"


class ItemRunner:
    """A pytest plugin that runs one test at a time and passes on what a collection or a test raised."""

    def __init__(self) -> None:
        self.raised: BaseException | None = None
        self.fault: CourseError | None = None
        self.folder = Path()

    @pytest.hookimpl(wrapper=True)
    def pytest_load_initial_conftests(self) -> Generator[None, object, object]:
        """Keep what a conftest.py raised: pytest would print it and end."""
        try:
            return (yield)
        except SystemExit:
            return None  # it is read again where its folder is collected, and told there
        except Exception as error:  # noqa: BLE001  conftest.py may raise anything
            cause, path = error.__cause__ or error, getattr(error, "path", Path("conftest.py"))
            self._keep(f"{place_of(cause, in_course(path))}: cannot be read: {type(cause).__name__}: {_said(cause)}")
            return None

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """Let pytest not complain that a file has no tests where it is told why it, or its conftest.py, has none."""
        try:
            return (yield)
        except pytest.UsageError:
            if self.fault is None:
                raise
            return None

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Keep what a hook of a conftest.py raised, in the place of the report that pytest prints of itself."""
        inside = last_frame(excinfo.value, self.folder) is not None
        if inside:
            said = f"{excinfo.typename}: {_said(excinfo.value)}"
            self._keep(f"{place_inside(excinfo.value, self.folder)}: cannot be read: {said}")
        return inside

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Note in which folder the tests are."""
        self.folder = session.config.rootpath

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Keep the `exit()` of a file: pytest would end there, and its other files be no tests."""
        try:
            return (yield)
        except SystemExit as error:
            place = place_inside(error, collector.path)
            self._keep(f"{place}: cannot be read: it ends Python here, as exit() does; take that line out")
            return pytest.CollectReport(collector.nodeid, "passed", None, [])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep every file that cannot be read, and of a folder whose conftest.py cannot be read no more than that."""
        if report.failed and (self.fault is None or report.nodeid.endswith(".py")):
            text = str(report.longrepr).strip().splitlines() or ["no reason given"]
            reason = text[-1].removeprefix("E").lstrip()
            self._keep(f"{place_of_report(text, self.folder / report.nodeid)}: cannot be read: {reason}")

    def _keep(self, fault: str) -> None:
        if fault not in str(self.fault).split("\n"):
            self.fault = CourseError(f"{self.fault}\n{fault}" if self.fault else fault)

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
        with warnings.catch_warnings():
            warnings.simplefilter("error", pytest.PytestReturnNotNoneWarning)
            warnings.filterwarnings("ignore", SPURIOUS, RuntimeWarning)
            # "The session comes next": then pytest tears down all but the session's fixtures.
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=item.session)
        if isinstance(self.raised, pytest.PytestReturnNotNoneWarning):
            raise Returned(item.obj.__code__.co_firstlineno) from None
        if self.raised is not None:
            raise self.raised


class Interrupts:
    """A pytest plugin that notes Ctrl-C, which pytest takes for an end of its own."""

    def __init__(self) -> None:
        self.seen = False

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note it; pytest's own exceptions, for a test that cannot be collected, are of classes below."""
        self.seen = self.seen or excinfo.type is KeyboardInterrupt


def collect(folder: Path, paths: Sequence[Path], plugins: Sequence[object]) -> None:
    """Let pytest collect `paths`, which lie in `folder`; the plugins decide what to run.

    A conftest.py or `__init__.py` in a folder above may be anybody's, and is not run.
    """
    without = [option for name in WITHOUT for option in ("-p", f"no:{name}")]
    places = (f"--rootdir={folder}", f"--confcutdir={folder}")
    interrupts = Interrupts()
    try:
        pytest.main([*map(str, paths), *places, *OPTIONS, *without], plugins=[*plugins, interrupts])
    finally:
        _unload(folder)
    if interrupts.seen:
        raise KeyboardInterrupt


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
    return in_course(item.path)


def _said(fault: BaseException) -> str:
    """Return the words of an exception; the place of a syntax error stands before them."""
    return str(fault.msg if isinstance(fault, SyntaxError) else fault)


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
