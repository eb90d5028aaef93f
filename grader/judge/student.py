"""The `student` fixture of hidden tests: `student.forward(thetas, x)` is answered by whoever is bound to it.

DryRun   calls the answer key and records every question: the plan of what students will be asked
Replay   hands out the replies to the planned questions, and asks live where a test leaves the plan
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from grader.errors import CourseError, Raised
from grader.execute.carried import carried_answer, carried_arguments, encode_steps
from grader.execute.protocol.encode import encode_call
from grader.execute.protocol.generators import put_back
from grader.execute.protocol.unserializable import Unserializable, UnserializableError, unserializable_parts
from grader.judge.objects import Answering, Script, StudentFunction, has_objects, stays
from grader.judge.own_faults import ProcessorLimit
from grader.judge.same_reply import raised, readable, refusal, same_values
from grader.judge.script import Rehearsal, Retake, planned_names
from grader.records.execution import Call, Reply, Step

Identity = tuple[bytes, *tuple[int, ...]]  # the call as it is sent, and the functions among its arguments
Replies = Sequence[Reply] | Mapping[int, Reply]  # by the number of the question


@dataclass(frozen=True, slots=True)
class Question:
    """One call that hidden tests make, and the answer key's answer, or the exception that it raises instead.

    `given` are the test's own argument objects, by which a call is recognized without a comparison; `steps` are the
    key's replies to a script.
    """

    call: Call
    answer: Any
    fault: Raised | None = None
    given: tuple[Any, ...] = ()
    steps: tuple[Reply, ...] = ()

    @property
    def reply(self) -> Reply:
        """The answer key's reply."""
        return Reply(self.answer, self.fault, self.steps)


class Student:
    """The module under test: every attribute is a function, or a variable, of whoever is bound."""

    def __init__(self) -> None:
        self._bound: Answering | None = None

    def bind(self, answering: Answering | None) -> None:
        """Let this one answer everything from now on."""
        self.__dict__.clear()
        self._bound = answering

    @property
    def script(self) -> Script:
        """The script of the check that runs."""
        if self._bound is None:
            raise CourseError("the student's functions are at hand in tests alone")
        return self._bound.script

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or self._bound is None:
            raise AttributeError(name)
        script = self._bound.script
        if script.is_attribute(None, name):
            return script.step(Step("get", None, name))
        function = StudentFunction(script, None, name, self._bound.ask)
        if script.knows_no_values:  # then a name is a function for good, and is not looked up again
            self.__dict__[name] = function
        return function


class DryRun:
    """The answer key in the student's place; a question asked twice is recorded once.

    Arguments and answers are carried as they are to and from a student's process. `fault` is what could not be.
    """

    def __init__(self, reference: ModuleType) -> None:
        self.reference = reference
        self.questions: list[Question] = []
        self.asked: list[int] = []
        self.fault: CourseError | None = None
        self.script = Rehearsal(reference)
        self._numbers: dict[Identity, int] = {}
        self._scripts: dict[tuple[object, ...], int] = {}

    def ask(self, name: str, *arguments: Any, **named: Any) -> Any:
        """Answer as the key does, and record the question."""
        try:
            if named or name in self.script.makers or self.script.has_files or has_objects(arguments):
                return self.script.step(Step("call", None, name, arguments, tuple(named.items())))
            number = self._number(name, arguments)
        except _StaysError:
            return self.script.step(Step("call", None, name, arguments))
        except CourseError as error:
            self.fault = self.fault or error  # a test may catch it
            raise
        self.asked.append(number)
        question = self.questions[number]
        if question.fault is not None:
            raise question.fault.with_traceback(None)  # the same one again: without where it was raised before
        return carried_answer(question.answer)  # a fresh one: the test may change it

    def take_asked(self, task: str = "") -> tuple[int, ...]:
        """Return the numbers of the questions that a check of `task` has asked; a script is the last."""
        scripted = self.script.finish(task)
        if scripted is not None:
            self.asked.append(self._script_number(*scripted))
        asked = tuple(self.asked)
        self.asked.clear()
        return asked

    def forget(self) -> None:
        """Leave a test that cannot be used, and what it has asked."""
        self.script.finish("")
        self.asked.clear()
        self.fault = None

    def _script_number(self, call: Call, reply: Reply) -> int:
        functions: list[Callable[..., Any]] = []
        identity = (call.function, encode_steps(call.steps, functions), *map(id, functions))
        if identity not in self._scripts:
            self.questions.append(Question(call, None, steps=reply.steps))
            self._scripts[identity] = len(self.questions) - 1
        return self._scripts[identity]

    def _number(self, name: str, arguments: tuple[Any, ...]) -> int:
        """Return the number of a question; put it to the answer key if it is new."""
        function = getattr(self.reference, name, None)
        if function is None:
            raise CourseError(f"a hidden test calls {name}, which the answer key does not define")
        try:
            identity = _identity(name, arguments)
        except UnserializableError as error:
            raise CourseError(refusal(f"an argument of {name}", error.type_name)) from error
        if identity not in self._numbers:
            encoded = identity[0] if len(identity) == 1 else b""  # without functions
            self.questions.append(_question(name, function, arguments, encoded, self.script))
            self._numbers[identity] = len(self.questions) - 1
        return self._numbers[identity]


