"""Values as the other side of the process boundary sees them: what a dry run of the answer key must be given, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import Callback, encode_call, encode_leniently


def carried_arguments(function: str, arguments: Iterable[Any]) -> tuple[Any, ...]:
    """Return fresh arguments, as a student's `function` would receive them; functions among them stay what they are.

    Raises
    ------
    UnserializableError
        An argument cannot be carried.
    """
    functions: list[Callable[..., Any]] = []
    _, *received = decode(encode_call(function, arguments, functions), callbacks=True)
    return tuple(functions[part.number] if isinstance(part, Callback) else part for part in received)


def carried_answer(value: Any) -> Any:
    """Return an answer as it comes back from a student's process: `Unserializable` where it cannot be carried."""
    return decode(encode_leniently(value))
