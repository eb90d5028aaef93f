"""One call under way: the questions that the student's process asks in between, and then its reply.

CALL ─► ... ◄─ ASK    ANSWER ─►  ◄─ VALUE                        the student's function calls one of ours
CALL ─► ... ◄─ ASK    INVOKE ─►  ◄─ RETURNED    ANSWER ─►  ...   ours calls a function that theirs gave it
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from grader.errors import SandboxError
from grader.execute.callbacks import Callbacks
from grader.execute.child import Child
from grader.execute.protocol.bounds import MAX_NESTED_CALLS
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode
from grader.execute.protocol.frames import Kind
from grader.execute.protocol.unserializable import UnserializableError


@dataclass(frozen=True, slots=True)
class Conversation:
    """One call under way: what comes until its reply, read in one place and under one deadline."""

    child: Child
    nonce: int
    callbacks: Callbacks
    deadline: float  # of the child's clock

    def next(self, depth: int = 0) -> tuple[Kind, bytes]:
        """Answer the questions of the student's process until it sends something else."""
        while True:
            kind, nonce, payload = self.child.receive(self.deadline)
            if nonce != self.nonce:
                raise SandboxError("an answer to another question")
            if kind is not Kind.ASK:
                return kind, payload
            answer = self.callbacks.answer(payload, partial(self._invoke, depth), self._late)
            self.child.send(Kind.ANSWER, _encoded(answer), self.nonce)

    def _late(self) -> bool:
        return self.child.clock.seconds() > self.deadline

    def _invoke(self, depth: int, number: int, arguments: tuple[Any, ...]) -> Any:
        """Have the student's process call a function of its own, in the middle of one of ours."""
        if depth == MAX_NESTED_CALLS:
            raise SandboxError("functions call each other back and forth without end")
        self.child.send(Kind.INVOKE, encode([number, *arguments], self.callbacks.functions), self.nonce)
        kind, payload = self.next(depth + 1)
        returned = decode(payload)
        if kind is not Kind.RETURNED or type(returned) is not list or len(returned) != 2:
            raise SandboxError("not what a function returned")
        fine, value = returned
        if fine is not True:
            raise ValueError(f"the function that was handed over raised {value}"[:200])
        return value


def _encoded(answer: list[Any]) -> bytes:
    """Write an answer; on strange arguments a function of the answer key may return what cannot be carried."""
    try:
        return encode(answer)
    except UnserializableError as error:
        return encode([False, f"TypeError: {error}"])
