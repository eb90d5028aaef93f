"""A station and its grading process, for which a pipe of this process stands in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from grader.records.judgement import Judgement
from grader.records.submission import Status, Student, Submission
from grader.run.dask import station
from grader.run.dask.parcel import HandIn, Ready, Unable
from grader.run.dask.station import CannotGrade, Station
from grader.run.grading_worker import GradingResult

HAND_IN = HandIn(Submission(Student("ann"), "one", None), ())
RESULT = GradingResult(Judgement(Status.GRADED))


class Process:
    """A process that was started so; it has said `says` at once."""

    started: Process

    def __init__(self, says: list[Any], command: list[str], pass_fds: tuple[int, ...], **how: Any) -> None:
        Process.started = self
        self.command, self.how, self.killed, self.hangs = command, how, False, False
        assert command[3] == str(pass_fds[0])
        self.pipe = Connection(os.dup(pass_fds[0]))
        for each in says:
            self.pipe.send(each)
        if not says:
            self.pipe.close()

    def wait(self, seconds: float | None = None) -> None:
        if self.hangs and seconds is not None and not self.killed:
            assert seconds == station.PATIENCE_SECONDS
            raise subprocess.TimeoutExpired("x", seconds)

    def kill(self) -> None:
        self.killed = True


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch):
    """Start a station whose process says these at once."""

    def starting(*says: Any) -> Station:
        monkeypatch.setattr(station.subprocess, "Popen", lambda command, **how: Process(list(says), command, **how))
        return Station(Path("/course"), "one")

    return starting


Start = Callable[..., Station]


def test_the_process_is_ours_with_one_thread_and_away_from_dasks_terminal(start: Start) -> None:
    start(Ready()).close()
    process = Process.started
    assert process.command[:3] == [sys.executable, "-m", "grader.run.dask.grading_process"]
    assert process.command[4:] == ["/course", "one"]
    assert {name: process.how["env"][name] for name in station.THREADS} == dict.fromkeys(station.THREADS, "1")
    assert process.how["env"]["PATH"] == os.environ["PATH"]
    assert process.how["start_new_session"] is True
    assert process.how["stdin"] == process.how["stdout"] == subprocess.DEVNULL


def test_what_is_sent_arrives_and_its_result_comes_back(start: Start) -> None:
    one = start(Ready(), RESULT)
    assert one.name == "one"
    assert one.grade(HAND_IN) == RESULT
    assert Process.started.pipe.recv() == HAND_IN
    one.close()
    assert Process.started.pipe.recv() is None
    assert not Process.started.killed


def test_a_process_that_does_not_start_is_the_machines_matter(start: Start) -> None:
    with pytest.raises(CannotGrade, match="its grading process did not start"):
        start()


def test_a_machine_that_cannot_grade_says_why_and_is_told_to_end(start: Start) -> None:
    with pytest.raises(CannotGrade, match="no bubblewrap"):
        start(Unable("no bubblewrap"))
    assert Process.started.pipe.recv() is None


def test_a_machine_may_find_out_later(start: Start) -> None:
    one = start(Ready(), Unable("its disk is full"))
    with pytest.raises(CannotGrade, match="its disk is full"):
        one.grade(HAND_IN)
    one.close()


def test_a_process_that_dies_is_the_end_of_the_file(start: Start) -> None:
    one = start(Ready())
    Process.started.pipe.close()
    with pytest.raises(EOFError):
        one.grade(HAND_IN)
    one.close()


def test_a_process_that_does_not_end_is_killed(start: Start) -> None:
    one = start(Ready())
    Process.started.hangs = True
    one.close()
    assert Process.started.killed


def test_another_answer_than_a_result_is_a_fault_of_ours(start: Start) -> None:
    one = start(Ready(), Ready())
    with pytest.raises(AssertionError):
        one.grade(HAND_IN)
    one.close()
