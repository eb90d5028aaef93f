"""The stand-in for a student's functions in a hidden test: `student.forward(thetas, x)` asks somebody else.

Rehearsal   asks the answer key and notes every question: the plan of what students will be asked
Replay      hands out the replies that came for the plan, and asks live where a test leaves it
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

from grader.errors import CourseError
from grader.execute.protocol import encode
from grader.records.execution import Call, Reply

Ask = Callable[[str, tuple[Any, ...]], Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One call that hidden tests make, and what the answer key says to it."""

    call: Call
    answer: Any


class Student:
    """Whoever sits the exam: every attribute is a function that asks them."""

    def __init__(self) -> None:
        self._ask: Ask | None = None

    def seat(self, ask: Ask | None) -> None:
        """Let another person answer from now on."""
        self._ask = ask

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_") or self._ask is None:
            raise AttributeError(name)
        return partial(self._ask, name)


class Rehearsal:
    """The answer key in the student's place; a question that is asked twice is noted once."""

    def __init__(self, key: ModuleType) -> None:
        self.key = key
        self.questions: list[Question] = []
        self.asked: list[int] = []
        self._numbers: dict[tuple[object, ...], int] = {}

    def ask(self, name: str, *arguments: Any, **named: Any) -> Any:
        """Answer as the key does."""
        if named:
            raise CourseError(f"a hidden test calls {name} with {', '.join(named)}=: pass arguments by position")
        function = getattr(self.key, name, None)
        if function is None:
            raise CourseError(f"a hidden test calls {name}, which the answer key does not define")
        identity = _identity(name, arguments)
        if identity not in self._numbers:
            self._numbers[identity] = len(self.questions)
            self.questions.append(Question(Call(name, arguments), function(*arguments)))
        number = self._numbers[identity]
        self.asked.append(number)
        return self.questions[number].answer

    def notes(self) -> tuple[int, ...]:
        """Return the numbers of the questions asked since the last time, and begin again."""
        asked = tuple(self.asked)
        self.asked.clear()
        return asked


class Replay:
    """One submission's replies, handed to the tests in the order in which they ask."""

    def __init__(self, questions: Sequence[Question], replies: Sequence[Reply], live: Callable[[Call], Reply]) -> None:
        self._questions, self._replies, self._live = questions, replies, live
        self._expected: deque[int] = deque()
        self.heard: list[tuple[int | None, Reply]] = []

    def expect(self, numbers: Sequence[int]) -> None:
        """Begin a check that will ask these questions, if the answers do not lead it elsewhere."""
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
