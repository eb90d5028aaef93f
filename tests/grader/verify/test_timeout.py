"""A limit stops what would never end, wherever it is, and leaves nothing behind."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from grader.verify.timeout import TimeLimitExceeded, time_limit


def forever():
    while True:
        try:
            for _ in range(1000):
                pass
        except Exception:  # noqa: BLE001  as a hidden test might
            continue


def test_a_loop_without_end_is_stopped():
    with pytest.raises(TimeLimitExceeded), time_limit(0.05):
        forever()


def test_what_waits_for_a_processor_has_its_time_and_what_sleeps_ends():
    with time_limit(0.05):
        time.sleep(0.1)
    with pytest.raises(TimeLimitExceeded), time_limit(0.001):
        time.sleep(30)


@pytest.mark.parametrize(
    ("number", "timer"), [(signal.SIGALRM, signal.ITIMER_REAL), (signal.SIGPROF, signal.ITIMER_PROF)]
)
def test_nothing_rings_later(number, timer):
    before = signal.getsignal(number)
    with time_limit(5.0):
        pass
    assert signal.getitimer(timer) == (0.0, 0.0)
    assert signal.getsignal(number) is before


def test_another_thread_is_told_that_it_cannot_be_stopped():
    told = []

    def run():
        try:
            with time_limit(1.0):
                pass
        except RuntimeError as error:
            told.append(str(error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert told == ["a limit needs the main thread: only there do signals arrive"]
