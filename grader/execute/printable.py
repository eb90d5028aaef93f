"""Texts of a student's process: of the exact type, short, and safe to show."""

from __future__ import annotations

from typing import Any, Final

from grader.errors import SandboxError

MAX_COUNT: Final = 10**9


def printable(text: Any, limit: int, *, lines: bool = False) -> str:
    """Return a text of the other side's that is safe to show: printable, short, and on one line unless `lines`."""
    if type(text) is not str:
        raise SandboxError("a text was expected")
    said: str = text[:limit]
    if (said.replace("\n", "").replace("\t", "") if lines else said).isprintable():
        return said  # as nearly every one: to look at each character takes long
    keep = "\n\t" if lines else ""
    return "".join(c if c.isprintable() or c in keep else " " for c in said)


def small_number(value: Any) -> int:
    """Return a count or the number of a line; raise `SandboxError` for anything else."""
    if type(value) is not int or not 0 <= value < MAX_COUNT:
        raise SandboxError("a small number was expected")
    return value


def fields_of(value: Any) -> dict[str, Any]:
    """Return a dict with text keys; raise `SandboxError` for anything else."""
    if type(value) is not dict or not all(type(key) is str for key in value):
        raise SandboxError("a dict was expected")
    return value
