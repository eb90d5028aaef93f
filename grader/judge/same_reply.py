"""Replies as checks see them, and when two replies are the same: by value within law 4, or the same kind of fault."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

import numpy as np

from grader.errors import Changed, Raised, Refused
from grader.execute.carried import carried_answer, carried_arguments, encode_steps
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode_call
from grader.execute.protocol.generators import put_back
from grader.execute.protocol.session import KEEPS, ChangedArgumentsError, Session, performing
from grader.execute.protocol.unserializable import (
    CARRIED,
    Unserializable,
    UnserializableError,
    unserializable_parts,
)
from grader.judge.compare import agrees
from grader.judge.key_folder import beside_key
from grader.judge.objects import stays
from grader.judge.part import advice_for, describe
from grader.records.execution import Call, Reply

INSTEAD: Final = {
    "matplotlib.figure matplotlib.axes": "Give `new_axes(student)`, or its `.figure`, and ask with `drawn(...)`",
    "_io. io.": "Give `folder.open(name)` of `with files(student, {name: content}) as folder`",
    "generator iterator itertools. zip map filter": "Give a list, or a function that returns the next item",
    "key_": "Make the object in the student's process: `student.Name(...)`",
}  # by parts of the type's name


@contextmanager
def without_warnings() -> Iterator[None]:
    """Silence numpy's and Python's warnings: an overflow in a student's numbers is not a message for the teacher."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def reply_of(formula: Callable[..., Any], arguments: tuple[Any, ...]) -> Reply:
    """Call a function of the teacher's as a student's is called, and return the reply as checks see it.

    Raises
    ------
    UnserializableError
        An argument cannot be carried to a student's function.
    """
    return readable(sent_reply(formula, arguments))


def sent_reply(formula: Callable[..., Any], arguments: tuple[Any, ...]) -> Reply:
    """Call a function of the teacher's as a student's is called: on copies, values carried both ways, faults kept.

    What cannot be carried is `Unserializable`, as in a reply from a student's process: an object may be meant to stay.
    """
    given = carried_arguments("", arguments)
    try:
        with without_warnings(), put_back(given), beside_key(getattr(formula, "__globals__", {})):
            value = carried_answer(formula(*given))
    except Exception as error:  # noqa: BLE001  a mistake may raise anything; that it raised is its answer
        return Reply(fault=raised(error))
    return Reply(value) if same_values(given, arguments) else Reply(fault=Changed("It changed them."))


def reply_to(names: Mapping[str, Any], call: Call) -> Reply:
    """Answer a question by functions of the teacher's, by name, as a student's process would."""
    if not call.steps:
        return reply_of(names[call.function], call.arguments)
    functions: list[Callable[..., Any]] = []
    steps = decode(encode_steps(call.steps, functions), callbacks=True, objects=True)
    ask = lambda number, given: functions[number](*given)  # noqa: E731
    with beside_key(names), performing(names, ask, steps) as session, without_warnings():
        return Reply(steps=tuple(_performed(session, step) for step in steps))


def reply_with(formula: Callable[..., Any], call: Call, reference: ModuleType) -> Reply:
    """Answer a question by a formula in the place of the answer key's function that it asks."""
    return reply_to({**vars(reference), call.function: formula} if call.steps else {call.function: formula}, call)


def _performed(session: Session, step: Sequence[Any]) -> Reply:
    try:
        value = session.perform(step)
    except ChangedArgumentsError:
        return Reply(fault=Changed("It changed them."))
    except Exception as error:  # noqa: BLE001  a mistake may raise anything; that it raised is its answer
        return Reply(fault=raised(error))
    answer = None if step[KEEPS] else carried_answer(value)
    told = Reply(answer)
    return told if isinstance(answer, Unserializable) and stays(answer) else readable(told)


def refusal(what: str, type_name: str) -> str:
    """Tell a teacher that a value of the course cannot be carried."""
    return (
        f"{what} is or holds {type_name}, which cannot be carried to or from a student's process. {_instead(type_name)}"
    )


def _instead(type_name: str) -> str:
    """Say what a test gives or asks in the place of a value of this type."""
    for names, hint in INSTEAD.items():
        if any(name in type_name for name in names.split()):
            return hint
    return f"Use {CARRIED}"


def raised(error: Exception) -> Raised:
    """Return the fault of a student's function that raises this."""
    kinds = tuple(kind.__name__ for kind in type(error).__mro__)
    return Raised(f"It raised {type(error).__name__}: {error}", str(error), kinds)


def readable(reply: Reply) -> Reply:
    """Return a reply as checks see it: anything in it that cannot be carried makes the whole answer a fault."""
    if reply.steps:
        return Reply(steps=tuple(map(readable, reply.steps)))
    part = next(unserializable_parts(reply.value), None)
    if part is None:
        return reply
    where = "" if part is reply.value else f"{describe(reply.value)} that holds "
    return Reply(fault=Refused(f"It returned {where}{part.type_name}. {advice_for(part)}"))


def is_same_mistake(one: Reply, other: Reply) -> bool:
    """Tell whether `one` is the reply that `other` predicts."""
    if one.steps or other.steps:
        return len(one.steps) == len(other.steps) and all(map(is_same_mistake, one.steps, other.steps))
    if other.fault is not None or one.fault is not None:
        return type(one.fault) is type(other.fault)
    if any(True for _ in unserializable_parts([one.value, other.value])):
        return False
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
    return same and all(map(_is, *functions))


def _is(one: Any, other: Any) -> bool:
    return one is other
