"""The one timer: processor time while code computes, the wall clock while it sleeps.

The first alarm comes when the wall clock says that the time is up. On a busy machine a cell that computes has not had
its time by then: it goes on as long as it uses a part of each further window, or never gave up the processor by itself,
or had it taken away and uses a little: an import waits for many files, and may get a hundredth of a processor between.
So does the import of an installed package, to its end.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from .imports import is_importing

try:
    import resource
except ImportError:  # in a browser, and on Windows
    TELLS = False
else:
    TELLS = hasattr(resource, "RUSAGE_THREAD")

BUSY: Final = 0.05  # share of a window's wall time that work which computes gets even on a busy machine
SLOW: Final = 0.005  # the same of work from which the processor was taken away; short sleeps in a loop get less
WINDOW_SECONDS: Final = 2.0  # in which a busy machine takes the processor away from such work at least once
AGAIN_SECONDS: Final = 0.05  # between further alarms, for code that swallows the exception


class CellOutOfTime(BaseException):
    """Code was still running at its limit; not an Exception, so that `except Exception` lets it through."""


class Timer:
    """The seconds that one stretch of work is charged for."""

    def __init__(self) -> None:
        self.wall, self.processor, self.pauses = time.monotonic(), time.process_time(), pauses()

    def computed(self) -> float:
        """Return the processor time, of all threads."""
        return time.process_time() - self.processor

    def seconds(self) -> float:
        """Return processor time where the work computed, wall time where it slept."""
        return self.computed() if self.is_busy() else time.monotonic() - self.wall

    def is_busy(self) -> bool:
        """Tell whether the work computes, however slowly the machine lets it."""
        rested, interrupted = (now - before for now, before in zip(pauses(), self.pauses, strict=True))
        least = SLOW if interrupted else BUSY
        return (TELLS and rested == 0) or self.computed() >= least * (time.monotonic() - self.wall)


def pauses() -> tuple[int, int]:
    """Return how often this thread has given up the processor to sleep or wait, and how often it was taken away."""
    if not TELLS:
        return 0, 0
    usage = resource.getrusage(resource.RUSAGE_THREAD)
    return usage.ru_nvcsw, usage.ru_nivcsw


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `CellOutOfTime` in Python code (not in C code) of this block once its time is up, again and again.

    Only the main thread of a system with interval timers can be interrupted; elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    whole = window = Timer()

    def interrupt(_signal: int, frame: FrameType | None) -> None:
        nonlocal window
        left = seconds - whole.computed()
        if left > 0 and window.is_busy():
            window = Timer()
            signal.setitimer(signal.ITIMER_REAL, min(max(left, AGAIN_SECONDS), WINDOW_SECONDS), AGAIN_SECONDS)
            return
        if not is_importing(frame):
            raise CellOutOfTime

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
