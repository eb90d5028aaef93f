"""The public checks, held by pytest: they know no answer, so there is no rehearsal and no diagnosis.

sit(folder, tasks, seeded, seat)
    pytest.main ── collects test_<task>.py in `folder`
      runtestloop ── seat(): whoever answers is ready ─► every check, asked live ─► TaskResult
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.errors import CourseError, Mismatch
from grader.judge import compare
from grader.judge.checks import Check
from grader.judge.picture import picture
from grader.judge.pytest_plugin import Protocol, fixtures, hold, task_of, title
from grader.judge.student import Replay, Student
from grader.judge.verdicts import of_task, run_check, settled
from grader.records.course import Tell
from grader.records.execution import Call, Reply
from grader.records.judgement import CheckResult, Picture, TaskResult, Verdict

Seeded = Callable[[str], np.random.Generator]
Live = Callable[[Call], Reply]


def sit(folder: Path, tasks: Sequence[str], seeded: Seeded, seat: Callable[[], Live]) -> tuple[TaskResult, ...]:
    """Run the public checks of `tasks` on the functions that `seat` gives access to.

    Raises
    ------
    CourseError
        A file of checks is missing, or cannot be read.
    GraderError
        Whatever `seat` raises.
    """
    paths = [folder / f"test_{task}.py" for task in tasks]
    for path in paths:
        if not path.is_file():
            raise CourseError(f"{path} is missing: it holds the public checks of {path.stem.removeprefix('test_')}")
    session = Public(tasks, seat)
    given = fixtures(student=session.person, agree=session.compared.agree, seeded=seeded)
    hold(folder, paths, [session, session.protocol, given])
    return session.outcome()


class Public:
    """A pytest plugin for one session: the sitting in the place of the test loop."""

    def __init__(self, tasks: Sequence[str], seat: Callable[[], Live]) -> None:
        self.tasks, self.seat = tasks, seat
        self.person = Student()
        self.protocol = Protocol()
        self.compared = Compared()
        self.fault: BaseException | None = None
        self.results: list[TaskResult] = []

    def outcome(self) -> tuple[TaskResult, ...]:
        """Return the results, or raise what stopped the sitting."""
        fault = self.protocol.fault or self.fault
        if fault is not None:
            raise fault
        return tuple(self.results)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the checks task by task; whatever stops them is raised again outside of pytest."""
        if self.protocol.fault is None:
            try:
                self._sit([item for item in session.items if isinstance(item, pytest.Function)])
            except BaseException as error:  # noqa: BLE001  Ctrl-C included: pytest must not swallow it
                self.fault = error
        return True

    def _sit(self, items: Sequence[pytest.Function]) -> None:
        replay = Replay((), (), self.seat())
        self.person.seat(replay.ask)
        for task in self.tasks:
            self.compared.begin()
            checks = tuple(self._checked(item, replay) for item in items if task_of(item) == task)
            became = of_task(checks) if checks else Verdict.ERROR
            image = self.compared.picture(task) if became is Verdict.FAILED else None
            self.results.append(TaskResult(task, became, settled(checks, became), picture=image))

    def _checked(self, item: pytest.Function, replay: Replay) -> CheckResult:
        check = Check(task_of(item), item.name, title(item) or item.name, (), lambda: self.protocol.run(item))
        return run_check(check, replay, (), Tell.ALL)


class Compared:
    """The comparison that checks use; it keeps the first two values that do not agree, for a picture."""

    def __init__(self) -> None:
        self._apart: tuple[Any, Any] | None = None

    def begin(self) -> None:
        """Forget what did not agree before."""
        self._apart = None

    def agree(self, got: Any, expected: Any, *rest: Any, **named: Any) -> None:
        """Compare as `compare.agree` does."""
        try:
            compare.agree(got, expected, *rest, **named)
        except Mismatch:
            self._apart = self._apart or (got, expected)
            raise

    def picture(self, task: str) -> Picture | None:
        """Return the two values as tables of numbers; None where they are no arrays, or all agreed."""
        return None if self._apart is None else picture(task, Reply(self._apart[0]), self._apart[1])
