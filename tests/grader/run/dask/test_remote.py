"""What a Dask worker keeps of a run: the course until nobody asks for it, and a station for each of its threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.records.judgement import Judgement
from grader.records.submission import Status, Student, Submission
from grader.run.dask import remote
from grader.run.dask.parcel import CourseParcel, HandIn
from grader.run.dask.remote import LOCK, OPEN, Trouble, close_course, grade, open_course, renew
from grader.run.dask.station import CannotGrade
from grader.run.fingerprint import machine_lines
from grader.run.grading_worker import GradingResult

RUN = "a run"
PARCEL = CourseParcel((("course.toml", b""),))
HAND_IN = HandIn(Submission(Student("ada"), "halves", None), ())
RESULT = GradingResult(Judgement(Status.GRADED))


class StandIn:
    """A station that answers, dies or cannot grade."""

    made: list[StandIn]
    does: BaseException | None = None

    def __init__(self, _folder: Path, name: str) -> None:
        self.name, self.closed = name, False
        self.made.append(self)

    def grade(self, _hand_in: HandIn) -> GradingResult:
        if self.does is not None:
            raise self.does
        return RESULT

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def _stations(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(StandIn, "made", [], raising=False)
    monkeypatch.setattr(StandIn, "does", None)
    monkeypatch.setattr(remote, "Station", StandIn)
    yield
    close_course(RUN)


def opened() -> str:
    return open_course(RUN, PARCEL, "halves", (), machine_lines(()))


def test_one_station_grades_what_comes_one_after_the_other() -> None:
    assert opened() == ""
    assert grade(RUN, "halves", [HAND_IN] * 3) == (RESULT,) * 3
    assert len(StandIn.made) == 1


def test_another_assignment_has_a_station_of_its_own() -> None:
    opened()
    grade(RUN, "thirds", [HAND_IN])
    assert [station.name for station in StandIn.made] == ["halves", "thirds"]
    assert [station.closed for station in StandIn.made] == [True, False]


def test_a_station_that_died_is_told_as_that_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    monkeypatch.setattr(StandIn, "does", EOFError())
    assert grade(RUN, "halves", [HAND_IN]) == (Trouble("its grading process ended", died=True),)
    monkeypatch.setattr(StandIn, "does", None)
    assert grade(RUN, "halves", [HAND_IN]) == (RESULT,)
    assert [station.closed for station in StandIn.made] == [True, False]


def test_a_machine_that_cannot_grade_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    monkeypatch.setattr(StandIn, "does", CannotGrade("its disk is full"))
    assert grade(RUN, "halves", [HAND_IN]) == (Trouble("its disk is full", machine=True),)


def test_a_machine_without_protection_is_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(*_: object) -> None:
        raise CannotGrade("no walls")

    monkeypatch.setattr(remote, "Station", refused)
    assert opened() == "no walls"
    assert RUN not in OPEN
    assert not list(tmp_path.iterdir())


def test_another_version_of_the_program_is_named() -> None:
    wanted = ("deltagrade 9", *machine_lines(())[1:])
    said = open_course(RUN, PARCEL, "halves", (), wanted)
    assert said.endswith("where the machine of the run has deltagrade 9")
    assert RUN not in OPEN


def test_a_course_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not-there"))
    assert opened().startswith("the course cannot be written there: No such file")


def test_closing_removes_the_course_and_ends_what_waits(tmp_path: Path) -> None:
    opened()
    assert list(tmp_path.iterdir())
    close_course(RUN)
    assert not list(tmp_path.iterdir())
    assert StandIn.made[0].closed
    assert not renew(RUN)


def test_a_station_at_work_when_the_course_is_closed_ends_with_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    monkeypatch.setattr(StandIn, "grade", lambda _self, _hand_in: close_course(RUN) or RESULT)
    assert grade(RUN, "halves", [HAND_IN]) == (RESULT,)
    assert StandIn.made[0].closed


def test_what_is_not_open_is_told_and_blames_nobody() -> None:
    assert grade("another run", "halves", [HAND_IN]) == (Trouble("the course is not there any more"),)


def test_a_turn_ends_after_a_while_and_when_the_machine_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    monkeypatch.setattr(StandIn, "does", CannotGrade("its disk is full"))
    assert len(grade(RUN, "halves", [HAND_IN] * 3)) == 1
    monkeypatch.setattr(StandIn, "does", None)
    monkeypatch.setattr(remote, "TURN_SECONDS", -1.0)
    assert grade(RUN, "halves", [HAND_IN] * 3) == (RESULT,)


def test_a_course_that_nobody_asks_for_is_removed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened()
    monkeypatch.setattr(remote, "LEASE_SECONDS", 0.0)
    with LOCK:
        course = OPEN[RUN]
    renew(RUN)
    assert course.lease is not None
    course.lease.join()
    assert RUN not in OPEN
    assert not list(tmp_path.iterdir())
