"""A cell has its time as a processor counts it; one that sleeps has it as the clock on the wall does."""

from __future__ import annotations

import time

import pytest

from grader.execute.worker import timer as module
from grader.execute.worker.timer import CellOutOfTime, Timer, time_limit


def compute(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


def compute_and_sleep() -> None:
    compute(0.1)
    time.sleep(3600)


def forever() -> None:
    while True:
        pass


def test_work_that_computes_on_a_busy_machine_has_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.time, "process_time", lambda: time.monotonic() / 10)  # nine others are served, too
    done = []
    with time_limit(0.1):
        done.append(compute(0.4))
    assert done == [None]


def test_work_that_hardly_gets_a_processor_is_no_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.time, "process_time", lambda: time.monotonic() / 1000)
    monkeypatch.setattr(module, "pauses", lambda: (7, 3))  # it never rests; another thread of the tests could make it
    done = []
    with time_limit(0.1):
        done.append(compute(0.4))
    assert done == [None]
    monkeypatch.setattr(module, "TELLS", False)
    with pytest.raises(CellOutOfTime), time_limit(0.1):
        compute(0.4)


def test_work_without_end_is_interrupted() -> None:
    with pytest.raises(CellOutOfTime), time_limit(0.1):
        forever()


def test_sleep_is_interrupted_by_the_wall_clock() -> None:
    with pytest.raises(CellOutOfTime), time_limit(0.1):
        time.sleep(3600)


def test_sleep_after_work_is_interrupted_when_a_window_has_passed_without_any() -> None:
    with pytest.raises(CellOutOfTime), time_limit(0.2):
        compute_and_sleep()


def test_work_is_charged_by_the_processor_and_sleep_by_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"monotonic": 0.0, "process_time": 0.0}
    for name in tuple(figures):
        monkeypatch.setattr(module.time, name, lambda name=name: figures[name])
    turns = iter(((7, 3), (8, 3), (8, 3), (7, 3), (8, 4)))
    monkeypatch.setattr(module, "pauses", lambda: next(turns))
    timer = Timer()
    figures |= {"monotonic": 10.0, "process_time": 2.0}
    assert timer.seconds() == 2.0
    figures |= {"process_time": 0.1}
    assert timer.seconds() == 10.0
    assert timer.seconds() == 0.1  # it never slept: it waited for a processor
    assert timer.seconds() == 0.1  # it waited for a file, too, and lost the processor


def test_an_import_that_waits_for_files_on_a_busy_machine_has_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.time, "process_time", lambda: time.monotonic() / 100)
    monkeypatch.setattr(module, "pauses", lambda: (int(1000 * time.monotonic()), int(100 * time.monotonic())))
    done = []
    with time_limit(0.1):
        done.append(compute(0.4))
    assert done == [None]
    monkeypatch.setattr(module, "pauses", lambda: (int(1000 * time.monotonic()), 7))  # as of many short sleeps
    with pytest.raises(CellOutOfTime), time_limit(0.1):
        compute(0.4)


def test_short_sleeps_in_a_loop_are_no_work_though_they_are_interrupted_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module.time, "process_time", lambda: time.monotonic() / 1000)
    monkeypatch.setattr(module, "pauses", lambda: (int(1000 * time.monotonic()), int(100 * time.monotonic())))
    with pytest.raises(CellOutOfTime), time_limit(0.1):
        compute(0.4)
