"""What a long command is at, while it works: beside what it prints when it is done, so that nobody takes it for dead.

a terminal      one line, which changes and goes
a pipe, a log   lines on stderr: the first step at once, then the step that it is at, once in some seconds at most
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click
from rich.console import Console
from rich.live import Live
from rich.text import Text

from grader.report.sanitize import log_line

SECONDS: Final = 10.0  # between two plain lines
Tell = Callable[[str], None]


@contextmanager
def steps(console: Console, name: str, clock: Callable[[], float] = time.monotonic) -> Iterator[Tell]:
    """Hand out a function that says what is done for the assignment `name`, while the `with` lasts."""
    if not console.is_terminal:
        yield Lines(name, clock).tell
        return
    # Refreshed by hand: a process with a thread of its own for that must not fork.
    with Live(console=console, transient=True, auto_refresh=False) as live:
        yield lambda step: live.update(Text(log_line(f"{name}: {step}")), refresh=True)


class Lines:
    """Plain lines, not too many."""

    def __init__(self, name: str, clock: Callable[[], float]) -> None:
        self.name, self.clock = name, clock
        self.due = clock()

    def tell(self, step: str) -> None:
        """Say what is done now, unless something was said a moment ago."""
        now = self.clock()
        if now >= self.due:
            click.echo(log_line(f"{self.name}: {step}"), err=True)
            self.due = now + SECONDS
