"""Running a cell as a Jupyter kernel does, and keeping what it shows: errors, stderr, its values.

stderr     `sys.stderr`, logging, warnings, and what is written to descriptor 2
errors     every traceback that IPython shows: of the cell, of `%%capture` and `%run` within it, of a repr
loop       an event loop runs while a cell runs, and goes on in the next: `await` works, and `asyncio.run` is refused
values     what stands in `Out`, as text; a line that ends with ; shows nothing
cleared    `clear_output` takes away all of these that a cell has shown so far
"""

from __future__ import annotations

import importlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ..protocol.bounds import MAX_FAILURES, MAX_LINE_CHARS
from .cells import LEAST_SECONDS
from .commands import Commands
from .outcomes import OUT_OF_TIME, missing_package, words
from .stand_ins import refuse_keyboard, stand_in_for_processes
from .timer import CellOutOfTime, time_limit

if TYPE_CHECKING:
    import asyncio

MOST_CAUSES = 10  # of an exception, that are looked at
HISTORY_OF_ERRORS = "_format_exception_for_storage"  # takes half a second for each error, and nobody reads it


def begin_notebook(folder: str, commands: Commands) -> None:
    """Go to the folder a notebook is run in, and let commands and the keyboard answer as in a kernel without a user."""
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    os.chdir(folder)
    sys.path[:1] = [""]  # the working folder, wherever %cd leads: until now it was the scratch folder
    os.environ |= {"NBGRADER_EXECUTION": "autograde", "USER": "student", "LOGNAME": "student"}
    commands.fail_as_in_jupyter()
    refuse_keyboard()
    stand_in_for_processes(commands.skip)


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
        self.lacking: list[list[Any]] = []  # [cell, its name, line, error, package that is not here]
        self._cell = 0
        self._clears = False
        self._file = tempfile.TemporaryFile(dir=".")  # noqa: SIM115  for the life of the process
        self._size = 0
        self._loop = _event_loop()
        self._attach()

    def report(self, commands: Commands) -> dict[str, Any]:
        """Return what a report says besides outcomes: packages that are not here, commands that were not run."""
        not_run = [list(entry) for entry in commands.not_run]
        failures = self.lacking[:MAX_FAILURES]
        return {"functions": {}, "answers": {}, "notes": [], "failures": failures, "not_run": not_run}

    def execute(self, text: str, seconds: float, number: int = 0) -> list[str]:
        """Run one cell; return its error or what it wrote to stderr, and the text of its first value."""
        self._cell = number
        importlib.invalidate_caches()  # a module that the cell before has written is too young for them
        self._clear()
        try:
            with time_limit(max(seconds, LEAST_SECONDS)):
                self._loop.run_until_complete(self._run(text))
        except CellOutOfTime:
            return [OUT_OF_TIME, ""]
        except BaseException as error:  # noqa: BLE001  a student's code may raise anything at all
            return [type(error).__name__[:MAX_LINE_CHARS], ""]
        if self.errors:
            return [self.errors[0], ""]
        fault = self._stderr()
        return [f"it wrote to stderr: {fault.strip()}"[:MAX_LINE_CHARS], ""] if fault else ["", (self.shown or [""])[0]]

    async def _run(self, text: str) -> None:
        """Run a cell within the loop, as ipykernel does."""
        try:
            python, fault = self.shell.transform_cell(text), None
        except Exception:  # noqa: BLE001  the shell shows it as the cell's own error
            python, fault = text, sys.exc_info()
        await self.shell.run_cell_async(
            text, store_history=True, transformed_cell=python, preprocessing_exc_tuple=fault
        )

    def _stderr(self) -> str:
        """Return what was written to stderr in any way, but for what the course ignores."""
        written = os.fstat(self._file.fileno()).st_size - self._size
        text = self.err
        if written > 0:
            text += os.pread(self._file.fileno(), MAX_LINE_CHARS, self._size).decode("utf-8", "replace")
            self._size += written
        return "" if self.ignored and re.search(self.ignored, text) else text

    def _clear(self, wait: bool = False) -> None:
        """Forget what the cell has shown: now, or when it shows something again."""
        self._clears = wait
        if not wait:
            self.err, self.lines, self.shown, self.errors = "", 0, [], []

    def _show(self) -> None:
        """Do what waits for the next thing that is shown."""
        if self._clears:
            self._clear()

    def _attach(self) -> None:
        """Put this in the place of the streams and of what the shell shows, for good, as a kernel does."""
        from traitlets.config import Config  # noqa: PLC0415  IPython has imported it

        sys.stdout, sys.stderr = Stream(self._count), Stream(self._keep)
        os.dup2(self._file.fileno(), 2)
        sys.argv[:] = [""]
        shell = self.shell
        for name in ("showtraceback", "showsyntaxerror", "showindentationerror"):
            setattr(shell, name, self._show_error)
        setattr(shell, HISTORY_OF_ERRORS, lambda *_arguments, **_named: None)
        shell.__class__ = type("ZMQInteractiveShell", (type(shell),), {"__module__": "ipykernel.zmqshell"})
        shell.config.IPKernelApp = Config()  # by which libraries know a kernel
        shell.db = {}  # where %cd remembers folders
        shell.display_pub.clear_output = self._clear
        shell.display_pub.publish = lambda *_arguments, **_named: self._show()
        hook = shell.displayhook
        hook.write_output_prompt = hook.finish_displayhook = lambda: None
        hook.compute_format_data = lambda value: shell.display_formatter.format(value, include={"text/plain"})
        hook.write_format_data = self._show_value

    def _count(self, text: str) -> None:
        self._show()
        self.lines += text.count("\n")

    def _keep(self, text: str) -> None:
        self._show()
        if self.most_lines < 0 or self.lines + 1 < self.most_lines:  # nbgrader drops what follows that many lines
            self.err = (self.err + text)[:MAX_LINE_CHARS]

    def _show_error(self, *_arguments: Any, **_named: Any) -> None:
        self._show()
        kind, error, trace = sys.exc_info()
        sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace  # what its frames hold lives on
        self.errors.append(OUT_OF_TIME if isinstance(error, CellOutOfTime) or error is None else words(error))
        package = next(filter(None, (missing_package(each, {}) for each in _causes(error))), "")
        if package:
            self.lacking.append([self._cell, f"cell {self._cell}", 0, self.errors[-1], package])

    def _show_value(self, data: dict[str, Any], *_: Any) -> None:
        self._show()
        self.shown.append(str(data.get("text/plain", ""))[:MAX_LINE_CHARS])


def _event_loop() -> asyncio.AbstractEventLoop:
    import asyncio  # noqa: PLC0415  forty milliseconds that only nbgrader's notebooks need

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those it came from: a package may tell in words of its own that another is missing."""
    for _ in range(MOST_CAUSES):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__
