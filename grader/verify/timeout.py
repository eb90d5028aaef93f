"""A limit on what the teacher's own code may take in this process: a mutant may never end.

Processor time counts: a mutant on a busy machine is judged as on a quiet one. What sleeps ends by the wall clock.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

ASLEEP: Final = 30  # times the limit by the wall clock


class TimeLimitExceeded(BaseException):
    """Raised wherever the code happens to be; no `except Exception` of a hidden test or a formula holds it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeLimitExceeded` inside the block after so many seconds of processor time.

    Only the main thread can be stopped so.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("a limit needs the main thread: only there do signals arrive")
    before = [(number, signal.signal(number, _stop)) for number in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, ASLEEP * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        for number, handler in before:
            signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TimeLimitExceeded
