"""The `student` fixture of hidden tests: `student.forward(thetas, x)` is answered by whoever is bound to it.

DryRun   calls the answer key and records every question: the plan of what students will be asked
Replay   hands out the replies to the planned questions, and asks live where a test leaves the plan
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

from grader.errors import CourseError, Raised
from grader.execute.carried import carried_answer, carried_arguments
from grader.execute.protocol.encode import encode_call
from grader.execute.protocol.unserializable import CARRIED, UnserializableError, unserializable_parts
from grader.judge.same_reply import raised, readable, same_values
from grader.records.execution import Call, Reply

Ask = Callable[[str, tuple[Any, ...]], Any]
Identity = tuple[bytes, *tuple[int, ...]]  # the call as it is sent, and the functions among its arguments
Replies = Sequence[Reply] | Mapping[int, Reply]  # by the number of the question


@dataclass(frozen=True, slots=True)
class Question:
    """One call that hidden tests make, and the answer key's answer, or the exception that it raises instead.

    `given` are the test's own argument objects, by which a call is recognized without a comparison.
    """

    call: Call
    answer: Any
    fault: Raised | None = None
    given: tuple[Any, ...] = ()

    @property
    def reply(self) -> Reply:
        """The answer key's reply."""
        return Reply(self.answer, self.fault)


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
    """The answer key in the student's place; a question asked twice is recorded once.

    Arguments and answers are carried as they are to and from a student's process. `fault` is what could not be.
    """

    def __init__(self, reference: ModuleType) -> None:
        self.reference = reference
        self.questions: list[Question] = []
        self.asked: list[int] = []
        self.fault: CourseError | None = None
        self._numbers: dict[Identity, int] = {}

    def ask(self, name: str, *arguments: Any, **named: Any) -> Any:
        """Answer as the key does, and record the question."""
        try:
            number = self._number(name, arguments, named)
        except CourseError as error:
            self.fault = self.fault or error  # a test may catch it
            raise
        self.asked.append(number)
        question = self.questions[number]
        if question.fault is not None:
            raise question.fault
        return carried_answer(question.answer)  # a fresh one: the test may change it

    def take_asked(self) -> tuple[int, ...]:
        """Return the numbers of the questions asked since the last call."""
        asked = tuple(self.asked)
        self.asked.clear()
        return asked

    def _number(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> int:
        """Return the number of a question; put it to the answer key if it is new."""
        if named:
            raise CourseError(f"a hidden test calls {name} with {', '.join(named)}=: pass arguments by position")
        function = getattr(self.reference, name, None)
        if function is None:
            raise CourseError(f"a hidden test calls {name}, which the answer key does not define")
        try:
            identity = _identity(name, arguments)
        except UnserializableError as error:
            raise CourseError(_refusal(f"an argument of {name}", error.type_name)) from error
        if identity not in self._numbers:
            encoded = identity[0] if len(identity) == 1 else b""  # without functions
            self.questions.append(_question(name, function, arguments, encoded))
            self._numbers[identity] = len(self.questions) - 1
        return self._numbers[identity]


def _refusal(what: str, type_name: str) -> str:
    return f"{what} is or holds {type_name}, which cannot be carried to or from a student's process. Use {CARRIED}"


def _question(name: str, function: Callable[..., Any], arguments: tuple[Any, ...], encoded: bytes) -> Question:
    given = carried_arguments(name, arguments)
    call = Call(name, carried_arguments(name, arguments), encoded)  # a test may change its own
    try:
        answer = carried_answer(function(*given))
    except Exception as error:  # noqa: BLE001  that the key raises may be what the test asks for
        return Question(call, None, raised(error), arguments)
    for part in unserializable_parts(answer):
        raise CourseError(_refusal(f"the answer key's {name} returns a value that", part.type_name))
    if not same_values(given, call.arguments):
        raise CourseError(f"the answer key's {name} changes its arguments: let it work on a copy")
    return Question(call, answer, None, arguments)


class Replay:
    """One submission's replies, handed to the tests in the order of their calls."""

    def __init__(self, questions: Sequence[Question], replies: Replies, live: Callable[[Call], Reply]) -> None:
        self._questions, self._replies, self._live = questions, replies, live
        self._expected: deque[int] = deque()
        self.answered: list[tuple[int | None, Reply]] = []

    def expect(self, numbers: Sequence[int]) -> None:
        """Begin a check that will ask these questions, unless the answers lead it elsewhere."""
        self._expected = deque(numbers)
        self.answered = []

    def ask(self, name: str, *arguments: Any, **_named: Any) -> Any:
        """Return what the student's function returned, or raise its fault."""
        number = self._expected.popleft() if self._expected else None
        if number is not None and _is_asked(self._questions[number], name, arguments):
            reply = self._replies[number]
        else:
            number, reply = None, readable(self._live(Call(name, arguments)))
        self.answered.append((number, reply))
        if reply.fault is not None:
            raise reply.fault
        return reply.value


def _is_asked(question: Question, name: str, arguments: tuple[Any, ...]) -> bool:
    """Tell whether this call puts the question."""
    if question.call.function != name:
        return False
    same = len(arguments) == len(question.given) and all(map(_is, question.given, arguments))
    return same or same_values(arguments, question.call.arguments)


def _is(one: Any, other: Any) -> bool:
    return one is other


def _identity(name: str, arguments: tuple[Any, ...]) -> Identity:
    functions: list[Callable[..., Any]] = []
    payload = encode_call(name, arguments, functions)
    return payload, *map(id, functions)
