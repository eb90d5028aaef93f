"""Values as the other side of the process boundary sees them: what a dry run of the answer key must be given, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import argument, encode, encode_call, encode_leniently
from grader.execute.protocol.references import live
from grader.records.execution import Step


def carried_arguments(function: str, arguments: Iterable[Any]) -> tuple[Any, ...]:
    """Return fresh arguments, as a student's `function` would receive them; functions among them stay what they are.

    Raises
    ------
    UnserializableError
        An argument cannot be carried.
    """
    functions: list[Callable[..., Any]] = []
    _, *received = decode(encode_call(function, arguments, functions), callbacks=True)
    return tuple(live(received, lambda reference: functions[reference.number])) if functions else tuple(received)


def encode_steps(steps: Iterable[Step], callables: list[Callable[..., Any]]) -> bytes:
    """Write a script as it is sent to a student's process; functions among its arguments join `callables`."""
    return encode([_parts(step) for step in steps], callables)


def carried_step(step: Step) -> tuple[list[Any], list[Callable[..., Any]]]:
    """Return a step as a student's process would receive it, and the functions that its arguments hold.

    Raises
    ------
    UnserializableError
        An argument cannot be carried.
    """
    functions: list[Callable[..., Any]] = []
    (parts,) = decode(encode_steps([step], functions), callbacks=True, objects=True)
    return parts, functions


def _parts(step: Step) -> list[Any]:
    given, named = [*map(argument, step.arguments)], {name: argument(value) for name, value in step.named}
    owner = -1 if step.owner is None else step.owner
    return [step.act, owner, step.name, given, named, bool(step.keeps), list(step.wants), list(step.typed)]


def carried_answer(value: Any) -> Any:
    """Return an answer as it comes back from a student's process: `Unserializable` where it cannot be carried."""
    return decode(encode_leniently(value))
