"""Running cells: IPython's syntax, Python's speed, statement by statement.

A cell that the student left as it was released has been compiled already, in the forkserver. Another is compiled as
plain Python; only one that is not (magics, `!`, `?`) goes through IPython's translation first. A statement that fails
costs what it would have defined, and the next one runs; a cell that runs out of time is left where it is.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .commands import Commands
from .notebook import Cell, NotReadable, lines_of, read_module, read_notebook
from .outcomes import ALL, OUT_OF_TIME, CellRun, Failure, Steps, line_in, missing_package, unread, words
from .statements import (
    FLAGS,
    NOT_PYTHON,
    Precompiled,
    Statement,
    Statements,
    compile_statements,
    defined_in,
    future_flags,
    in_cell,
    remember,
)
from .timer import CellOutOfTime, Timer, time_limit

if TYPE_CHECKING:
    import asyncio

MAX_PARTS: Final = 3  # cells that a statement was split into, before the last
MAX_NESTED: Final = 5  # %run in files that are run by %run
LEAST_SECONDS: Final = 0.5  # what a cell may still take when the notebook's time is used up
NEEDS_LOOP: Final = ("create_task", "ensure_future", "get_running_loop")  # as in Jupyter, where a loop always runs


def join(cells: Sequence[Cell]) -> Cell:
    """Put cells together that one statement was split into; the last gives its name."""
    return Cell(cells[-1].number, "\n".join(cell.source.rstrip() for cell in cells), cells[-1].name)


class Runner:
    """Runs cells one after the other in one namespace.

    `missing` collects the names that failed imports would have bound, and the packages that are not installed here.
    """

    def __init__(
        self,
        commands: Commands,
        cell_seconds: float,
        notebook_seconds: float,
        *,
        precompiled: Precompiled,
        missing: dict[str, str],
    ) -> None:
        self.commands, self.precompiled, self.missing = commands, precompiled, missing
        self.namespace: dict[str, Any] = commands.shell.user_ns
        self.cell_seconds = cell_seconds
        self.left = notebook_seconds
        self.flags = FLAGS
        self._nested: list[CellRun] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        commands.run_file = self._run_file

    def run(self, cell: Cell, steps: Steps = ALL, *, hurry: bool = False) -> CellRun:
        """Run one cell, briefly if it is to `hurry`; return what became of its statements."""
        run = CellRun()
        self.commands.cell = cell.name
        try:
            statements = self._compile(cell)
        except NOT_PYTHON as error:
            run.failures.append(unread(cell.name, error, defined_in(cell.source)))
            run.unread = True
            return run
        allowance = 0 if hurry else min(self.cell_seconds, self.left)
        timer = Timer()
        try:
            with time_limit(max(allowance, LEAST_SECONDS)):
                self._execute(cell, statements, steps, run)
        except CellOutOfTime:
            run.failures.append(Failure(cell.name, 0, OUT_OF_TIME, binds=_lost(statements, run.left)))
        except BaseException as error:  # noqa: BLE001  a task of the student's own may end the event loop
            run.failures.append(Failure(cell.name, 0, words(error)))
        finally:
            self.left -= timer.seconds()
        return run

    def split(self, before: Sequence[Cell], cell: Cell) -> tuple[Cell, ...]:
        """Return the fewest of the cells before with which a cell that makes no sense alone makes sense."""
        for first in reversed(range(len(before))):
            if self._parses(join((*before[first:], cell)).source):
                return tuple(before[first:])
        return ()

    def _parses(self, source: str) -> bool:
        try:
            compile(source, "cell", "exec", self.flags)  # not the syntax tree alone: it allows a return anywhere
        except NOT_PYTHON:
            return False
        return True

    def _compile(self, cell: Cell) -> Statements:
        source = cell.source
        known = self.precompiled.get(source) if self.flags == FLAGS else None
        if known is not None:
            remember(cell.name, known.lines)
            return in_cell(known.statements, cell.name)
        try:
            statements = compile_statements(source, cell.name, self.flags, cell.lines_before)
        except SyntaxError:
            source = self.commands.as_python(source)
            statements = compile_statements(source, cell.name, self.flags)
        remember(cell.name, cell.lines or lines_of(source))
        self.flags |= future_flags(statements)
        return statements

    def _execute(self, cell: Cell, statements: Statements, steps: Steps, run: CellRun) -> None:
        awaits = any(statement.code.co_flags & inspect.CO_COROUTINE for statement in statements)
        needs_loop = awaits or any(word in cell.source for word in NEEDS_LOOP)
        self._nested.append(run)
        try:
            (self._in_loop if needs_loop else self._in_order)(cell, statements, steps, run)
        finally:
            self._nested.pop()

    def _in_order(self, cell: Cell, statements: Statements, steps: Steps, run: CellRun) -> None:
        for number, statement in _chosen(cell, statements, steps, run):
            try:
                exec(statement.code, self.namespace)  # noqa: S102  running the student's code is the task
                run.ran += 1
            except CellOutOfTime:
                run.left = number
                raise
            except BaseException as error:  # noqa: BLE001  a student's code may raise anything at all
                run.failures.append(self._failure(cell, statement, error))

    def _in_loop(self, cell: Cell, statements: Statements, steps: Steps, run: CellRun) -> None:
        """Run a cell that awaits in an event loop, which lasts for the whole notebook."""
        import asyncio  # noqa: PLC0415  forty milliseconds that few notebooks need

        async def statement_by_statement() -> None:
            for number, statement in _chosen(cell, statements, steps, run):
                try:
                    awaitable = eval(statement.code, self.namespace)  # noqa: S307  as above
                    if statement.code.co_flags & inspect.CO_COROUTINE:
                        await awaitable
                    run.ran += 1
                except CellOutOfTime:
                    run.left = number
                    raise
                except BaseException as error:  # noqa: BLE001  as above
                    run.failures.append(self._failure(cell, statement, error))

        loop, self._loop = self._loop or asyncio.new_event_loop(), None
        asyncio.set_event_loop(loop)
        loop.run_until_complete(statement_by_statement())
        self._loop = loop  # kept only while it is whole

    def _failure(self, cell: Cell, statement: Statement, error: BaseException) -> Failure:
        package = missing_package(error, self.missing)
        if package and statement.imports:
            self.missing.update(dict.fromkeys(statement.imports, package))
        return Failure(cell.name, line_in(error, cell.name), words(error), package, statement.binds)

    def _run_file(self, path: Path) -> bool:
        """Run a notebook or module for %run; return whether it could be read."""
        if not self._nested or len(self._nested) > MAX_NESTED:
            return False
        try:
            read = read_notebook if path.suffix == ".ipynb" else read_module
            cells = read(path.read_bytes()).cells
        except (OSError, NotReadable):
            return False
        outer, caller = self._nested[-1], self.commands.cell
        for cell in cells:
            here = replace(cell, name=f"{path.name}, {cell.name}")
            self.commands.cell = here.name
            run = CellRun()
            try:
                self._execute(here, self._compile(here), Steps(), run)
            except NOT_PYTHON as error:
                run.failures.append(unread(here.name, error, defined_in(cell.source)))
            outer.failures += run.failures
        self.commands.cell = caller
        return True


def _lost(statements: Statements, left: int | None) -> tuple[str, ...]:
    """Return the names that a cell would have defined from the statement on at which it was left."""
    return () if left is None else tuple(name for statement in statements[left:] for name in statement.binds)


def _chosen(cell: Cell, statements: Statements, steps: Steps, run: CellRun) -> Iterator[tuple[int, Statement]]:
    for number, statement in enumerate(statements):
        if steps.left_at is not None and number >= steps.left_at:
            lost = _lost(statements, number)
            run.failures.append(Failure(cell.name, statement.line, steps.left_for, binds=lost))
            return
        if number in steps.skipped:
            run.failures.append(Failure(cell.name, statement.line, steps.skipped[number], binds=statement.binds))
            continue
        steps.announce(number)
        yield number, statement
