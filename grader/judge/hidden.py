"""Hidden tests: collected by pytest once, tried with the answer key in a dry run, then run for every submission.

    with_test_plan(folder, reference, seeded, work)
        pytest.main ── collects tests/hidden/<assignment>
          runtestloop ── dry run: every test with the answer key as the student; all must pass
                      └─ work(plan): the whole of grading, while session fixtures live

Public hooks only. A test whose fixtures all outlive it is afterwards called directly with the values it had; one
with a fixture of a narrower scope goes through pytest's whole protocol every time.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Generic, TypeVar

import numpy as np
import pytest

from grader.errors import CourseError, Mismatch, Raised
from grader.judge.checks import Check, TestPlan
from grader.judge.key_folder import NOTHING, beside_key
from grader.judge.own_faults import OwnFault, ProcessorLimit, Returned, expect_nothing
from grader.judge.place import place_of
from grader.judge.pytest_plugin import ItemRunner, collect, fixture_plugin, task_of, test_path, title
from grader.judge.student import DryRun, Student
from grader.records.course import Assignment

T = TypeVar("T")
Seeded = Callable[[str], np.random.Generator]


def with_test_plan(folder: Path, reference: ModuleType, seeded: Seeded, work: Callable[[TestPlan], T]) -> T:
    """Collect the tests in `folder`, dry-run them with the answer key, and return the result of `work(plan)`.

    Raises
    ------
    CourseError
        A test cannot be collected, has no docstring, or does not pass with the answer key.
    """
    session = HiddenTests(reference, work)
    given = fixture_plugin(student=session.student, reference=reference, seeded=seeded)
    collect(folder, [folder], [session, session.runner, given])
    return session.outcome(folder)


def expect_tests(folder: Path, assignment: Assignment) -> None:
    """Raise `CourseError` where nothing tests a task, or a test belongs to no task; all of these are named."""
    known = [task.name for task in assignment.tasks]
    untested = [name for name in known if not (folder / f"test_{name}.py").is_file()]
    faults = [
        f"task '{name}' of '{assignment.name}' has no hidden test: write {folder}/test_{name}.py" for name in untested
    ]
    faults += [
        f"{path} tests no task of '{assignment.name}' in course.toml{_perhaps(path, untested)}"
        for path in sorted(folder.glob("test_*.py"))
        if path.stem.removeprefix("test_") not in known
    ]
    if faults:
        raise CourseError("\n".join(faults))


def _perhaps(path: Path, untested: Sequence[str]) -> str:
    near = difflib.get_close_matches(path.stem.removeprefix("test_"), untested)
    return f"; if it is for '{near[0]}', let both have one name" if near else ""


class HiddenTests(Generic[T]):
    """A pytest plugin for one session: the dry run, then `work`, in place of the test loop."""

    def __init__(self, reference: ModuleType, work: Callable[[TestPlan], T]) -> None:
        self.reference, self.work = reference, work
        self.student = Student()
        self.dry_run = DryRun(reference)
        self.values: dict[str, dict[str, Any]] = {}
        self.own_fixtures: set[str] = set()
        self.running = ""
        self.runner = ItemRunner()
        self.fault: BaseException | None = None
        self.result: list[T] = []

    def outcome(self, folder: Path) -> T:
        """Return the result of `work`, or raise what stopped the session."""
        fault = self.runner.fault or self.fault
        if fault is not None:
            raise fault
        if not self.result:
            raise CourseError(f"{folder}: pytest found no hidden test here")
        (result,) = self.result
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """End a file that never ends while it is read."""
        with ProcessorLimit().running():
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the dry run, then `work`; whatever stops them is raised again outside of pytest."""
        if self.runner.fault is None and session.items:
            try:
                self.result = [self.work(self._test_plan(session.items))]
            except BaseException as error:  # noqa: BLE001  Ctrl-C included: pytest must not swallow it
                self.fault = error
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """Record the tests that have a fixture of a narrower scope than the session."""
        if fixturedef.scope != "session":
            self.own_fixtures.add(self.running)
        return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> None:
        """Record the arguments of the test."""
        wanted = inspect.signature(pyfuncitem.obj).parameters
        self.values[pyfuncitem.nodeid] = {name: pyfuncitem.funcargs[name] for name in wanted}

    def _test_plan(self, items: list[pytest.Item]) -> TestPlan:
        self.student.bind(self.dry_run)
        functions = [item for item in items if isinstance(item, pytest.Function)]
        checks, faults = [], list[CourseError]()
        for item in functions:
            with beside_key(vars(self.reference)):  # around all: a folder of the test's own is left on the way out
                try:
                    checks.append(self._dry_run_of(item))
                except CourseError as error:
                    faults.append(error)
                    self.dry_run.forget()
        self.student.bind(None)
        if len(faults) == 1:
            raise faults[0]
        if faults:
            raise CourseError("\n".join(map(str, faults)))
        return TestPlan(tuple(checks), tuple(self.dry_run.questions), self.student, self.reference)

    def _dry_run_of(self, item: pytest.Function) -> Check:
        self.running = item.nodeid
        try:
            with ProcessorLimit().running():
                self.runner.run(item)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            fault = self.dry_run.fault or error
            raise _at(fault, item, _why(fault)) from error
        if self.dry_run.fault is not None:
            raise _at(self.dry_run.fault, item, str(self.dry_run.fault))
        name = title(item)
        if not name:
            raise CourseError(
                f"{_first_line(item)}: {item.name} has no docstring: students read it as the title of the check"
            )
        asked = self.dry_run.take_asked(task_of(item))
        return Check(task_of(item), item.name, name, asked, self._runner(item), test_path(item))

    def _runner(self, item: pytest.Function) -> Callable[[], None]:
        if item.nodeid in self.own_fixtures:
            return self._beside_key(lambda: self.runner.run(item))
        function, values = item.obj, self.values[item.nodeid]
        line = function.__code__.co_firstlineno
        return self._beside_key(lambda: expect_nothing(function(**values), line))

    def _beside_key(self, run: Callable[[], None]) -> Callable[[], None]:
        """Let a test run where the answer key, which it may call, finds its data."""
        if beside_key(vars(self.reference)) is NOTHING:
            return run

        def beside() -> None:
            with beside_key(vars(self.reference)):
                run()

        return beside


def _at(fault: BaseException, item: pytest.Function, text: str) -> CourseError:
    """Name the line of a test at which something failed; of a fixture that is not there the line of the test."""
    inside = not isinstance(fault, (pytest.FixtureLookupError, Returned))
    place = place_of(fault, test_path(item)) if inside else _first_line(item)
    return CourseError(f"{place}: {item.name}: {text}")


def _first_line(item: pytest.Function) -> str:
    return f"{test_path(item)}:{item.obj.__code__.co_firstlineno}"


def _why(fault: BaseException) -> str:
    if isinstance(fault, (CourseError, OwnFault)):
        return str(fault)
    if isinstance(fault, pytest.FixtureLookupError):
        return f"no fixture '{fault.argname}'; there are student, reference, seeded, and those of conftest.py"
    hint = ". If it should, write `with raises(...)` of grader.testing" if isinstance(fault, Raised) else ""
    figures = f" ({fault.figures})" if isinstance(fault, Mismatch) and fault.figures else ""
    return f"it does not pass with the answer key: {fault}{figures}{hint}"
