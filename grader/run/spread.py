"""How submissions are spread: what the pipeline asks of this machine's processes, or of a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from grader.records.submission import Submission
from grader.run.grading_worker import GradingResult, GradingWorker
from grader.run.pool import Lost, scatter

Results = Generator[tuple[int, GradingResult | Lost], None, None]
Finish = Callable[[Submission, GradingResult], GradingResult]


@dataclass(frozen=True, slots=True)
class Spread:
    """One way of grading many submissions.

    Attributes
    ----------
    grade
        Grades submissions of one assignment with a worker: (number, result) for each, as they are done. Where results
        are made by a process of this machine, it finishes them too.
    notes
        What the teacher should know of it afterwards.
    """

    grade: Callable[[Sequence[Submission], GradingWorker, Finish], Results]
    notes: Callable[[], tuple[str, ...]] = tuple


def on_this_machine(jobs: int) -> Spread:
    """Return what grades in `jobs` processes of this machine."""

    def grade(submissions: Sequence[Submission], worker: GradingWorker, finish: Finish) -> Results:
        @contextmanager
        def opened(number: int) -> Iterator[Callable[[Submission], GradingResult]]:
            with worker.open(number) as graded:
                yield lambda submission: finish(submission, graded(submission))

        return scatter(submissions, opened, jobs)

    return Spread(grade)
