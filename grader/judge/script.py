"""The script of one check: the steps that a test takes with objects, files and what is printed, in order.

Rehearsal   performs each step with the answer key, and records it
Retake      hands out the replies to the planned steps; from where a test leaves the plan, it has the script performed

A script is performed anew, with new objects, whenever it is asked.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from grader.errors import CourseError, Mismatch, OutOfTime
from grader.execute.carried import carried_answer, carried_step
from grader.execute.protocol.bounds import MAX_STEPS
from grader.execute.protocol.session import FILES, ChangedArgumentsError, Session, folder_for
from grader.execute.protocol.unserializable import Unserializable, UnserializableError, describe, unserializable_parts
from grader.judge.kept import kept_as
from grader.judge.objects import StudentObject, as_sent, stays
from grader.judge.same_reply import raised, readable, refusal, same_values
from grader.records.execution import Call, Reply, Step

UNPLANNED = Reply(fault=Mismatch("The test took other steps than with the answer key."))  # of which nothing is known
TOO_MANY = f"It needs more than {MAX_STEPS:,} steps of this check. Is there an end?"


@dataclass(slots=True)
class Rehearsal:
    """The script of a check, performed with the answer key while the test runs for the first time."""

    reference: ModuleType
    check: object = field(default_factory=object)
    steps: list[Step] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)  # names that hold values, in all checks
    makers: set[str] = field(default_factory=set)  # functions and classes that return objects, in all checks
    _session: Session | None = None
    _folder: ExitStack = field(default_factory=ExitStack)

    def step(self, step: Step) -> Any:
        """Perform one step, and record it."""
        if len(self.steps) == MAX_STEPS:
            raise CourseError(f"a hidden test takes more than {MAX_STEPS:,} steps with objects: make it shorter")
        sent = _sent(step)
        try:
            value = self._performed(sent)
        except ChangedArgumentsError:
            raise CourseError(
                f"the answer key's {step.name} changes its arguments: let it work on a copy, or test it with in_place()"
            ) from None
        except CourseError:
            raise
        except Exception as error:  # that the key raises may be what the test asks for
            fault = raised(error)
            self._record(sent, Reply(fault=fault))
            raise fault from error
        keeps = step.keeps or ("" if step.wants else self.kept(value))
        if keeps:
            return self._keep(sent, value, keeps)
        answer = carried_answer(value)
        for part in unserializable_parts(answer):
            raise CourseError(refusal(f"the answer key's {step.name or step.act} returns a value that", part.type_name))
        self._record(sent, Reply(answer))
        return carried_answer(answer)

    @property
    def knows_no_values(self) -> bool:
        """Whether no name holds a value: while the answer key is asked, each may turn out to."""
        return False

    @property
    def has_files(self) -> bool:
        """Whether the check has given or read a file."""
        return any(step.act in FILES for step in self.steps)

    def finish(self, task: str) -> tuple[Call, Reply] | None:
        """End the script of a check, and return it as a question with the answer key's reply; None if it has none."""
        self._folder.close()
        steps, replies = tuple(self.steps), tuple(self.replies)
        self.steps, self.replies, self._session, self.check = [], [], None, object()
        return (Call(task, (), steps), Reply(steps=replies)) if steps else None

    def is_attribute(self, owner: int | None, name: str) -> bool:
        """Tell whether a name of the answer key, or of an object of it, holds a value."""
        if owner is None:
            found = name in vars(self.reference) and not callable(vars(self.reference)[name])
        else:
            value = self._objects()[owner]
            static = inspect.getattr_static(value, name, None)
            found = isinstance(static, property) or not callable(getattr(value, name, len))
        if found:
            self.attributes.add(name)
        return found

    def keeps(self, number: int) -> str:
        """Say what an object is."""
        return self.steps[number].keeps

    def kept(self, value: Any) -> str:
        """Say what a value is that stays; '' for one that is told."""
        return kept_as(value, str(getattr(self.reference, "__name__", "")))

    def _performed(self, sent: Step) -> Any:
        try:
            parts, functions = carried_step(sent)
        except UnserializableError as error:
            raise CourseError(refusal(f"an argument of {sent.name}", error.type_name)) from error
        if self._session is None:
            self._session = Session(vars(self.reference), lambda number, given: functions[number](*given))
            self._folder.callback(self._session.close)
        self._session.ask = lambda number, given: functions[number](*given)
        if sent.act in FILES and not self.has_files:
            self._folder.enter_context(folder_for([parts]))
        return self._session.perform(parts)

    def _keep(self, sent: Step, value: Any, keeps: str) -> StudentObject:
        if sent.owner is None:
            self.makers.add(sent.name)
        self._record(replace(sent, keeps=keeps), Reply())
        return StudentObject(self, len(self.steps) - 1, describe(value))

    def _record(self, step: Step, reply: Reply) -> None:
        self.steps.append(step)
        self.replies.append(reply)

    def _objects(self) -> Sequence[Any]:
        return self._session.objects if self._session is not None else ()


