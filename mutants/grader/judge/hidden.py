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
from collections.abc import Callable, Generator
from pathlib import Path
from types import ModuleType
from typing import Any, Generic, TypeVar

import numpy as np
import pytest

from grader.errors import CourseError
from grader.judge.checks import Check, Paper
from grader.judge.pytest_plugin import Protocol, fixtures, hold, task_of, title
from grader.judge.student import Rehearsal, Student
from grader.records.course import Assignment

T = TypeVar("T")
Seeded = Callable[[str], np.random.Generator]


def with_paper(folder: Path, key: ModuleType, seeded: Seeded, work: Callable[[Paper], T]) -> T:
    """Collect the tests in `folder`, rehearse them with `key`, and return what `work` makes of the paper.

    Raises
    ------
    CourseError
        A test cannot be collected, has no docstring, or does not pass with the answer key.
    """
    session = Hidden(key, work)
    given = fixtures(student=session.person, reference=key, seeded=seeded)
    hold(folder, [folder], [session, session.protocol, given])
    return session.outcome(folder)


def expect_tests(folder: Path, assignment: Assignment) -> None:
    """Raise `CourseError` where nothing tests a task, or a test belongs to no task."""
    for task in assignment.tasks:
        if not (folder / f"test_{task.name}.py").is_file():
            raise CourseError(
                f"task '{task.name}' of '{assignment.name}' has no hidden test: write {folder}/test_{task.name}.py"
            )
    known = {task.name for task in assignment.tasks}
    for path in sorted(folder.glob("test_*.py")):
        if path.stem.removeprefix("test_") not in known:
            raise CourseError(f"{path} tests no task of '{assignment.name}' in course.toml")


class Hidden(Generic[T]):
    """A pytest plugin for one session: the rehearsal, and `work` in the place of the test loop."""

    def __init__(self, key: ModuleType, work: Callable[[Paper], T]) -> None:
        self.key, self.work = key, work
        self.person = Student()
        self.rehearsal = Rehearsal(key)
        self.values: dict[str, dict[str, Any]] = {}
        self.own_fixtures: set[str] = set()
        self.rehearsed = ""
        self.protocol = Protocol()
        self.fault: BaseException | None = None
        self.result: list[T] = []

    def outcome(self, folder: Path) -> T:
        """Return the result of the work, or raise what stopped it."""
        fault = self.protocol.fault or self.fault
        if fault is not None:
            raise fault
        if not self.result:
            raise CourseError(f"{folder}: pytest found no hidden test here")
        return self.result[0]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Rehearse, then work; whatever stops it is raised again outside of pytest."""
        if self.protocol.fault is None and session.items:
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

    def _paper(self, items: list[pytest.Item]) -> Paper:
        self.person.seat(self.rehearsal.ask)
        functions = [item for item in items if isinstance(item, pytest.Function)]
        checks = tuple(self._rehearsed(item) for item in functions)
        self.person.seat(None)
        return Paper(checks, tuple(self.rehearsal.questions), self.person, self.key)

    def _rehearsed(self, item: pytest.Function) -> Check:
        where, self.rehearsed = f"{item.path.name}::{item.name}", item.nodeid
        try:
            self.protocol.run(item)
        except CourseError as error:
            raise CourseError(f"{where}: {error}") from error
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            raise CourseError(f"{where} does not pass with the answer key: {error}") from error
        name = title(item)
        if not name:
            raise CourseError(f"{where} has no docstring: students read it as the title of the check")
        return Check(task_of(item), item.name, name, self.rehearsal.notes(), self._runner(item))

    def _runner(self, item: pytest.Function) -> Callable[[], None]:
        if item.nodeid in self.own_fixtures:
            return lambda: self.protocol.run(item)
        function, values = item.obj, self.values[item.nodeid]
        return lambda: function(**values)
