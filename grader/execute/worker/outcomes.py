"""What became of a cell: which statements failed, where, in which words, and for want of which package."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ..protocol.bounds import MAX_LINE_CHARS

OUT_OF_TIME: Final = "it was still running when its time was up"


@dataclass(frozen=True, slots=True)
class Failure:
    """A statement that failed, in the words of Python; `package` is what it needs and is not installed here.

    `binds` are the names that it would have defined; `unread` says that its cell is no Python.
    """

    cell: str
    line: int
    error: str
    package: str = ""
    binds: tuple[str, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """Which statements of a cell to run, by number, and who is told before each."""

    skipped: dict[int, str] = field(default_factory=dict)  # why, by number
    left_at: int | None = None  # the cell is left before this one
    left_for: str = OUT_OF_TIME
    announce: Callable[[int], None] = lambda _number: None


ALL: Final = Steps()


@dataclass(slots=True)
class CellRun:
    """What became of a cell; `unread` if it is not Python at all, `left` the statement that ran out of time."""

    failures: list[Failure] = field(default_factory=list)
    ran: int = 0
    unread: bool = False
    left: int | None = None


def line_in(error: BaseException, name: str) -> int:
    """Find the last line of `name` (a cell) that the error passed through; 0 where it never did."""
    line, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == name:
            line = step.tb_lineno
        step = step.tb_next
    return line


def missing_package(error: BaseException, missing: Mapping[str, str]) -> str:
    """Name the package whose absence is the reason of an error; '' for others. `missing` names what it would define."""
    if type(error) is ModuleNotFoundError:  # exactly: a subclass of the student's may answer with anything
        top = str(error.name or "").partition(".")[0]
        return top if top and not _is_installed(top) else ""
    return missing.get(str(error.name), "") if type(error) is NameError else ""


def unread(cell: str, error: BaseException, binds: tuple[str, ...] = ()) -> Failure:
    """Return the failure of a cell that is no Python; the place is told once, and not in Python's words."""
    said = f"{type(error).__name__}: {error.msg}"[:MAX_LINE_CHARS] if isinstance(error, SyntaxError) else words(error)
    return Failure(cell, getattr(error, "lineno", 0) or 0, said, binds=binds, unread=True)


def words(error: BaseException) -> str:
    """Say what an exception is: its type and its message."""
    try:
        text = str(error)
    except BaseException:  # noqa: BLE001  a hostile __str__ is still only a failed statement
        text = ""
    return f"{type(error).__name__}: {text}"[:MAX_LINE_CHARS]


def _is_installed(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):
        return False
