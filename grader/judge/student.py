"""The `student` fixture of hidden tests: `student.forward(thetas, x)` is answered by whoever is bound to it.

DryRun   calls the answer key and records every question: the plan of what students will be asked
Replay   hands out the replies to the planned questions, and asks live where a test leaves the plan
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

from grader.errors import CourseError
from grader.execute.protocol.encode import encode
from grader.records.execution import Call, Reply

Ask = Callable[[str, tuple[Any, ...]], Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One call that hidden tests make, and the answer key's answer."""

    call: Call
    answer: Any


class Student:
    """The functions under test: every attribute is a function that is answered by whoever is bound."""

    def __init__(self) -> None:
        self._ask: Ask | None = None

    def bind(self, ask: Ask | None) -> None:
        """Send every call to `ask` from now on."""
        self._ask = ask

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_") or self._ask is None:
            raise AttributeError(name)
        return partial(self._ask, name)


class DryRun:
    """The answer key in the student's place; a question asked twice is recorded once."""

    def __init__(self, reference: ModuleType) -> None:
        self.reference = reference
        self.questions: list[Question] = []
        self.asked: list[int] = []
        self._numbers: dict[tuple[object, ...], int] = {}

    def ask(self, name: str, *arguments: Any, **named: Any) -> Any:
        """Answer as the key does, and record the question."""
        if named:
            raise CourseError(f"a hidden test calls {name} with {', '.join(named)}=: pass arguments by position")
        function = getattr(self.reference, name, None)
        if function is None:
            raise CourseError(f"a hidden test calls {name}, which the answer key does not define")
        identity = _identity(name, arguments)
        if identity not in self._numbers:
            self._numbers[identity] = len(self.questions)
            self.questions.append(Question(Call(name, arguments), function(*arguments)))
        number = self._numbers[identity]
        self.asked.append(number)
        return self.questions[number].answer

    def take_asked(self) -> tuple[int, ...]:
        """Return the numbers of the questions asked since the last call."""
        asked = tuple(self.asked)
        self.asked.clear()
        return asked


class Replay:
    """One submission's replies, handed to the tests in the order of their calls."""

    def __init__(self, questions: Sequence[Question], replies: Sequence[Reply], live: Callable[[Call], Reply]) -> None:
        self._questions, self._replies, self._live = questions, replies, live
        self._expected: deque[int] = deque()
        self.heard: list[tuple[int | None, Reply]] = []

    def expect(self, numbers: Sequence[int]) -> None:
        """Begin a check that will ask these questions, unless the answers lead it elsewhere."""
        self._expected = deque(numbers)
        self.heard = []

    def ask(self, name: str, *arguments: Any, **_named: Any) -> Any:
        """Return what the student's function returned, or raise its fault."""
        number = self._expected.popleft() if self._expected else None
        if number is not None and _same_call(self._questions[number].call, name, arguments):
            reply = self._replies[number]
        else:
            number, reply = None, self._live(Call(name, arguments))
        self.heard.append((number, reply))
        if reply.fault is not None:
            raise reply.fault
        return reply.value


def _same_call(call: Call, name: str, arguments: tuple[Any, ...]) -> bool:
    if call.function != name:
        return False
    same = len(arguments) == len(call.arguments) and all(map(_is, call.arguments, arguments))
    return same or _identity(name, arguments) == _identity(name, call.arguments)


def _is(one: Any, other: Any) -> bool:
    return one is other


def _identity(name: str, arguments: tuple[Any, ...]) -> tuple[object, ...]:
    functions: list[Callable[..., Any]] = []
    payload = encode([name, *arguments], functions)
    return payload, *map(id, functions)