@dataclass(slots=True)
class Retake:
    """The script of a check, taken with one submission's replies.

    `attributes` are the names that hold values, `makers` those of what returns objects; without a plan nothing is known
    of them, and `guesses` has them tried.
    """

    live: Callable[[Call], Reply]
    attributes: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    guesses: bool = False
    called: frozenset[str] = frozenset()  # names that the test calls, as its text says
    check: object = field(default_factory=object)
    answered: Reply | None = None  # by the plan, to the whole script
    _task: str = ""
    _planned: tuple[Step, ...] = ()
    _taken: list[Step] = field(default_factory=list)
    _departed: bool = False

    def begin(self, task: str, call: Call | None, reply: Reply | None) -> None:
        """Begin a check, whose script is planned as `call` and answered by `reply`."""
        self.check, self.answered, self._task = object(), reply, task
        self._planned, self._taken, self._departed = call.steps if call else (), [], False

    @property
    def knows_no_values(self) -> bool:
        """Whether no name holds a value, in any check."""
        return not (self.attributes or self.guesses)

    @property
    def has_files(self) -> bool:
        """Whether the check has given or read a file."""
        return any(step.act in FILES for step in self._taken)

    def answers(self, number: int | None) -> list[tuple[int | None, Reply]]:
        """Return the script's part of what the check has asked, whose number in the plan is this."""
        if not self._taken:
            return []
        return [(None, UNPLANNED) if self._departed or self.answered is None else (number, self.answered)]

    def step(self, step: Step) -> Any:
        """Return what a step told, or the object that stays; raise its fault."""
        number, planned = len(self._taken), self._next()
        if number == MAX_STEPS:
            raise OutOfTime(TOO_MANY)
        sent = _sent(step)
        if planned is not None and _is_same(planned, sent):
            self._taken.append(planned)
            reply = self._reply(number)
        else:
            self._departed = True
            self._taken.append(sent)
            reply = self._live_reply()
        if reply.fault is not None:
            raise reply.fault
        if self._taken[number].keeps or self._stays(reply):
            return StudentObject(self, number, getattr(reply.value, "type_name", "an object"))
        reply = readable(reply)
        if reply.fault is not None:
            raise reply.fault
        return reply.value

    def is_attribute(self, owner: int | None, name: str) -> bool:
        """Tell whether a name holds a value: as planned, or as anywhere in the plan."""
        planned = self._next()
        if planned is not None and (planned.owner, planned.name) == (owner, name):
            return planned.act == "get"
        return name in self.attributes or (self.guesses and name not in self.called and self._holds_value(owner, name))

    def keeps(self, number: int) -> str:
        """Say what an object is."""
        return self._taken[number].keeps

    def _next(self) -> Step | None:
        number = len(self._taken)
        return None if self._departed or number >= len(self._planned) else self._planned[number]

    def _reply(self, number: int) -> Reply:
        reply = self.answered or Reply()
        return reply if reply.fault is not None else reply.steps[number]

    def _live_reply(self) -> Reply:
        reply = self.live(Call(self._task, (), tuple(self._taken)))
        return reply if reply.fault is not None else reply.steps[-1]

    def _stays(self, reply: Reply) -> bool:
        return self._departed and isinstance(reply.value, Unserializable) and stays(reply.value)

    def _holds_value(self, owner: int | None, name: str) -> bool:
        """Look a name up, in a script of its own: what has no value to tell is called."""
        looked = Step("get", owner, name)
        reply = self.live(Call(self._task, (), (*self._taken, looked)))
        last = reply if reply.fault is not None else reply.steps[-1]
        return last.fault is None and not isinstance(last.value, Unserializable)


def planned_names(calls: Iterable[Call]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that hold values, and those of the functions and classes that return objects, in a plan."""
    steps = [step for call in calls for step in call.steps]
    values = frozenset(step.name for step in steps if step.act == "get")
    return values, frozenset(step.name for step in steps if step.act == "call" and step.owner is None and step.keeps)


def _sent(step: Step) -> Step:
    named = tuple((name, as_sent(value)) for name, value in step.named)
    return replace(step, arguments=tuple(map(as_sent, step.arguments)), named=named)


def _is_same(planned: Step, step: Step) -> bool:
    """Tell whether a step is the planned one, whatever becomes of its result."""
    names = [(one.act, one.owner, one.name, one.wants, one.typed, [*dict(one.named)]) for one in (planned, step)]
    if names[0] != names[1]:
        return False
    given, others = ((*one.arguments, *dict(one.named).values()) for one in (planned, step))
    return same_values(given, others)
