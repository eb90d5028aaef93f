"""What the loggers of the program say, on stderr.

(nothing)   nothing
-v          progress, and decisions with their reasons
-vv         the program's own tracebacks too
"""

from __future__ import annotations

import logging
from typing import Any

from grader.report.sanitize import log_line


class Lines(logging.Formatter):
    """One line for each record, which no terminal and no CI system obeys; tracebacks only where they are asked for."""

    def __init__(self, *, tracebacks: bool) -> None:
        super().__init__("%(name)s: %(message)s")
        self.tracebacks = tracebacks

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """Write the record's own line."""
        return log_line(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's own name
        """Write the traceback, its lines made harmless, or nothing."""
        return "\n".join(map(log_line, super().formatException(ei).split("\n"))) if self.tracebacks else ""


def show(level: int) -> None:
    """Show the records of our loggers: none, those of decisions (1), tracebacks too (2 and more)."""
    logger = logging.getLogger("grader")
    for handler in [each for each in logger.handlers if isinstance(each.formatter, Lines)]:
        logger.removeHandler(handler)
    logger.setLevel(logging.DEBUG if level else logging.NOTSET)
    if not level:
        return
    handler = logging.StreamHandler()
    handler.setFormatter(Lines(tracebacks=level > 1))
    logger.addHandler(handler)
