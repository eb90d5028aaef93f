"""How submissions are spread: what the pipeline asks of this machine's processes, or of a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from grader.records.submission import Submission
from grader.run.grading_worker import GradingResult, GradingWorker
from grader.run.pool import Lost, scatter

Results = Generator[tuple[int, GradingResult | Lost], None, None]


@dataclass(frozen=True, slots=True)
class Spread:
    """One way of grading many submissions.

    Attributes
    ----------
    grade
        Grades submissions of one assignment with a worker: (number, result) for each, as they are done.
    notes
        What the teacher should know of it afterwards.
    """

    grade: Callable[[Sequence[Submission], GradingWorker], Results]
    notes: Callable[[], tuple[str, ...]] = tuple


def on_this_machine(jobs: int) -> Spread:
    """Return what grades in `jobs` processes of this machine."""
    return Spread(lambda submissions, worker: scatter(submissions, worker.open, jobs))
