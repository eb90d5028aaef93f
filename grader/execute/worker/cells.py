"""Running cells: IPython's syntax, Python's speed.

A cell that is plain Python is compiled and run as it stands; one that the student left as it was handed out has
been compiled already, in the forkserver. Only one that is not plain (magics, `!`, `?`) goes through IPython's own
translation first. A cell that fails or runs out of time costs what it would have
defined, and no more.
"""

from __future__ import annotations

import ast
import inspect
import linecache
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

from .notebook import Cell
from .timer import CellOutOfTime, Timer, within

Lesson = Mapping[str, CodeType]  # source of a cell as handed out -> its code
FUTURES = 0x1FFE0000  # every `from __future__` flag: one cell's holds for those behind it, as in Jupyter
PLAIN = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
OUT_OF_TIME = "it was still running when its time was up"
MOST_PARTS = 3  # of a statement that was split into cells, before the last
LEAST_SECONDS = 0.5  # what a cell may still take when the notebook's time is used up


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong in one cell, in the words of Python; `unread` if it is no Python at all."""

    cell: str
    error: str
    line: int
    unread: bool = False


def join(cells: Sequence[Cell]) -> Cell:
    """Put cells together that one statement was split into; the last gives its name."""
    return Cell(cells[-1].number, "\n".join(cell.source.rstrip() for cell in cells), cells[-1].name)


class Runner:
    """Runs cells one after the other in one namespace."""

    def __init__(self, shell: Any, cell_seconds: float, notebook_seconds: float, lesson: Lesson) -> None:
        self.shell, self.lesson = shell, lesson
        self.namespace: dict[str, Any] = shell.user_ns
        self.cell_seconds = cell_seconds
        self.left = notebook_seconds
        self.flags = PLAIN

    def run(self, cell: Cell, *, hurry: bool = False) -> Trouble | None:
        """Run one cell, briefly if it is to `hurry`; return what went wrong, if anything did."""
        try:
            code = self._compile(cell)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            return Trouble(cell.name, _words(error), getattr(error, "lineno", 0) or 0, unread=True)
        allowance = 0 if hurry else min(self.cell_seconds, self.left)
        timer = Timer()
        try:
            within(max(allowance, LEAST_SECONDS), lambda: self._execute(code))
        except CellOutOfTime:
            return Trouble(cell.name, OUT_OF_TIME, 0)
        except BaseException as error:  # noqa: BLE001  a student's code may raise anything at all
            return Trouble(cell.name, _words(error), line_in(error, cell.name))
        finally:
            self.left -= timer.seconds()
        return None

    def split(self, before: Sequence[Cell], cell: Cell) -> tuple[Cell, ...]:
        """Return the fewest of the cells before with which a cell that makes no sense alone makes sense."""
        for first in reversed(range(len(before))):
            if self._parses(join((*before[first:], cell)).source):
                return tuple(before[first:])
        return ()

    def _parses(self, source: str) -> bool:
        try:
            compile(source, "cell", "exec", self.flags)  # not the syntax tree alone: it allows a return anywhere
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
        return True

    def _compile(self, cell: Cell) -> CodeType:
        source = cell.source
        known = self.lesson.get(source) if self.flags == PLAIN else None
        if known is not None:
            _remember(cell.name, source)
            return renamed(known, cell.name)
        try:
            tree = compile(source, cell.name, "exec", self.flags | ast.PyCF_ONLY_AST)
        except SyntaxError:
            source = self.shell.transform_cell(source)
            tree = compile(source, cell.name, "exec", self.flags | ast.PyCF_ONLY_AST)
        _remember(cell.name, source)
        code: CodeType = compile(tree, cell.name, "exec", self.flags, dont_inherit=True)
        self.flags |= code.co_flags & FUTURES
        return code

    def _execute(self, code: CodeType) -> None:
        if code.co_flags & inspect.CO_COROUTINE:
            import asyncio  # noqa: PLC0415  forty milliseconds that few notebooks need

            asyncio.run(eval(code, self.namespace))  # noqa: S307  running the student's cell is the task
        else:
            exec(code, self.namespace)  # noqa: S102  as above


def compiled(cells: Iterable[Cell]) -> dict[str, CodeType]:
    """Compile, ahead of every student, the cells of the lesson that are plain Python and change no later one."""
    lesson = {}
    for cell in cells:
        try:
            code: CodeType = compile(cell.source, cell.name, "exec", PLAIN, dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        if not code.co_flags & FUTURES:
            lesson[cell.source] = code
    return lesson


def renamed(code: CodeType, name: str) -> CodeType:
    """Return the code as if it stood in the cell `name`, where the student's notebook has it."""
    if code.co_filename == name:
        return code
    parts = tuple(renamed(part, name) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_filename=name, co_consts=parts)


def line_in(error: BaseException, name: str) -> int:
    """Find the last line of `name` (a cell) that the error passed through; 0 where it never did."""
    line, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == name:
            line = step.tb_lineno
        step = step.tb_next
    return line


def _remember(name: str, source: str) -> None:
    """Let tracebacks and `inspect` find the lines of a cell."""
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)


def _words(error: BaseException) -> str:
    try:
        text = str(error)
    except BaseException:  # noqa: BLE001  a hostile __str__ is still only a failed cell
        text = ""
    return f"{type(error).__name__}: {text}"[:300]
