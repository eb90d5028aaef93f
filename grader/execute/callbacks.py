"""Functions of the grader's that the student's process may call in the middle of a call.

    those among the arguments of the call, by number: the cost whose gradient is asked for
    those of the answer key, by name: they stand in for the student's own earlier functions

The student chooses the arguments, and they are evaluated here. So a question may be somewhat larger than the arguments
of the call it belongs to, and no more, and it ends with the call's time: 16,000 rows by 8,000 columns would be a
gigabyte of ours. A function among the arguments of a question is the student's: `invoke` has their process call it.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Final

import numpy as np

from grader.errors import SandboxError
from grader.execute.protocol.bounds import (
    MAX_QUESTION_RATIO,
    MIN_BROADCAST_ENTRIES,
    MIN_QUESTION_ENTRIES,
    MIN_QUESTION_NUMBER,
)
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import Callback
from grader.execute.protocol.frames import ProtocolError

Function = Callable[..., Any]
Substitutes = Mapping[str, Function]  # functions of the answer key, by the task that they stand in for
Invoke = Callable[[int, tuple[Any, ...]], Any]
OURS: Final = "grader."


class CallbackTimeout(BaseException):
    """A callback was still running at the deadline; no `except Exception` of the answer key holds it."""


@dataclass(frozen=True, slots=True)
class Callbacks:
    """What may be called during one call: `functions` in the order in which its arguments were encoded."""

    arguments: Sequence[Any]
    substitutes: Substitutes = field(default_factory=dict)
    functions: list[Function] = field(default_factory=list)

    def answer(self, payload: bytes, invoke: Invoke, late: Callable[[], bool]) -> list[Any]:
        """Evaluate the function that an ASK names; return [True, value] or [False, why not].

        Parameters
        ----------
        invoke
            Has the student's process call a function of its own, by number.
        late
            Tells whether the time of the call is up.

        Raises
        ------
        TimeoutError
            The function was still running at the deadline.
        ProtocolError, SandboxError
            What was sent is no question about one of these functions, or the student's process ended.
        """
        function, arguments, named = self._question(payload)
        given = [*arguments, *named.values()]
        if any(size(given) > max(MAX_QUESTION_RATIO * size(self.arguments), least) for size, least in SIZES):
            return [False, "ValueError: these arguments are far larger than those of the call"]
        live = [_live(argument, invoke) for argument in arguments]
        try:
            with _until(late) if function in self.substitutes.values() else nullcontext():
                return [True, _evaluated(function, live, {key: _live(part, invoke) for key, part in named.items()})]
        except (SandboxError, ProtocolError, TimeoutError):
            raise
        except CallbackTimeout as error:
            raise TimeoutError from error
        except Exception as error:  # noqa: BLE001  the arguments are the student's: any error is an answer
            return [False, f"{type(error).__name__}: {error}"[:300]]

    def _question(self, payload: bytes) -> tuple[Function, list[Any], dict[str, Any]]:
        asked = decode(payload, callbacks=True)
        if type(asked) is not list or [type(part) for part in asked[1:]] != [list, dict]:
            raise SandboxError("not a question about a function that was given")
        key, arguments, named = asked
        if type(key) is str and key in self.substitutes:
            return self.substitutes[key], arguments, named
        if type(key) is int and 0 <= key < len(self.functions) and not named:
            return self.functions[key], arguments, named
        raise SandboxError("not a question about a function that was given")


def extent(value: Any) -> int:
    """Count the entries of all arrays in a value; an axis of length 0 counts as 1, for it can be broadcast away."""
    if isinstance(value, np.ndarray):
        return math.prod(max(length, 1) for length in value.shape)
    if isinstance(value, dict):
        return sum(map(extent, value.values()), 1)
    if isinstance(value, (list, tuple)):
        return sum(map(extent, value), 1)
    return len(value) if isinstance(value, (str, bytes)) else 1


def _broadcast(value: Any) -> int:
    """Count the entries of the array that all arrays of a value could be broadcast to."""
    axes: dict[int, int] = {}
    for array in _arrays(value):
        for axis, length in enumerate(reversed(array.shape)):
            axes[axis] = max(axes.get(axis, 1), length)
    return math.prod(axes.values())


def _largest(value: Any) -> int:
    """Return the largest whole number anywhere in a value, without its sign."""
    if isinstance(value, (list, tuple, dict)):
        return max(map(_largest, value.values() if isinstance(value, dict) else value), default=0)
    return abs(value) if isinstance(value, int) else 0


def _arrays(value: Any) -> Iterator[np.ndarray]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _arrays(part)


SIZES: Final = (
    (extent, MIN_QUESTION_ENTRIES),
    (_broadcast, MIN_BROADCAST_ENTRIES),
    (_largest, MIN_QUESTION_NUMBER),
)  # measured on a question, each with what it may be in any case


def _live(value: Any, invoke: Invoke) -> Any:
    """Return a value in which the student's functions can be called, and a 0-d array is the number it holds."""
    if isinstance(value, Callback):
        return lambda *arguments: invoke(value.number, arguments)
    if isinstance(value, np.ndarray):
        return value[()]
    if type(value) in (list, tuple):
        return type(value)(_live(part, invoke) for part in value)
    return {key: _live(part, invoke) for key, part in value.items()} if type(value) is dict else value


def _evaluated(function: Function, arguments: list[Any], named: dict[str, Any]) -> Any:
    """Call the function; once more with arrays in the place of lists of numbers, where it does not take lists."""
    try:
        return function(*arguments, **named)
    except TypeError:
        arrays = [_array(argument) for argument in arguments]
        if all(one is other for one, other in zip(arrays, arguments, strict=True)):
            raise
        return function(*arrays, **named)


def _array(value: Any) -> Any:
    """Return an array for a list of numbers, however nested; anything else as it is."""
    if type(value) not in (list, tuple):
        return value
    try:
        array = np.array(value)
    except ValueError:  # lists of different lengths
        return value
    return array if array.dtype.kind in "bif" else value


@contextmanager
def _until(late: Callable[[], bool]) -> Iterator[None]:
    """Raise `CallbackTimeout` in whatever Python code still runs at the deadline, in any thread: no signal could.

    It costs the answer key some microseconds, so functions of a hidden test, which students always get, go without.
    """

    def trace(frame: FrameType, _event: str, _argument: object) -> Any:
        if frame.f_globals.get("__name__", "").startswith(OURS):
            return None  # reading from the student's process has this deadline already
        if late():
            raise CallbackTimeout
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
