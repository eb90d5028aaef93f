"""What a call does besides returning a value: what it prints and draws, and what it finds at the keyboard.

value       what it returned             printed   what it wrote to stdout, cut off at a limit
arguments   its arguments afterwards     figure    the figure that it drew, as plain data (figures.py)
"""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from typing import Any, Final

from .bounds import MAX_PRINTED_CHARS
from .figures import close_figures, figure_data

CUT: Final = "\n... (cut off)"


class Screen(io.StringIO):
    """A stdout that keeps the beginning of what is written."""

    def write(self, text: str) -> int:
        """Keep as much as there is room for."""
        room = MAX_PRINTED_CHARS - self.tell()
        if len(text) <= room:
            super().write(text)
        elif room >= 0:
            super().write(text[:room] + CUT)
        return len(text)


class Observed:
    """What was seen of one call."""

    def __init__(self, wants: Sequence[str], screen: Screen) -> None:
        self.wants, self.screen = wants, screen

    def all(self, value: Any, arguments: Sequence[Any]) -> dict[str, Any]:
        """Return everything that is wanted, by name."""
        found: dict[str, Any] = {}
        for want in self.wants:
            if want == "value":
                found[want] = value
            elif want == "printed":
                found[want] = self.screen.getvalue()
            elif want == "arguments":
                found[want] = list(arguments)
            else:
                found[want] = figure_data(value, arguments)
        return found


@contextmanager
def observed(wants: Sequence[str], typed: Sequence[str], arguments: Sequence[Any] = ()) -> Iterator[Observed]:
    """Keep what is printed while the block runs, and let `input()` and `sys.stdin` read the lines `typed`.

    Figures that were open before are no part of what is drawn, but for those among the `arguments`.
    """
    screen = Screen()
    with ExitStack() as stack:
        if wants:
            stack.enter_context(redirect_stdout(screen))
        if typed:
            stack.enter_context(_keyboard(typed))
        if "figure" in wants:
            close_figures(arguments)
            stack.callback(close_figures, arguments)
        yield Observed(wants, screen)


@contextmanager
def _keyboard(typed: Sequence[str]) -> Iterator[None]:
    lines = io.StringIO("".join(f"{line}\n" for line in typed))
    before = sys.stdin, builtins.input

    def read(prompt: object = "") -> str:
        sys.stdout.write(str(prompt))
        line = lines.readline()
        if not line:
            raise EOFError("no more lines are typed")
        return line.rstrip("\n")

    sys.stdin, builtins.input = lines, read
    try:
        yield
    finally:
        sys.stdin, builtins.input = before
