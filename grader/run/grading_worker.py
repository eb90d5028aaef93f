"""A worker that grades one assignment: a preforked process, and one submission after the other.

each process of the pool opens one for itself; a submission: open file ─► sandbox ─► cells ─► judge ─► GradingResult
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from grader.course.secret import seed, seeded
from grader.errors import CourseError, GraderError, NeedsPerson, Unreadable
from grader.execute.forkserver import ForkServer, preforked
from grader.execute.open_files import companions, opened
from grader.execute.released_cells import given_answers, locked_cells, skippable_cells
from grader.execute.sandbox import RunOptions, Sandbox
from grader.judge.judgement import Suite, judge
from grader.records.course import Course
from grader.records.execution import Protection
from grader.records.judgement import Judgement
from grader.records.submission import Status, Submission

LOG = logging.getLogger(__name__)
ATTEMPTS = 2  # of a submission whose forkserver ended while it ran


@dataclass(frozen=True, slots=True)
class GradingResult:
    """One submission, graded by a worker."""

    judgement: Judgement
    seconds: float = 0.0
    protection: Protection | None = None
    restarts: int = 0


@dataclass(frozen=True, slots=True)
class GradingWorker:
    """What a worker needs to run and judge a submission."""

    suite: Suite
    course: Course
    secret: str

    @contextmanager
    def open(self, _number: int) -> Iterator[Callable[[Submission], GradingResult]]:
        """Open a forkserver for one worker; the function it gives grades one submission."""
        tasks = tuple(task.name for task in self.suite.assignment.tasks)
        released = self.course.root / "assignments" / self.suite.assignment.name / f"{self.suite.assignment.name}.ipynb"
        as_released = RunOptions(released.stem, "ipynb", tasks, skippable_cells(released), locked_cells(released))
        given = given_answers(released)
        with preforked(self.course.limits, released if released.is_file() else None) as forkserver:
            yield lambda submission: _without(given, self.grade(submission, forkserver, as_released))

    def grade(self, submission: Submission, forkserver: ForkServer, rules: RunOptions) -> GradingResult:
        """Grade one submission; whatever goes wrong with it stays with it."""
        start, before = time.perf_counter(), forkserver.restarts
        for _ in range(ATTEMPTS):
            restarts = forkserver.restarts
            judgement = self._judged(submission, forkserver, rules)
            if forkserver.restarts == restarts and not forkserver.ended():  # else its process may have ended too
                break
        return GradingResult(
            judgement, time.perf_counter() - start, forkserver.protection, forkserver.restarts - before
        )

    def _judged(self, submission: Submission, forkserver: ForkServer, rules: RunOptions) -> Judgement:
        try:
            return self._sit(submission, forkserver, rules)
        except (Unreadable, NeedsPerson) as error:
            status = Status.UNREADABLE if isinstance(error, Unreadable) else Status.NEEDS_PERSON
            return Judgement(status, notes=(str(error),), remarks=(error.remedy,) if error.remedy else ())
        except CourseError:
            raise
        except Exception as error:  # the border between one student's work and everybody else's row
            LOG.info("grading %s failed", submission.student.id, exc_info=not isinstance(error, (GraderError, OSError)))
            return ungradable(f"{type(error).__name__}: {error}")

    def _sit(self, submission: Submission, forkserver: ForkServer, rules: RunOptions) -> Judgement:
        assignment, limits, path = self.suite.assignment, self.course.limits, submission.path
        if path is None:
            return Judgement(submission.status)
        number = seed("", assignment.name, submission.student.id)  # students can read it, so the secret is not in it
        kind = path.suffix.lower().lstrip(".")
        rules = replace(rules, name=path.stem, kind=kind, seed=number % 2**32)
        with opened(path, limits.notebook_megabytes) as hand_in:
            files = list(companions(path.parent, submission.companions, limits.file_megabytes))
            with Sandbox(forkserver.spawn, rules, limits) as sandbox:
                report = sandbox.open(hand_in, files)
                rng = seeded(self.secret, assignment.name, submission.student.id)("order")
                return judge(self.suite, report, sandbox.ask, rng)


def _without(given: dict[str, str], done: GradingResult) -> GradingResult:
    """Drop the answers in words that were not written: empty, or still what students got."""
    written = tuple(
        (n, text) for n, text in done.judgement.answers if text.strip() not in ("", given.get(n, "").strip())
    )
    return replace(done, judgement=replace(done.judgement, answers=written))


def ungradable(why: str) -> Judgement:
    """Say that a submission could not be graded, by no fault of the student's."""
    return Judgement(Status.NEEDS_PERSON, notes=(f"could not be graded, which is not the student's fault: {why}",))
