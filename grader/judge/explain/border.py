"""The border between verdicts and what is said of them: a fault of this program while explaining costs words alone."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from grader.errors import GraderError
from grader.records.judgement import Fault, fault_of

T = TypeVar("T")
LOG = logging.getLogger(__name__)
UNEXPLAINED = "no advice on {task}, and its mistake may count twice if another task shows the same"
TOLD_TWICE = "advice on one mistake may be told in two tasks"


class Border:
    """The border of one submission, with the faults that were stopped there."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def explained(self, explain: Callable[[], T], bare: T, cost: str) -> T:
        """Return what `explain` makes, or `bare`, as it stands without that, where this program fails at it."""
        try:
            return explain()
        except GraderError:
            raise
        except Exception as error:  # a verdict is known, whatever can be said of it: the fault is told
            LOG.info("a fault of this program: %s", cost, exc_info=True)
            self.faults.append(fault_of(error, cost))
            return bare

    def notes(self) -> tuple[str, ...]:
        """Say for the teacher what the student's feedback lacks."""
        return tuple(f"{fault.cost}: a fault of the grader ({fault.said})" for fault in self.faults)
