"""Running a cell as a Jupyter kernel does, and keeping what it shows: errors, stderr, its values.

stderr     `sys.stderr`, logging, warnings, and what is written to descriptor 2
errors     every traceback that IPython shows: of the cell, of `%%capture` and `%run` within it, of a repr
values     what stands in `Out`, as text; a line that ends with ; shows nothing
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from ..protocol.bounds import MAX_LINE_CHARS
from .cells import LEAST_SECONDS
from .outcomes import OUT_OF_TIME, words
from .timer import CellOutOfTime, time_limit

HISTORY_OF_ERRORS = "_format_exception_for_storage"  # takes half a second for each error, and nobody reads it


class Stream(io.TextIOBase):
    """What a program finds as stdout or stderr: it keeps the beginning, and counts lines."""

    def __init__(self, written: Callable[[str], None]) -> None:
        super().__init__()
        self._written = written

    encoding = "utf-8"
    errors = "strict"

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Take a text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if text:
            self._written(text)
        return len(text)


class Kernel:
    """The shell of one notebook, with everything that a cell shows kept in it."""

    def __init__(self, shell: Any, most_lines: int, ignored_stderr: str) -> None:
        self.shell, self.most_lines, self.ignored = shell, most_lines, ignored_stderr
        self.err, self.lines = "", 0
        self.shown: list[str] = []
        self.errors: list[str] = []
        self._file = tempfile.TemporaryFile(dir=".")  # noqa: SIM115  for the life of the process
        self._size = 0
        self._attach()

    def execute(self, text: str, seconds: float) -> list[str]:
        """Run one cell; return its error or what it wrote to stderr, and the text of its first value."""
        self.err, self.lines, self.shown, self.errors = "", 0, [], []
        try:
            with time_limit(max(seconds, LEAST_SECONDS)):
                self.shell.run_cell(text, store_history=True)
        except CellOutOfTime:
            return [OUT_OF_TIME, ""]
        except BaseException as error:  # noqa: BLE001  a student's code may raise anything at all
            return [type(error).__name__[:MAX_LINE_CHARS], ""]
        if self.errors:
            return [self.errors[0], ""]
        fault = self._stderr()
        return [f"it wrote to stderr: {fault.strip()}"[:MAX_LINE_CHARS], ""] if fault else ["", (self.shown or [""])[0]]

    def _stderr(self) -> str:
        """Return what was written to stderr in any way, but for what the course ignores."""
        written = os.fstat(self._file.fileno()).st_size - self._size
        text = self.err
        if written > 0:
            text += os.pread(self._file.fileno(), MAX_LINE_CHARS, self._size).decode("utf-8", "replace")
            self._size += written
        return "" if self.ignored and re.search(self.ignored, text) else text

    def _attach(self) -> None:
        """Put this in the place of the streams and of what the shell shows, for good, as a kernel does."""
        sys.stdout, sys.stderr = Stream(self._count), Stream(self._keep)
        os.dup2(self._file.fileno(), 2)
        sys.argv[:] = [""]
        shell = self.shell
        for name in ("showtraceback", "showsyntaxerror", "showindentationerror"):
            setattr(shell, name, self._show_error)
        setattr(shell, HISTORY_OF_ERRORS, lambda *_arguments, **_named: None)
        hook = shell.displayhook
        hook.write_output_prompt = hook.finish_displayhook = lambda: None
        hook.compute_format_data = lambda value: shell.display_formatter.format(value, include={"text/plain"})
        hook.write_format_data = self._show_value

    def _count(self, text: str) -> None:
        self.lines += text.count("\n")

    def _keep(self, text: str) -> None:
        if self.most_lines < 0 or self.lines + 1 < self.most_lines:  # nbgrader drops what follows that many lines
            self.err = (self.err + text)[:MAX_LINE_CHARS]

    def _show_error(self, *_arguments: Any, **_named: Any) -> None:
        error = sys.exc_info()[1]
        self.errors.append(OUT_OF_TIME if isinstance(error, CellOutOfTime) or error is None else words(error))

    def _show_value(self, data: dict[str, Any], *_: Any) -> None:
        self.shown.append(str(data.get("text/plain", ""))[:MAX_LINE_CHARS])
