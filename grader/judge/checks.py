"""The test plan: what pytest collected and the dry run recorded, made once per run, shared by every submission.

tests/hidden/<assignment>/test_<task>.py::test_<check>  ->  Check(task, check, title, questions)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from grader.judge.student import Question, Student


@dataclass(frozen=True, slots=True)
class Check:
    """One hidden test: its task, its name, its docstring as title, the questions it asks, and how to run it.

    `path` is where it stands: tests/hidden/<assignment>/test_<task>.py.
    """

    task: str
    name: str
    title: str
    questions: tuple[int, ...]
    run: Callable[[], None]
    path: str = ""


@dataclass(frozen=True, slots=True)
class TestPlan:
    """All checks of an assignment, in the order of its files, and the answer key."""

    checks: tuple[Check, ...]
    questions: tuple[Question, ...]
    student: Student
    reference: ModuleType
    __test__: ClassVar[bool] = False  # pytest: not a class of tests

    def checks_of(self, task: str) -> tuple[Check, ...]:
        """Return the checks of one task."""
        return tuple(check for check in self.checks if check.task == task)

    def questions_of(self, function: str) -> tuple[int, ...]:
        """Return the numbers of the questions that call `function`."""
        return tuple(n for n, question in enumerate(self.questions) if question.call.function == function)
