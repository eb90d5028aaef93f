"""A hidden test that never ends is ended by its own processor time alone; one that returns something is at fault."""

from __future__ import annotations

import math
import signal
import threading
import time
from typing import NoReturn

import pytest

from grader.judge.own_faults import SECONDS, TICK_SECONDS, Endless, ProcessorLimit, Returned, expect_nothing
from grader.verify.timeout import time_limit

SHORT = 0.1  # seconds of processor time; a machine that shares its processors may charge a third of it for nothing


def spin() -> NoReturn:
    while True:
        try:
            math.sqrt(2.0)
        except Exception:  # noqa: BLE001  as a test may write it
            math.sqrt(3.0)


def use_up(seconds: float) -> None:
    """Compute for so long."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        for _ in range(1000):
            math.sqrt(2.0)


@pytest.fixture
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look several times in the shortest time that a test here computes."""
    monkeypatch.setattr("grader.judge.own_faults.TICK_SECONDS", SHORT / 25)


def test_a_loop_without_end_is_ended_in_its_own_line_whatever_exceptions_it_catches() -> None:
    words = r"^it computed for more than 0\.1 seconds: is there a loop"
    with pytest.raises(Endless, match=words) as caught, ProcessorLimit(SHORT).running():
        spin()
    assert "spin" in [entry.name for entry in caught.traceback]
    assert not issubclass(Endless, Exception)
    assert caught.value.line == 0


@pytest.mark.usefixtures("_often")
def test_each_test_has_the_whole_time() -> None:
    limit, seen = ProcessorLimit(SHORT), []
    for number in range(5):
        with limit.running():
            use_up(SHORT / 3)
            seen.append(number)
    assert seen == [0, 1, 2, 3, 4]


@pytest.mark.usefixtures("_often")
def test_the_time_of_a_question_to_the_student_is_not_the_tests_and_none_is_broken_off() -> None:
    limit, asked = ProcessorLimit(SHORT), []

    def ask(seconds: float, *, word: str) -> str:
        use_up(seconds)
        asked.append(word)
        return word

    with limit.running():
        until = limit._until
        told = [limit.outside(ask)(2 * SHORT, word=word) for word in ("a", "b")]
        assert limit._until - until == pytest.approx(4 * SHORT, abs=SHORT)
        use_up(SHORT / 2)
    assert asked == told == ["a", "b"]

    def body() -> NoReturn:
        limit.outside(ask)(2 * SHORT, word="c")
        spin()

    with pytest.raises(Endless), limit.running():
        body()
    assert asked == ["a", "b", "c"]


@pytest.mark.usefixtures("_often")
def test_a_question_that_is_asked_while_another_is_answered_does_not_end_its_protection() -> None:
    limit, answered = ProcessorLimit(SHORT), []

    def outer() -> None:
        limit.outside(use_up)(SHORT / 4)
        use_up(2 * SHORT)
        answered.append(True)

    def body() -> NoReturn:
        limit.outside(outer)()
        spin()

    with pytest.raises(Endless), limit.running():
        body()
    assert answered == [True]


def test_a_question_that_raises_is_over_too() -> None:
    limit = ProcessorLimit(SHORT)

    def ask() -> NoReturn:
        raise KeyError

    def body() -> NoReturn:
        with pytest.raises(KeyError):
            limit.outside(ask)()
        spin()

    with pytest.raises(Endless), limit.running():
        body()


@pytest.mark.parametrize("fault", [None, ValueError, Endless(1.0)])
def test_the_clock_and_its_signal_are_as_before_however_a_test_ends(fault: type[BaseException] | None) -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    try:
        with ProcessorLimit(9.0).running():
            assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] == pytest.approx(TICK_SECONDS, abs=0.02)
            if fault is not None:
                raise fault
    except (ValueError, Endless):
        assert fault is not None
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is before


def test_a_limit_shorter_than_a_tick_is_looked_at_when_it_ends() -> None:
    with ProcessorLimit(SHORT).running():
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] == pytest.approx(SHORT, abs=0.02)


def test_a_limit_around_a_test_goes_on_when_the_test_is_over() -> None:
    with time_limit(9.0):
        with ProcessorLimit(SHORT).running():
            math.sqrt(2.0)
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0


def test_without_a_limit_and_in_another_thread_no_clock_is_set() -> None:
    seen: list[tuple[float, float]] = []

    def look() -> None:
        with ProcessorLimit().running():
            seen.append(signal.getitimer(signal.ITIMER_VIRTUAL))

    look()
    assert seen.pop()[0] > 0
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    with ProcessorLimit(math.inf).running():
        seen.append(signal.getitimer(signal.ITIMER_VIRTUAL))
    assert seen == [(0.0, 0.0)] * 2


def test_without_timers_a_test_runs_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer")
    with ProcessorLimit(SHORT).running():
        use_up(2 * SHORT)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_where_a_thread_has_no_time_of_its_own_as_in_a_browser_tests_and_questions_run_as_they_are(monkeypatch) -> None:
    monkeypatch.delattr(time, "thread_time")
    for limit in (ProcessorLimit(SHORT), ProcessorLimit(math.inf)):
        with limit.running():
            assert limit.outside(abs)(-1) == 1


def test_the_limit_is_generous() -> None:
    assert ProcessorLimit().seconds == SECONDS == 60.0


@pytest.mark.parametrize("returned", [True, False, 0, []])
def test_whatever_a_test_returns_is_told(returned: object) -> None:
    expect_nothing(None, 7)
    with pytest.raises(Returned, match="write `assert` in the place of `return`") as caught:
        expect_nothing(returned, 7)
    assert caught.value.line == 7
