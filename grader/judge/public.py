"""The public checks, run by pytest: they know no answer, so there is no dry run and no diagnosis.

A module of checks that holds FORM_ONLY = True sees the form of the answers, and not whether they are right.

evaluate(folder, tasks, seeded, connect)
    pytest.main ── collects test_<task>.py in `folder`
      runtestloop ── connect() ─► every check, each call answered live ─► TaskResult
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.errors import CourseError, Mismatch
from grader.judge import compare
from grader.judge.checks import Check
from grader.judge.picture import picture
from grader.judge.pytest_plugin import ItemRunner, collect, fixture_plugin, task_of, title
from grader.judge.student import Replay, Student
from grader.judge.verdicts import count_missing_as_failed, run_check, task_verdict
from grader.records.course import Tell
from grader.records.execution import Call, Reply
from grader.records.judgement import CheckResult, Picture, TaskResult, Verdict

Seeded = Callable[[str], np.random.Generator]
Live = Callable[[Call], Reply]
FORM_ONLY = "form right; the answers are marked by your teacher"


def evaluate(folder: Path, tasks: Sequence[str], seeded: Seeded, connect: Callable[[], Live]) -> tuple[TaskResult, ...]:
    """Run the public checks of `tasks` on the functions that `connect` gives access to.

    Raises
    ------
    CourseError
        A file of checks is missing, or cannot be read.
    GraderError
        Whatever `connect` raises.
    """
    paths = [folder / f"test_{task}.py" for task in tasks]
    for path in paths:
        if not path.is_file():
            raise CourseError(f"{path} is missing: it holds the public checks of {path.stem.removeprefix('test_')}")
    session = PublicChecks(tasks, connect)
    given = fixture_plugin(student=session.student, agree=session.comparison.agree, seeded=seeded)
    collect(folder, paths, [session, session.runner, given])
    return session.outcome()


class PublicChecks:
    """A pytest plugin for one session: the evaluation in place of the test loop."""

    def __init__(self, tasks: Sequence[str], connect: Callable[[], Live]) -> None:
        self.tasks, self.connect = tasks, connect
        self.student = Student()
        self.runner = ItemRunner()
        self.comparison = Comparison()
        self.fault: BaseException | None = None
        self.results: list[TaskResult] = []

    def outcome(self) -> tuple[TaskResult, ...]:
        """Return the results, or raise what stopped the evaluation."""
        fault = self.runner.fault or self.fault
        if fault is not None:
            raise fault
        if len(self.results) < len(self.tasks):
            raise CourseError("pytest ended before the public checks had run; what it printed says why")
        return tuple(self.results)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the checks task by task; whatever stops them is raised again outside of pytest."""
        if self.runner.fault is None:
            try:
                self._evaluate([item for item in session.items if isinstance(item, pytest.Function)])
            except BaseException as error:  # noqa: BLE001  Ctrl-C included: pytest must not swallow it
                self.fault = error
        return True

    def _evaluate(self, items: Sequence[pytest.Function]) -> None:
        replay = Replay((), (), self.connect())
        self.student.bind(replay)
        for task in self.tasks:
            self.comparison.begin()
            own = [item for item in items if task_of(item) == task]
            called = {module: _called_names(module) for module in {item.module for item in own}}
            checks = tuple(self._check(item, replay, called[item.module]) for item in own)
            verdict = task_verdict(checks) if checks else Verdict.ERROR
            image = self.comparison.picture(task) if verdict is Verdict.FAILED else None
            formal = any(getattr(item.module, "FORM_ONLY", False) for item in own)
            advice = FORM_ONLY if formal and verdict is Verdict.PASSED else ""
            kept = count_missing_as_failed(checks, verdict)
            self.results.append(TaskResult(task, verdict, kept, advice=advice, picture=image))

    def _check(self, item: pytest.Function, replay: Replay, called: frozenset[str]) -> CheckResult:
        check = Check(task_of(item), item.name, title(item) or item.name, (), lambda: self.runner.run(item))
        replay.script.called = called
        return run_check(check, replay, (), Tell.ALL)


def _called_names(module: ModuleType) -> frozenset[str]:
    """Return the names that a file of checks calls: what is not there under such a name is no variable."""
    tree = ast.parse(inspect.getsource(module))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return frozenset(call.func.attr for call in calls if isinstance(call.func, ast.Attribute))


class Comparison:
    """The `agree` of public checks; keeps the first two values that do not agree, for a picture."""

    def __init__(self) -> None:
        self._apart: tuple[Any, Any] | None = None

    def begin(self) -> None:
        """Begin a new task."""
        self._apart = None

    def agree(self, got: Any, expected: Any, *rest: Any, **named: Any) -> None:
        """Compare as `compare.agree` does."""
        try:
            compare.agree(got, expected, *rest, **named)
        except Mismatch:
            self._apart = self._apart or (got, expected)
            raise

    def picture(self, task: str) -> Picture | None:
        """Return the two values as tables of numbers; None if they are not arrays, or if all values agreed."""
        return None if self._apart is None else picture(task, Reply(self._apart[0]), self._apart[1])
