"""The hidden tests, held by pytest: collected once, rehearsed with the answer key, then sat by every student.

    with_paper(folder, key, seeded, work)
        pytest.main ── collects tests/hidden/<assignment>
          runtestloop ── rehearsal: every test with the key in the student's place; all must pass
                      └─ work(paper): the whole of grading, while session fixtures live

Public hooks only. A test whose fixtures all outlive it is afterwards called directly with the values it had; one
with a fixture of a narrower scope goes through pytest's whole protocol every time.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Generator
from pathlib import Path
from types import ModuleType
from typing import Any, Generic, TypeVar

import numpy as np
import pytest

from grader.errors import CourseError
from grader.judge.paper import Check, Paper
from grader.judge.student import Rehearsal, Student

T = TypeVar("T")
Seeded = Callable[[str], np.random.Generator]
OPTIONS = ("--capture=no", "--import-mode=importlib", "--disable-plugin-autoload", "-c", os.devnull)
WITHOUT = ("terminal", "cacheprovider", "warnings", "logging", "junitxml", "pastebin", "faulthandler", "doctest")


def with_paper(folder: Path, key: ModuleType, seeded: Seeded, work: Callable[[Paper], T]) -> T:
    """Collect the tests in `folder`, rehearse them with `key`, and return what `work` makes of the paper.

    Raises
    ------
    CourseError
        A test cannot be collected, has no docstring, or does not pass with the answer key.
    """
    session = Hidden(key, seeded, work)
    without = [option for name in WITHOUT for option in ("-p", f"no:{name}")]
    pytest.main([str(folder), f"--rootdir={folder}", *OPTIONS, *without], plugins=[session])
    return session.outcome(folder)


class Hidden(Generic[T]):
    """A pytest plugin for one session: the fixtures, the rehearsal, and `work` in the place of the test loop."""

    def __init__(self, key: ModuleType, seeded: Seeded, work: Callable[[Paper], T]) -> None:
        self.key, self.draw, self.work = key, seeded, work
        self.person = Student()
        self.rehearsal = Rehearsal(key)
        self.values: dict[str, dict[str, Any]] = {}
        self.own_fixtures: set[str] = set()
        self.rehearsed = ""
        self.raised: BaseException | None = None
        self.fault: BaseException | None = None
        self.result: list[T] = []

    @pytest.fixture(scope="session")
    def student(self) -> Student:
        """The functions of whoever is examined."""
        return self.person

    @pytest.fixture(scope="session")
    def reference(self) -> ModuleType:
        """The answer key."""
        return self.key

    @pytest.fixture(scope="session")
    def seeded(self) -> Seeded:
        """A random generator for a name: the same in one course, another with another secret."""
        return self.draw

    def outcome(self, folder: Path) -> T:
        """Return the result of the work, or raise what stopped it."""
        if self.fault is not None:
            raise self.fault
        if not self.result:
            raise CourseError(f"{folder}: pytest found no hidden test here")
        return self.result[0]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep the first file that cannot be read."""
        if report.failed and self.fault is None:
            text = str(report.longrepr).strip().splitlines() or ["no reason given"]
            self.fault = CourseError(f"the tests in {report.nodeid} cannot be read: {text[-1]}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Rehearse, then work; whatever stops it is raised again outside of pytest."""
        if self.fault is None and session.items:
            try:
                self.result.append(self.work(self._paper(session.items)))
            except BaseException as error:  # noqa: BLE001  Ctrl-C included: pytest must not swallow it
                self.fault = error
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """Notice the tests that need a fixture made anew."""
        if fixturedef.scope != "session":
            self.own_fixtures.add(self.rehearsed)
        return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> None:
        """Keep what the test was called with."""
        wanted = inspect.signature(pyfuncitem.obj).parameters
        self.values[pyfuncitem.nodeid] = {name: pyfuncitem.funcargs[name] for name in wanted}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Keep what a test raised, for whoever runs it."""
        if call.excinfo is not None:
            self.raised = self.raised or call.excinfo.value
        return (yield)

    def _paper(self, items: list[pytest.Item]) -> Paper:
        self.person.seat(self.rehearsal.ask)
        functions = [item for item in items if isinstance(item, pytest.Function)]
        checks = tuple(self._rehearsed(item) for item in functions)
        self.person.seat(None)
        return Paper(checks, tuple(self.rehearsal.questions), self.person, self.key)

    def _rehearsed(self, item: pytest.Function) -> Check:
        where, self.rehearsed = f"{item.path.name}::{item.name}", item.nodeid
        try:
            self._through_pytest(item)
        except CourseError as error:
            raise CourseError(f"{where}: {error}") from error
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            raise CourseError(f"{where} does not pass with the answer key: {error}") from error
        title = (inspect.getdoc(item.obj) or "").strip().splitlines()
        if not title:
            raise CourseError(f"{where} has no docstring: students read it as the title of the check")
        task = item.path.stem.removeprefix("test_")
        return Check(task, item.name, title[0].rstrip("."), self.rehearsal.notes(), self._runner(item))

    def _runner(self, item: pytest.Function) -> Callable[[], None]:
        if item.nodeid in self.own_fixtures:
            return lambda: self._through_pytest(item)
        function, values = item.obj, self.values[item.nodeid]
        return lambda: function(**values)

    def _through_pytest(self, item: pytest.Function) -> None:
        """Run one test with everything that pytest does for it, and raise what it raised."""
        self.raised = None
        # "The session comes next": then pytest tears down all but the session's fixtures.
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=item.session)
        if self.raised is not None:
            raise self.raised
