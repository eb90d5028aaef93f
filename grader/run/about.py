"""Whose work is in hand, for the log: the judge does not know it, and the lines of several students mix."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_IN_HAND = ContextVar("in_hand", default="")


@contextmanager
def about(student: str, assignment: str) -> Iterator[None]:
    """Say, while the block runs, that it is about this student's work."""
    token = _IN_HAND.set(f"{student}, {assignment}: ")
    try:
        yield
    finally:
        _IN_HAND.reset(token)


def in_hand() -> str:
    """Return "student, assignment: ", or "" where no student's work is in hand."""
    return _IN_HAND.get()
