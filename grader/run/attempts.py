"""Attempts under `attempts = "best"`: every one is graded, and only when all are is it known which counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grader.errors import GraderError
from grader.mark.late import best_attempt
from grader.mark.points import mark
from grader.records.course import Assignment
from grader.records.judgement import fault_of
from grader.records.submission import Submission
from grader.run.grading_worker import GradingResult, result_of

NOT_CHOSEN = "it could not be told which attempt counts"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One submission to grade; `last` is the student's last attempt, itself where there is but one."""

    submission: Submission
    fingerprint: str
    last: Submission


def attempts_of(submission: Submission, fingerprints: Sequence[str]) -> Iterator[Attempt]:
    """Yield the attempts of one student, the earliest first; one fingerprint for each."""
    for each, fingerprint in zip((*submission.attempts, submission), fingerprints, strict=True):
        yield Attempt(each, fingerprint, submission)


class AttemptBuffer:
    """Graded attempts that wait for the student's others."""

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self._done: dict[str, dict[int, tuple[Attempt, GradingResult]]] = {}

    def add(self, number: int, graded: Attempt, done: GradingResult) -> tuple[Attempt, GradingResult] | None:
        """Keep one, numbered in the order of handing in; return the one that counts when all are there."""
        last = graded.last
        if not last.attempts:
            return graded, done
        here = self._done.setdefault(last.student.id, {})
        here[number] = (graded, done)
        if len(here) <= len(last.attempts):
            return None
        try:
            return self._best([here[key] for key in sorted(here)])
        except GraderError:
            raise
        except Exception as error:  # noqa: BLE001  the border between one student's attempts and everybody else's: it is told
            return Attempt(last, "", last), result_of(fault_of(error, NOT_CHOSEN))

    def _best(self, several: Sequence[tuple[Attempt, GradingResult]]) -> tuple[Attempt, GradingResult]:
        grades = [mark(one.submission, made.judgement, self.assignment) for one, made in several]
        best, words = best_attempt(grades)
        one, made = several[next(index for index, grade in enumerate(grades) if grade is best)]
        return replace(one, submission=replace(one.submission, notes=(*one.submission.notes, words))), made
