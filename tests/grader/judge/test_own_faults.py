"""A hidden test that never ends is ended by its own processor time alone; one that returns something is at fault."""

from __future__ import annotations

import math
import signal
import threading
import time
from typing import NoReturn

import pytest

from grader.judge.own_faults import SECONDS, Endless, Returned, TestLimit, expect_nothing
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
        math.sqrt(2.0)


def test_a_loop_without_end_is_ended_in_its_own_line_whatever_exceptions_it_catches() -> None:
    words = r"^it computed for more than 0\.1 seconds: is there a loop"
    with pytest.raises(Endless, match=words) as caught, TestLimit(SHORT).running():
        spin()
    assert "spin" in [entry.name for entry in caught.traceback]
    assert not issubclass(Endless, Exception)


def test_each_test_has_the_whole_time() -> None:
    limit, seen = TestLimit(SHORT), []
    for number in range(5):
        with limit.running():
            use_up(SHORT / 3)
            seen.append(number)
    assert seen == [0, 1, 2, 3, 4]


def test_the_time_of_a_question_to_the_student_is_not_the_tests_and_none_is_broken_off() -> None:
    limit, asked = TestLimit(SHORT), []

    def ask(seconds: float, *, word: str) -> str:
        use_up(seconds)
        asked.append(word)
        return word

    with limit.running():
        told = limit.outside(ask)(5 * SHORT, word="b")
        use_up(SHORT / 4)
    assert (asked, told) == (["b"], "b")

    def body() -> NoReturn:
        limit.outside(ask)(2 * SHORT, word="c")
        spin()

    with pytest.raises(Endless), limit.running():
        body()
    assert asked == ["b", "c"]


def test_a_question_that_raises_is_over_too() -> None:
    limit = TestLimit(SHORT)

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
        with TestLimit(9.0).running():
            assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] > 0
            if fault is not None:
                raise fault
    except (ValueError, Endless):
        assert fault is not None
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is before


def test_a_limit_around_a_test_goes_on_when_the_test_is_over() -> None:
    with time_limit(9.0):
        with TestLimit(SHORT).running():
            math.sqrt(2.0)
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0


def test_without_a_limit_and_in_another_thread_no_clock_is_set() -> None:
    seen: list[tuple[float, float]] = []

    def look() -> None:
        with TestLimit().running():
            seen.append(signal.getitimer(signal.ITIMER_VIRTUAL))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    with TestLimit(math.inf).running():
        seen.append(signal.getitimer(signal.ITIMER_VIRTUAL))
    assert seen == [(0.0, 0.0)] * 2


def test_without_timers_a_test_runs_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer")
    with TestLimit(SHORT).running():
        use_up(2 * SHORT)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_where_a_thread_has_no_time_of_its_own_as_in_a_browser_tests_and_questions_run_as_they_are(monkeypatch) -> None:
    monkeypatch.delattr(time, "thread_time")
    for limit in (TestLimit(SHORT), TestLimit(math.inf)):
        with limit.running():
            assert limit.outside(abs)(-1) == 1


def test_the_limit_is_generous() -> None:
    assert TestLimit().seconds == SECONDS == 60.0


@pytest.mark.parametrize("returned", [True, False, 0, []])
def test_whatever_a_test_returns_is_told(returned: object) -> None:
    expect_nothing(None, 7)
    with pytest.raises(Returned, match="write `assert` in the place of `return`") as caught:
        expect_nothing(returned, 7)
    assert caught.value.line == 7