class _StaysError(Exception):
    """The answer is an object, which stays where it is."""


def _question(
    name: str, function: Callable[..., Any], arguments: tuple[Any, ...], encoded: bytes, script: Rehearsal
) -> Question:
    given = carried_arguments(name, arguments)
    call = Call(name, carried_arguments(name, arguments), encoded=encoded)  # a test may change its own
    try:
        with put_back(given):
            value = function(*given)
    except Exception as error:  # noqa: BLE001  that the key raises may be what the test asks for
        return Question(call, None, raised(error), arguments)
    if script.kept(value):
        raise _StaysError
    answer = carried_answer(value)
    for part in unserializable_parts(answer):
        raise CourseError(refusal(f"the answer key's {name} returns a value that", part.type_name))
    if not same_values(given, call.arguments):
        hint = "let it work on a copy, or test it with in_place()"
        raise CourseError(f"the answer key's {name} changes its arguments: {hint}")
    return Question(call, answer, None, arguments)


class Replay:
    """One submission's replies, handed to the tests in the order of their calls.

    Without a plan (`questions` is empty) every call is asked live, and what cannot be told stays as an object.
    """

    def __init__(self, questions: Sequence[Question], replies: Replies, live: Callable[[Call], Reply]) -> None:
        self.limit = ProcessorLimit() if questions else ProcessorLimit(math.inf)
        live = self.limit.outside(live)
        self._questions, self._replies, self._live = questions, replies, live
        self._expected: deque[int] = deque()
        self.script = Retake(live, *planned_names(question.call for question in questions), guesses=not questions)
        self._script: int | None = None  # the number of the check's script
        self._answered: list[tuple[int | None, Reply]] = []

    @property
    def answered(self) -> list[tuple[int | None, Reply]]:
        """The questions that the check has asked, each with its reply; None for one that was not planned."""
        return [*self._answered, *self.script.answers(self._script)]

    def expect(self, numbers: Sequence[int], task: str = "") -> None:
        """Begin a check that will ask these questions, unless the answers lead it elsewhere."""
        self._script = next((number for number in numbers if self._questions[number].call.steps), None)
        self._expected = deque(number for number in numbers if number != self._script)
        self._answered = []
        if self._script is None:
            self.script.begin(task, None, None)
        else:
            self.script.begin(task, self._questions[self._script].call, self._replies[self._script])

    def ask(self, name: str, *arguments: Any, **named: Any) -> Any:
        """Return what the student's function returned, or raise its fault."""
        number = self._expected[0] if self._expected else None
        if self._is_step(name, arguments, named):
            return self.script.step(Step("call", None, name, arguments, tuple(named.items())))
        if number is not None:
            self._expected.popleft()
        if number is not None and _is_asked(self._questions[number], name, arguments):
            reply = self._replies[number]
        else:
            number, reply = None, self._live(Call(name, arguments))
            if self.script.guesses and isinstance(reply.value, Unserializable) and stays(reply.value):
                return self.script.step(Step("call", None, name, arguments))
            reply = readable(reply)
        self._answered.append((number, reply))
        if reply.fault is not None:
            raise reply.fault
        return reply.value

    def _is_step(self, name: str, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> bool:
        """Tell whether a call belongs to the script of the check, in which objects and files are."""
        return bool(named) or name in self.script.makers or self.script.has_files or has_objects(arguments)


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
