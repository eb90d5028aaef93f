"""The seconds of one submission: for its cells, restarts included, and its answers; what others take does not count."""

from __future__ import annotations

import time
from typing import Final

from grader.execute.worker.cells import LEAST_SECONDS

CELLS_SHARE: Final = 0.6  # of the seconds that are left; the rest is kept for the calls
KEPT_SHARE: Final = 0.2  # of all: for other functions' questions, when only those that went wrong have some left


class Budget:
    """What is left of a submission's seconds; `until` is when they end, by `time.monotonic`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._answered = time.monotonic()
        self.until = self._answered + seconds

    def stop(self) -> None:
        """Stop the time: until `go_on` it is the judge that computes."""
        self._answered = time.monotonic()

    def go_on(self) -> None:
        """Let the time run again."""
        self.until += time.monotonic() - self._answered

    def give_back(self, seconds: float) -> None:
        """Do not count seconds that others have taken."""
        self.until += seconds

    def for_cells(self) -> float:
        """Return the seconds in which the cells may run now."""
        return (self.until - time.monotonic()) * CELLS_SHARE

    def is_spent(self) -> bool:
        """Tell whether too little is left for the cells to run again."""
        return self.for_cells() < LEAST_SECONDS

    def is_short(self) -> bool:
        """Tell whether no more is left than is kept for the functions that have not gone wrong."""
        return self.until - time.monotonic() < self._seconds * KEPT_SHARE
