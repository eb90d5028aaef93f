"""What a student's process is charged for on a busy machine, from the kernel's figures."""

from __future__ import annotations

import os
import time

import pytest

from grader.execute import clock as module
from grader.execute.clock import Clock, delay_here, figures


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the wall clock show what the test says."""
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(module, "delay_here", lambda: 0.0)
    return now


def charged(
    monkeypatch: pytest.MonkeyPatch, wall: list[float], delay: float, used: float, passed: float = 10.0
) -> float:
    monkeypatch.setattr(module, "figures", lambda _pidfd: (delay, used))
    clock = Clock(-1)
    begun = clock.seconds()
    wall[0] += passed
    clock.refresh()
    return clock.seconds() - begun


def test_waiting_for_a_processor_is_not_charged(monkeypatch: pytest.MonkeyPatch, wall: list[float]) -> None:
    assert charged(monkeypatch, wall, delay=7.5, used=2.5) == pytest.approx(2.5)


def test_what_the_grader_waits_for_a_processor_while_it_answers_a_question_is_not_charged(
    monkeypatch: pytest.MonkeyPatch, wall: list[float]
) -> None:
    delays = iter([3.0, 9.0])  # of this thread since it began: before the student's process was there, and now
    monkeypatch.setattr(module, "delay_here", lambda: next(delays))
    assert charged(monkeypatch, wall, delay=1.5, used=0.5) == pytest.approx(2.5)


def test_the_kernel_tells_of_this_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    assert delay_here() > 0
    monkeypatch.setattr(module.Path, "read_text", lambda *_args, **_named: "")
    assert delay_here() == 0.0


def test_sleeping_is_charged_by_the_wall_clock(monkeypatch: pytest.MonkeyPatch, wall: list[float]) -> None:
    assert charged(monkeypatch, wall, delay=0.0, used=0.1) == pytest.approx(10)


def test_threads_that_wait_for_one_another_gain_nothing(monkeypatch: pytest.MonkeyPatch, wall: list[float]) -> None:
    assert charged(monkeypatch, wall, delay=9.0, used=10.0) == pytest.approx(10)


def test_a_process_that_never_runs_ends_all_the_same(monkeypatch: pytest.MonkeyPatch, wall: list[float]) -> None:
    assert charged(monkeypatch, wall, delay=1e9, used=0.0) == pytest.approx(10 * module.LEAST_SHARE)


def test_without_figures_all_is_charged(monkeypatch: pytest.MonkeyPatch, wall: list[float]) -> None:
    clock = Clock(-1)
    begun = clock.seconds()
    wall[0] += 10
    clock.refresh()
    assert clock.seconds() - begun == pytest.approx(10)


def test_the_kernel_tells_of_a_live_process() -> None:
    pidfd = os.pidfd_open(os.getpid())
    try:
        found = figures(pidfd)
    finally:
        os.close(pidfd)
    assert found is not None
    delay, used = found
    assert delay >= 0
    assert 0 < used <= time.process_time()
