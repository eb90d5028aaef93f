"""Calling functions of the grader's in the middle of a call: those among its arguments, and the answer key's.

    ASK       function, arguments, keyword arguments    a number means an argument, a text one of the answer key's
    ANSWER    [True, value] or [False, why not]
    INVOKE    in between: the grader calls a function that was among the arguments of an ASK, by number
    RETURNED  [True, value] or [False, why not]

One thread of the student's asks at a time; the others wait. Between two calls nothing can be asked.
"""

from __future__ import annotations

import builtins
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from ..protocol.bounds import MAX_QUESTION_BYTES
from ..protocol.decode import decode
from ..protocol.encode import Callback, encode_leniently
from ..protocol.frames import Kind
from .channel import Channel


class Caller:
    """The functions of the grader's, for as long as one call of it is under way."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.nonce: int | None = None
        self.functions: list[Callable[..., Any]] = []  # the student's own, that the grader may call
        self._lock = threading.RLock()

    @contextmanager
    def during(self, nonce: int) -> Iterator[None]:
        """Let functions be asked while the call `nonce` is under way; wait for the threads that still ask."""
        self.nonce, self.functions = nonce, []
        try:
            yield
        finally:
            with self._lock:
                self.nonce = None

    def call(self, function: int | str, arguments: tuple[Any, ...], named: Mapping[str, Any] | None = None) -> Any:
        """Return the value of a function of the grader's; raise what it raised, by the name of the exception."""
        with self._lock:
            if self.nonce is None:
                raise NameError(f"name {function!r} is not defined")  # its cells are still running
            given = [function, [plain(argument) for argument in arguments], plain(dict(named or {}))]
            payload = encode_leniently(given, self.functions)
            if len(payload) > MAX_QUESTION_BYTES:
                raise ValueError(f"arguments of {len(payload) // 2**20} MB are too large to be sent")
            self.channel.send(Kind.ASK, self.nonce, payload)
            fine, value = self._answer(self.nonce)
        if not fine:
            raise _raised(value)
        return value

    def live(self, value: Any) -> Any:
        """Return a value in which functions of the grader's can be called."""
        if isinstance(value, Callback):
            return lambda *arguments: self.call(value.number, arguments)
        if type(value) in (list, tuple):
            return type(value)(map(self.live, value))
        return {key: self.live(part) for key, part in value.items()} if type(value) is dict else value

    def _answer(self, nonce: int) -> list[Any]:
        while True:
            kind, its_nonce, payload = self.channel.read()
            if its_nonce == nonce and kind is Kind.ANSWER:
                answer: list[Any] = decode(payload)
                return answer
            if its_nonce == nonce and kind is Kind.INVOKE:
                self.channel.send(
                    Kind.RETURNED, nonce, encode_leniently(self._invoked(*decode(payload, callbacks=True)))
                )
            else:
                self.channel.waiting.append((kind, its_nonce, payload))

    def _invoked(self, number: int, *arguments: Any) -> list[Any]:
        try:
            return [True, plain(self.functions[number](*map(self.live, arguments)))]
        except BaseException as error:  # noqa: BLE001  a student's code may raise anything at all
            return [False, type(error).__name__[:80]]


def plain(value: Any) -> Any:
    """Return a value with an array in the place of whatever else can be one, such as a Series."""
    if type(value) in (list, tuple):
        return type(value)(map(plain, value))
    if type(value) is dict:
        return {key: plain(part) for key, part in value.items()}
    is_array = isinstance(value, (np.ndarray, np.generic)) or not hasattr(type(value), "__array__")
    return value if is_array else np.asarray(value)


def _raised(why: str) -> Exception:
    """Return the exception that `why` begins with the name of; a `ValueError` for one that Python does not have."""
    name, _, text = why.partition(": ")
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        return kind(text)
    return ValueError(why)
