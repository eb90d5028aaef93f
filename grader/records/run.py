"""What a teacher asked for, and what became of a run (made by run/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.records.course import Course
from grader.records.execution import Protection
from grader.records.grade import Grade


@dataclass(frozen=True, slots=True)
class DaskOptions:
    """The Dask cluster that a run is spread over; `trusted`: nobody else is on its network."""

    address: str
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What to grade, from where, into which folder.

    `trace` is the id of a student whose verdicts are to be explained.
    """

    root: Path
    assignments: tuple[str, ...] = ()
    submissions: Path | None = None
    output: Path = Path("results")
    jobs: int = 1
    students: frozenset[str] = frozenset()
    fresh: bool = False
    gradebook: Path | None = None
    trace: str = ""
    dask: DaskOptions | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One row of changes.csv; scores in points, None where there was none."""

    student: str
    assignment: str
    task: str
    before: float | None
    after: float | None
    why: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class RunResult:
    """The grades of what was asked for, and what to tell of the run.

    Attributes
    ----------
    titles
        Those of mistakes, by assignment, task and code.
    ungraded
        How many submissions a stopped run did not reach.
    faults
        Failures of this program, one line each; their tracebacks are in engine.log.
    unclaimed
        Names work of nobody in the class, while others submitted nothing.
    unknown
        The ids of those whom roster.csv does not have.
    lost
        Why the machines of a run on Dask could not finish it.
    """

    course: Course
    grades: tuple[Grade, ...]
    notes: tuple[str, ...] = ()
    reused: int = 0
    stopped: bool = False
    titles: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    protection: Protection | None = None
    ungraded: int = 0
    faults: tuple[str, ...] = ()
    unclaimed: str = ""
    unknown: frozenset[str] = frozenset()
    traces: tuple[Path, ...] = ()
    lost: str = ""
