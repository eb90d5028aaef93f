"""A call that never ends is stopped where no signal can be sent; a stand-in tells of loops as Python 3.12 does."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from grader.checks.watchdog import LOOK_EVERY, available, watched


class TooLong(BaseException):
    """What is raised in code that runs too long."""


class Monitoring:
    """A stand-in for sys.monitoring: `loop` tells of jumps while events are on."""

    PROFILER_ID = 2
    events = SimpleNamespace(JUMP=1, PY_START=2)

    def __init__(self):
        self.on, self.callbacks, self.in_use = 0, {}, False

    def use_tool_id(self, _tool, _name):
        self.in_use = True

    def free_tool_id(self, _tool):
        self.in_use = False

    def register_callback(self, _tool, event, callback):
        self.callbacks[event] = callback

    def set_events(self, _tool, events):
        self.on = events

    def loop(self, times):
        """Jump back so often."""
        for _ in range(times):
            if self.on:
                self.callbacks[self.events.JUMP]("code", 0, 0)


@pytest.fixture
def monitoring(monkeypatch):
    """The stand-in, in its place."""
    stand_in = Monitoring()
    monkeypatch.setattr(sys, "monitoring", stand_in, raising=False)
    return stand_in


def test_a_loop_past_the_deadline_is_interrupted_once_and_what_handles_that_is_not(monitoring):
    now = iter([0.0, 6.0])

    def student():
        try:
            monitoring.loop(LOOK_EVERY)
        finally:
            monitoring.loop(3 * LOOK_EVERY)

    with pytest.raises(TooLong), watched(5, TooLong, clock=lambda: next(now)):
        student()
    assert not monitoring.in_use


def test_a_loop_before_the_deadline_goes_on(monitoring):
    now = iter([0.0, 4.0, 4.9])
    with watched(5, TooLong, clock=lambda: next(now)):
        monitoring.loop(2 * LOOK_EVERY)
    assert monitoring.on == 0
    assert not monitoring.in_use


def test_it_says_whether_it_can_watch(monitoring, monkeypatch):
    assert available()
    monkeypatch.delattr(sys, "monitoring")
    assert not available()
