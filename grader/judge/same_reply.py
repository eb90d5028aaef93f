"""Compare replies: the same values within law 4, nan where nan is, or the same kind of fault."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from grader.errors import Changed, Raised
from grader.execute.protocol.encode import encode
from grader.execute.protocol.unserializable import UnserializableError
from grader.judge.compare import agrees
from grader.records.execution import Reply


@contextmanager
def without_warnings() -> Iterator[None]:
    """Silence numpy's and Python's warnings: an overflow in a student's numbers is not a message for the teacher."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def reply_of(formula: Callable[..., Any], arguments: tuple[Any, ...]) -> Reply:
    """Call `formula` as a student's function is called: on copies, with faults kept."""
    given = tuple(argument if callable(argument) else copy.deepcopy(argument) for argument in arguments)
    try:
        with without_warnings():
            value = formula(*given)
    except Exception as error:  # noqa: BLE001  a mistake may raise anything; that it raised is its answer
        return Reply(fault=Raised(f"It raised {type(error).__name__}: {error}", str(error)))
    return Reply(copy.deepcopy(value)) if same_values(given, arguments) else Reply(fault=Changed("It changed them."))


def is_same_mistake(one: Reply, other: Reply) -> bool:
    """Tell whether `one` is the reply that `other` predicts."""
    if other.fault is not None or one.fault is not None:
        return type(one.fault) is type(other.fault)
    return agrees(one.value, other.value)


def same_values(one: Any, other: Any) -> bool:
    """Tell whether two values are the same to the last bit; functions count by identity."""
    functions: tuple[list[Any], list[Any]] = ([], [])
    try:
        return encode(one, functions[0]) == encode(other, functions[1]) and all(map(_is, *functions))
    except UnserializableError:
        return False


def _is(one: Any, other: Any) -> bool:
    return one is other
