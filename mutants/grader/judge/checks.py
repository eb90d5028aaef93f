"""An exam paper: what pytest collected and the rehearsal learned, once per run, shared by every submission.

tests/hidden/<assignment>/test_<task>.py::test_<check>  ->  Check(task, check, title, questions)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from grader.judge.student import Question, Student


@dataclass(frozen=True, slots=True)
class Check:
    """One hidden test: its task, its name, its docstring as title, the questions it asks, and how to run it."""

    task: str
    name: str
    title: str
    questions: tuple[int, ...]
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """All checks of an assignment, in the order of its files, and the answer key."""

    checks: tuple[Check, ...]
    questions: tuple[Question, ...]
    student: Student
    key: ModuleType

    def of(self, task: str) -> tuple[Check, ...]:
        """Return the checks of one task."""
        return tuple(check for check in self.checks if check.task == task)

    def asked_of(self, function: str) -> tuple[int, ...]:
        """Return the numbers of the questions that call `function`."""
        return tuple(n for n, question in enumerate(self.questions) if question.call.function == function)
