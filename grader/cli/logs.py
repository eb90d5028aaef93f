"""What the loggers of the program say, on stderr.

(nothing)   nothing
-v          what is done, and decisions with their reasons (INFO)
-vv         details too (DEBUG), and the program's own tracebacks

A line names the student and the assignment that it is about.
"""

from __future__ import annotations

import logging
from typing import Any

from grader.report.sanitize import log_line
from grader.run.about import in_hand


class Lines(logging.Formatter):
    """One line for each record, which no terminal and no CI system obeys; tracebacks only where they are asked for."""

    def __init__(self, *, tracebacks: bool) -> None:
        super().__init__("%(name)s: %(about)s%(message)s")
        self.tracebacks = tracebacks

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """Write the record's own line; where it is not said there whose work it is about, say so before it."""
        about = in_hand()
        record.about = "" if record.message.startswith(about.removesuffix(": ")) else about
        return log_line(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's own name
        """Write the traceback, its lines made harmless, or nothing."""
        return "\n".join(map(log_line, super().formatException(ei).split("\n"))) if self.tracebacks else ""


def show(level: int) -> None:
    """Show the records of our loggers: none, those of decisions (1), details and tracebacks too (2 and more)."""
    logger = logging.getLogger("grader")
    for handler in [each for each in logger.handlers if isinstance(each.formatter, Lines)]:
        logger.removeHandler(handler)
    shown = logging.DEBUG if level > 1 else logging.INFO
    logger.setLevel(shown if level else logging.NOTSET)
    if not level:
        return
    handler = logging.StreamHandler()
    handler.setLevel(shown)  # --trace has the judge's loggers say more than is asked for here
    handler.setFormatter(Lines(tracebacks=level > 1))
    logger.addHandler(handler)
