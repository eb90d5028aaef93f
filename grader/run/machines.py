"""Which machines grade: this one, or the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from grader.errors import CourseError
from grader.records.run import RunOptions
from grader.run.judging import Judging
from grader.run.spread import Spread, on_this_machine


@contextmanager
def open_spread(options: RunOptions, judging: Judging, names: Sequence[str]) -> Iterator[Spread]:
    """Open what a run of the assignments `names` is graded on.

    Raises
    ------
    CourseError
        The cluster may not be used or does not answer, or this way of judging needs this machine.
    """
    if options.dask is None:
        yield on_this_machine(options.jobs)
        return
    if judging.parcel is None:
        raise CourseError("--dask does not go with --any: use --jobs on one machine, or leave --dask out")
    from grader.run.dask.spread import dask_spread  # noqa: PLC0415  an extra: only where it is asked for

    with dask_spread(options.dask, judging.course.limits, judging.parcel(names)) as spread:
        yield spread
