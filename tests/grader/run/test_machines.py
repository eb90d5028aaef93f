"""Which machines grade; a table stands in for a cluster."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.errors import CourseError
from grader.records.course import Course, Limits
from grader.records.run import DaskOptions, RunOptions
from grader.run import machines
from grader.run.dask.parcel import CourseParcel
from grader.run.judging import Judging
from grader.run.spread import Spread

HERE, THERE = Spread(lambda *_: iter(())), Spread(lambda *_: iter(()))  # type: ignore[arg-type,return-value]
COURSE = Course(Path(), "", Path(), (), Limits(call_seconds=7.0))
JUDGING = Judging(
    COURSE, tuple, str, lambda _assignment, _work: None, parcel=lambda names: CourseParcel(((",".join(names), b""),))
)
OPTIONS = RunOptions(Path(), jobs=3, dask=DaskOptions("tcp://there:1"))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was opened and closed; neither kind of machine is there."""
    found: list[object] = []

    @contextmanager
    def dask_spread(*given: object):
        found.append(given)
        yield THERE
        found.append("closed")

    def here(jobs: int) -> Spread:
        found.append(jobs)
        return HERE

    monkeypatch.setitem(sys.modules, "grader.run.dask.spread", SimpleNamespace(dask_spread=dask_spread))
    monkeypatch.setattr(machines, "on_this_machine", here)
    return found


def test_without_a_cluster_this_machine_grades_in_as_many_processes_as_asked(seen: list[object]) -> None:
    with machines.open_spread(replace(OPTIONS, dask=None), JUDGING, ["a"]) as spread:
        assert spread is HERE
    assert seen == [3]


def test_a_cluster_gets_the_assignments_of_the_run_and_is_closed(seen: list[object]) -> None:
    with machines.open_spread(OPTIONS, JUDGING, ["a", "b"]) as spread:
        assert spread is THERE
        assert "closed" not in seen
    assert seen == [(OPTIONS.dask, COURSE.limits, CourseParcel((("a,b", b""),))), "closed"]


def test_a_kind_of_course_that_needs_this_machine_is_refused_a_cluster(seen: list[object]) -> None:
    with pytest.raises(CourseError, match="--dask does not go with --any"):
        machines.open_spread(OPTIONS, replace(JUDGING, parcel=None), ["a"]).__enter__()
    assert seen == []
