"""Faults of a hidden test itself, whatever its student answers: it never ends, or it returns what it should assert.

    with limit.running(): ...        a test, in the main thread of a grading process
    limit.outside(live)              a question to the student: it has limits of its own, and is not broken off here

Counted is the processor time of the thread that runs the test: not what it waits for a student's process, for a file or
for a processor of a busy machine. So a test that waits forever, as in a sleep, is not ended. The timer only says when
to look; it is the virtual one, because `grader verify` has set the others (verify/timeout.py).
"""

from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
SECONDS: Final = 60.0
TICK_SECONDS: Final = 1.0  # of processor time, between two looks


class OwnFault(BaseException):
    """The test itself is at fault; no `Exception`, which a test may catch. `line` is of the test, 0 if unknown."""

    line = 0


class Endless(OwnFault):
    """The test used up its processor time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"it computed for more than {seconds:g} seconds: is there a loop that never ends? Let the test do less"
        )


class Returned(OwnFault):
    """The test returned something, which says nothing of the student's work."""

    def __init__(self, line: int) -> None:
        super().__init__("it returns a value, which decides nothing: write `assert` in the place of `return`")
        self.line = line


def expect_nothing(returned: object, line: int) -> None:
    """Raise `Returned` where a test that begins in `line` returned something."""
    if returned is not None:
        raise Returned(line)


class ProcessorLimit:
    """The seconds of processor time that one test after another may use; infinite ones are not looked at."""

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = SECONDS if seconds is None else seconds
        self._until = math.inf
        self._outside = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """End what runs meanwhile by `Endless` when it has used up its time."""
        if not self._is_looked_at():
            yield
            return
        tick = min(TICK_SECONDS, self.seconds)
        former = signal.signal(signal.SIGVTALRM, self._look)
        self._until = time.thread_time() + self.seconds
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, tick, tick)
            yield
        finally:
            self._until = math.inf  # first: a look on the way out ends nothing
            signal.setitimer(signal.ITIMER_VIRTUAL, 0.0)
            signal.signal(signal.SIGVTALRM, former)

    def outside(self, ask: Callable[P, T]) -> Callable[P, T]:
        """Return `ask` such that its time does not count, and it is never broken off: it would leave half a reply."""
        if not self._is_looked_at():
            return ask

        def asked(*given: P.args, **named: P.kwargs) -> T:
            began = time.thread_time()
            self._outside += 1
            try:
                return ask(*given, **named)
            finally:
                self._until += time.thread_time() - began
                self._outside -= 1

        return asked

    def _is_looked_at(self) -> bool:
        return self.seconds != math.inf and _has_timer()

    def _look(self, _signal: int, _frame: object) -> None:
        if not self._outside and time.thread_time() > self._until:
            raise Endless(self.seconds)


def _has_timer() -> bool:
    """Tell whether a timer can end what runs here.

    Only the main thread hears signals; Windows has no timers, and Python in a browser no time of a thread.
    """
    here = threading.current_thread() is threading.main_thread()
    return here and hasattr(signal, "setitimer") and hasattr(time, "thread_time")
