"""Replies as checks see them, and when two replies are the same: by value within law 4, or the same kind of fault."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from grader.errors import Changed, Raised, Refused
from grader.execute.carried import carried_answer, carried_arguments
from grader.execute.protocol.encode import encode_call
from grader.execute.protocol.unserializable import UnserializableError, unserializable_parts
from grader.judge.compare import agrees
from grader.judge.part import advice_for, describe
from grader.records.execution import Reply


@contextmanager
def without_warnings() -> Iterator[None]:
    """Silence numpy's and Python's warnings: an overflow in a student's numbers is not a message for the teacher."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def reply_of(formula: Callable[..., Any], arguments: tuple[Any, ...]) -> Reply:
    """Call a function of the teacher's as a student's is called: on copies, values carried both ways, faults kept.

    Raises
    ------
    UnserializableError
        An argument cannot be carried to a student's function.
    """
    given = carried_arguments("formula", arguments)
    try:
        with without_warnings():
            value = carried_answer(formula(*given))
    except Exception as error:  # noqa: BLE001  a mistake may raise anything; that it raised is its answer
        return Reply(fault=raised(error))
    return readable(Reply(value)) if same_values(given, arguments) else Reply(fault=Changed("It changed them."))


def raised(error: Exception) -> Raised:
    """Return the fault of a student's function that raises this."""
    kinds = tuple(kind.__name__ for kind in type(error).__mro__)
    return Raised(f"It raised {type(error).__name__}: {error}", str(error), kinds)


def readable(reply: Reply) -> Reply:
    """Return a reply as checks see it: anything in it that cannot be carried makes the whole answer a fault."""
    part = next(unserializable_parts(reply.value), None)
    if part is None:
        return reply
    where = "" if part is reply.value else f"{describe(reply.value)} that holds "
    return Reply(fault=Refused(f"It returned {where}{part.type_name}. {advice_for(part)}"))


def is_same_mistake(one: Reply, other: Reply) -> bool:
    """Tell whether `one` is the reply that `other` predicts."""
    if other.fault is not None or one.fault is not None:
        return type(one.fault) is type(other.fault)
    return agrees(one.value, other.value)


def same_values(one: Any, other: Any) -> bool:
    """Tell whether two values are the same to the last bit; functions count by identity."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return same_values((one,), (other,))
    functions: tuple[list[Any], list[Any]] = ([], [])
    try:
        same = encode_call("", one, functions[0]) == encode_call("", other, functions[1])
    except UnserializableError:
        return False
    return same and len(functions[0]) == len(functions[1]) and all(map(_is, *functions))


def _is(one: Any, other: Any) -> bool:
    return one is other
