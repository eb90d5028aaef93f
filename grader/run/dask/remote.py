"""What runs inside a Dask worker: it holds the course in a folder, and a station for each of its threads.

open_course(run, parcel, name)     once for each worker: the course is unpacked, a first station tries the machine
grade(run, name, hand_ins)         a free station grades; a new one is started where there is none
renew(run), close_course(run)      the folder is removed at the end, or when nobody has asked for two minutes

Nothing is raised to Dask: `Trouble` says what went wrong, and whether the submission may have been the reason.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from grader.run.dask.parcel import CourseParcel, HandIn, unpack_course
from grader.run.dask.station import CannotGrade, Station
from grader.run.fingerprint import machine_lines
from grader.run.grading_worker import GradingResult

LOG = logging.getLogger(__name__)
LEASE_SECONDS = 120.0
TURN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """No result: `died` where the submission may have ended its process, `machine` where this machine cannot grade."""

    why: str
    died: bool = False
    machine: bool = False


@dataclass(slots=True)
class OpenCourse:
    """A course on this machine: its folder, the stations that wait, and those at work."""

    folder: Path
    free: list[Station] = field(default_factory=list)
    busy: int = 0
    lease: threading.Timer | None = None


class NotOpen(Exception):
    """The course is not on this machine, or not any more."""


OPEN: dict[str, OpenCourse] = {}  # by the number of the run
LOCK = threading.Lock()


def open_course(run: str, parcel: CourseParcel, name: str, packages: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    """Unpack the course and try the machine with a first station; return why it cannot grade, '' where it can."""
    found = machine_lines(packages)
    for ours, theirs in zip(wanted, found, strict=True):
        if ours != theirs:
            return f"it has {theirs}, where the machine of the run has {ours}"
    if renew(run):
        return ""  # another worker of the same process has opened it
    try:
        OPEN[run] = OpenCourse(unpack_course(parcel))
    except OSError as error:
        return f"the course cannot be written there: {error.strerror or error}"
    renew(run)
    answer = _answered(run, name, None)
    if isinstance(answer, Trouble):
        close_course(run)
        return answer.why
    return ""


def grade(run: str, name: str, hand_ins: Sequence[HandIn]) -> tuple[GradingResult | Trouble, ...]:
    """Grade submissions one after the other, for about a second; those not reached then have no answer."""
    start, answers = time.monotonic(), []
    for hand_in in hand_ins:
        answer = _answered(run, name, hand_in)
        assert answer is not None
        answers.append(answer)
        if time.monotonic() - start > TURN_SECONDS or (isinstance(answer, Trouble) and not answer.died):
            break
    return tuple(answers)


def renew(run: str) -> bool:
    """Keep the course for another two minutes; say whether it is still here."""
    with LOCK:
        course = OPEN.get(run)
        if course is None:
            return False
        if course.lease is not None:
            course.lease.cancel()
        course.lease = threading.Timer(LEASE_SECONDS, _expire, (run,))
        course.lease.daemon = True
        course.lease.start()
        return True


def close_course(run: str) -> None:
    """End the stations that wait, and remove the course; a station at work is ended when it is done."""
    with LOCK:
        course = OPEN.pop(run, None)
    if course is None:
        return
    if course.lease is not None:
        course.lease.cancel()
    for station in course.free:
        station.close()
    shutil.rmtree(course.folder, ignore_errors=True)


def _expire(run: str) -> None:
    with LOCK:
        busy = run in OPEN and OPEN[run].busy
    if busy:
        renew(run)
    else:
        LOG.warning("run %s: nobody has asked for two minutes; its course is removed", run)
        close_course(run)


def _answered(run: str, name: str, hand_in: HandIn | None) -> GradingResult | Trouble | None:
    """Have a station answer, or only start one; None says that it stands ready."""
    try:
        with _station(run, name) as station:
            return station.grade(hand_in) if hand_in is not None else None
    except CannotGrade as error:
        return Trouble(str(error), machine=True)
    except NotOpen:
        return Trouble("the course is not there any more")
    except EOFError:
        return Trouble("its grading process ended", died=True)


@contextmanager
def _station(run: str, name: str) -> Iterator[Station]:
    """Take a station that waits, or start one; it waits again afterwards, unless something went wrong."""
    renew(run)
    with LOCK:
        if run not in OPEN:
            raise NotOpen
        course = OPEN[run]
        course.busy += 1
        station = course.free.pop() if course.free else None
    try:
        if station is not None and station.name != name:
            station.close()
            station = None
        station = station or Station(course.folder, name)
        try:
            yield station
        except BaseException:
            station.close()
            raise
    finally:
        with LOCK:
            course.busy -= 1
    with LOCK:
        kept = OPEN.get(run) is course
        if kept:
            course.free.append(station)
    if not kept:
        station.close()
