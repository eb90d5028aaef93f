"""A course's own solutions, run once in the sandbox before anybody is graded.

A package that they need and that is not installed here stops the run, however it is imported. A test that the course's
own solution does not pass here is named: students may have lost points that were theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import CourseError, SubmissionError
from grader.execute.forkserver import ForkServer, preforked
from grader.records.course import Limits
from grader.records.judgement import Judgement, TaskResult, Verdict

MOST_NAMED = 5  # tasks


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one assignment's own solution is tried by; `absent` are modules that its texts import and are not here."""

    name: str
    place: Path
    limits: Limits
    judge: Callable[[ForkServer], Judgement]
    absent: tuple[str, ...] = ()


class Trial:
    """The trial of all assignments that are asked for, made when the first of them is graded."""

    def __init__(self, candidates: Callable[[], Iterable[Candidate]]) -> None:
        self._candidates: Callable[[], Iterable[Candidate]] = candidates
        self._notes: list[str] = []

    def notes(self) -> tuple[str, ...]:
        """Say what the trial found that did not stop the run."""
        return tuple(self._notes)

    def run(self) -> None:
        """Run what has not been run yet.

        Raises
        ------
        CourseError
            A package that the solutions need is not installed here.
        """
        candidates = list(self._candidates())
        self._candidates = tuple
        if candidates:
            with preforked(candidates[0].limits) as forkserver:
                for candidate in candidates:
                    self._notes += _try(candidate, forkserver)


def _try(candidate: Candidate, forkserver: ForkServer) -> Iterator[str]:
    try:
        judgement = candidate.judge(forkserver)
    except SubmissionError:
        return  # another kernel's notebooks: every submission will need a person, and says so
    lacking = [package.name for package in judgement.missing_packages]
    if lacking:
        told = f"its notebooks import {', '.join(lacking)}, which is not installed here"
        raise CourseError(f"{candidate.place}: {told}: install it, or take the import out")
    for package in candidate.absent:
        told = f"its notebooks import {package} where their own run does not pass; it is not installed here"
        yield f"{candidate.name}: {told}"
    yield from _failing(candidate.name, judgement)


def _failing(name: str, judgement: Judgement) -> Iterator[str]:
    """Name the tasks that the course's own solution does not pass."""
    tried = [task for task in judgement.tasks if task.checks]
    failed = [task for task in tried if task.verdict is not Verdict.PASSED]
    if failed:
        told = "; ".join(f"{task.task} ({_reason(task)})" for task in failed[:MOST_NAMED])
        more = f" and {len(failed) - MOST_NAMED} more" if len(failed) > MOST_NAMED else ""
        yield f"{name}: its own solution does not pass {len(failed)} of {len(tried)} tests here: {told}{more}"


def _reason(task: TaskResult) -> str:
    return next((check.message for check in task.checks if check.verdict is not Verdict.PASSED), "")
