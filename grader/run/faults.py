"""Faults of this program: each is named, stands with its traceback in engine.log, and costs nobody else anything.

border(who, cost)    what fails in the block is left out, and the run goes on
costing(what)        the run ends, and the error says what that costs
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from grader.errors import CourseError, GraderError
from grader.records.judgement import Fault, fault_of

LOG = logging.getLogger(__name__)
ENGINE_LOG = "engine.log"


class Faults:
    """The faults of one run, in the order in which they were met."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.told: list[str] = []

    def add(self, who: str, *faults: Fault) -> None:
        """Name faults, and write them down.

        Raises
        ------
        CourseError
            engine.log cannot be written.
        """
        for fault in faults:
            self.told.append(f"{who}: {fault.cost} ({fault.said})")
            log_fault(self.output, self.told[-1], fault.traceback)

    @contextmanager
    def border(self, who: str, cost: str) -> Iterator[None]:
        """Let the run go on without what fails in the block, and say what that was."""
        try:
            yield
        except GraderError:
            raise
        except Exception as error:  # the border between one student, or one table, and all others: it is told
            LOG.info("%s: a fault of this program", who, exc_info=True)
            self.add(who, fault_of(error, cost))


@contextmanager
def costing(what: str, *, but: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Have an error that ends the run say what it costs, `but` for those that a teacher can mend."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, but):
            error.add_note(what)
        raise


def log_fault(output: Path, what: str, traceback: str) -> None:
    """Add a traceback of this program to engine.log.

    Raises
    ------
    CourseError
        It cannot be written.
    """
    path = output / ENGINE_LOG
    try:
        output.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  {what}\n{traceback.rstrip()}\n\n")
    except OSError as error:
        raise CourseError(f"{path} cannot be written: {error.strerror}") from error
