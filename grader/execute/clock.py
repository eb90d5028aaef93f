"""The time that a student's process is charged for: wall time, less what it waited for a processor on a busy machine.

charged = wall - waiting          waiting: the kernel's run delay of its main thread, /proc/<pid>/schedstat, and of the
                                  thread here that answers what it asks in the middle of a call
charged >= processor time         so that threads that wait for one another gain nothing
charged >= wall / 500             so that a run ends on any machine

Work that uses no processor time, such as a sleep, is charged by the wall clock. Where /proc does not tell, all is.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

LEAST_SHARE: Final = 1 / 500  # of the wall time, whatever the kernel says
_PROCESS_CLOCK: Final = 2  # of a clock id: all threads of a process together


class Clock:
    """The charged seconds of one process. Looking at the kernel's figures is put off until a deadline has passed."""

    def __init__(self, pidfd: int) -> None:
        self._pidfd = pidfd
        self._born = time.monotonic()
        self._delay_here = delay_here()
        self.waited = 0.0

    def seconds(self) -> float:
        """Return the time by which deadlines of this process are measured."""
        return time.monotonic() - self.waited

    def refresh(self) -> None:
        """Find out how long the process has waited for a processor."""
        found = figures(self._pidfd)
        if found is not None:
            delay, used = found
            delay += delay_here() - self._delay_here
            wall = time.monotonic() - self._born
            self.waited = max(self.waited, min(delay, wall - used, wall * (1 - LEAST_SHARE)))


def figures(pidfd: int) -> tuple[float, float] | None:
    """Return the run delay of a process's main thread and the processor time of all its threads, in seconds.

    None where the kernel does not tell, or the process has ended.
    """
    try:
        pid = _pid(pidfd)
        return _run_delay(pid), time.clock_gettime(~pid << 3 | _PROCESS_CLOCK)
    except (OSError, ValueError, IndexError, StopIteration):
        return None


def delay_here() -> float:
    """Return how long this thread has waited for a processor, in seconds; 0.0 where the kernel does not tell."""
    try:
        return _run_delay("thread-self")
    except (OSError, ValueError, IndexError):
        return 0.0


def _run_delay(process: int | str) -> float:
    return int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9


def _pid(pidfd: int) -> int:
    fields = Path(f"/proc/self/fdinfo/{pidfd}").read_text(encoding="ascii").splitlines()
    return int(next(line for line in fields if line.startswith("Pid:")).split()[1])
