"""A worker that grades submissions one after the other, each in a process forked from one that is prepared.

Each process of the pool opens one for itself. Whatever goes wrong with a submission stays with it:

    not a notebook or module                   unreadable
    only a person can say what it is           needs_person
    a GraderError or OSError                   needs_person, with the reason
    any other exception: a fault of ours       needs_person, with its traceback in `GradingResult.faults`
"""

from __future__ import annotations

import logging
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.errors import CourseError, GraderError, NeedsPerson, Unreadable
from grader.execute.forkserver import ForkServer, preforked
from grader.records.course import Limits
from grader.records.execution import Protection
from grader.records.judgement import Fault, Judgement, Verdict, fault_of
from grader.records.submission import Status, Submission
from grader.run.about import about
from grader.run.faults import ENGINE_LOG
from grader.run.trace import Trace

LOG = logging.getLogger(__name__)
ATTEMPTS = 2  # of a submission whose forkserver ended while it ran
NOT_GRADED = "could not be graded"

Evaluate = Callable[[Submission, ForkServer, Trace | None], Judgement]


@dataclass(frozen=True, slots=True)
class Row:
    """A judgement and its grade as they stand in state.db: JSON."""

    judgement: str
    grade: str


@dataclass(frozen=True, slots=True)
class GradingResult:
    """One submission, graded by a worker on `machine`, and the faults of this program that cost a part of that.

    `trace` is what led to the judgement, where that was asked for. `row` is there once it is marked, and the judgement
    stands in it alone.
    """

    judgement: Judgement
    seconds: float = 0.0
    protection: Protection | None = None
    restarts: int = 0
    faults: tuple[Fault, ...] = ()
    trace: str = ""
    machine: str = field(default_factory=platform.node)
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class GradingWorker:
    """Grades any submission of one assignment by `evaluate`, and traces those of the student `traced`.

    The cells of the notebook `released` are compiled once. `notes` say what the teacher should know of the tests.
    """

    limits: Limits
    evaluate: Evaluate
    released: Path | None = None
    traced: str = ""
    notes: tuple[str, ...] = ()

    @contextmanager
    def open(self, _number: int = 0) -> Iterator[Callable[[Submission], GradingResult]]:
        """Start the forkserver; the function that this gives grades one submission."""
        with preforked(self.limits, self.released) as forkserver:
            yield lambda submission: self.grade(submission, forkserver)

    def grade(self, submission: Submission, forkserver: ForkServer) -> GradingResult:
        """Grade one submission; once more if the forkserver ended meanwhile and may have taken it along."""
        start, before = time.perf_counter(), forkserver.restarts
        for _ in range(ATTEMPTS):
            restarts = forkserver.restarts
            trace = Trace(submission) if submission.student.id == self.traced else None
            if trace and restarts != before:
                trace.lines.append("note          graded once more: the forkserver ended meanwhile")
            with about(submission.student.id, submission.assignment):
                judgement = self._judged(submission, forkserver, trace)
            if forkserver.restarts == restarts and not forkserver.ended():
                break
            whose = submission.student.id, submission.assignment
            LOG.info("%s, %s: the forkserver ended meanwhile; graded once more", *whose)
        seconds = time.perf_counter() - start
        whose = submission.student.id, submission.assignment
        LOG.info("%s, %s: %s in %.2f s%s", *whose, judgement.status, seconds, _in_short(judgement))
        restarts = forkserver.restarts - before
        told, faults = trace.text() if trace else "", judgement.faults
        return GradingResult(replace(judgement, faults=()), seconds, forkserver.protection, restarts, faults, told)

    def _judged(self, submission: Submission, forkserver: ForkServer, trace: Trace | None) -> Judgement:
        try:
            return self.evaluate(submission, forkserver, trace)
        except (Unreadable, NeedsPerson) as error:
            status = Status.UNREADABLE if isinstance(error, Unreadable) else Status.NEEDS_PERSON
            return Judgement(status, notes=(str(error),), remarks=(error.remedy,) if error.remedy else ())
        except CourseError:
            raise
        except (GraderError, OSError) as error:
            return ungradable(f"{type(error).__name__}: {error}")
        except Exception as error:  # the border between one student's work and everybody else's row
            LOG.info("%s, %s: a fault of this program", submission.student.id, submission.assignment, exc_info=True)
            return cost_by(fault_of(error, NOT_GRADED))


def _in_short(judgement: Judgement) -> str:
    """Say for the log what did not pass, and which mistake was named."""
    lost = [task for task in judgement.tasks if task.verdict is not Verdict.PASSED]
    told = [f"{task.task} {task.verdict}{f' ({task.misconception})' if task.misconception else ''}" for task in lost]
    return f"; {', '.join(told)}" if told else ""


def ungradable(why: str) -> Judgement:
    """Say that a submission could not be graded, by no fault of the student's."""
    return Judgement(Status.NEEDS_PERSON, notes=(f"could not be graded, which is not the student's fault: {why}",))


def cost_by(fault: Fault) -> Judgement:
    """Say that a fault of this program cost a submission its row."""
    told = f"{fault.cost}: a fault of the grader, not the student's ({fault.said}); its traceback is in {ENGINE_LOG}"
    return Judgement(Status.NEEDS_PERSON, notes=(told,), faults=(fault,))


def result_of(fault: Fault) -> GradingResult:
    """Return the result of a submission that a fault of this program cost its row."""
    return GradingResult(replace(cost_by(fault), faults=()), faults=(fault,))
