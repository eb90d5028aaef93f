"""Objects of the student's process as a test sees them: `stack = student.Stack()`, then `stack.push(1)`, `len(stack)`.

The test holds a number; every method, attribute and operator is a step of the check's script, which is performed there.
An object lives as long as the check that made it.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

from grader.errors import CourseError, OutOfTime, Raised
from grader.execute.protocol.bounds import MAX_TAKEN
from grader.execute.protocol.encode import ObjectNumber
from grader.execute.protocol.unserializable import Unserializable
from grader.records.execution import Step

OBJECT, ITERATOR, SEQUENCE = "object", "iterator", "sequence"  # the last: a list or tuple that holds objects
LIBRARIES = frozenset({*sys.stdlib_module_names, "numpy", "pandas", "scipy", "matplotlib"})
MEANT = frozenset({"a generator", "a function", "a matplotlib.figure.Figure", "a matplotlib.axes._axes.Axes"})
ENDLESS = f"It goes on after {MAX_TAKEN:,} items. Is there an end?"


class Script(Protocol):
    """Performs the steps of one check, in order."""

    def step(self, step: Step) -> Any:
        """Perform one step; return its value, or the `StudentObject` that stands for it."""

    def is_attribute(self, owner: int | None, name: str) -> bool:
        """Tell whether a name holds a value, and is not called."""

    def keeps(self, number: int) -> str:
        """Say what an object is: OBJECT, ITERATOR for one that is its own iterator, or SEQUENCE."""

    @property
    def knows_no_values(self) -> bool:
        """Whether no name holds a value, in any check."""

    @property
    def check(self) -> object:
        """What the check that runs is told from others by."""


class Answering(Protocol):
    """Whoever answers for the student."""

    @property
    def script(self) -> Script:
        """The script of the check that runs."""

    def ask(self, name: str, *arguments: Any, **named: Any) -> Any:
        """Answer a call."""


@dataclass(frozen=True, slots=True)
class StudentFunction:
    """A function of the student's module, or a method of an object of theirs: what a test calls."""

    script: Script
    owner: int | None
    name: str
    ask: Callable[..., Any] | None = None  # how a call of plain data alone is asked

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call it."""
        if self.ask is not None:
            return self.ask(self.name, *arguments, **named)
        return self.script.step(Step("call", self.owner, self.name, arguments, tuple(named.items())))


class _NoLengthError(Raised, TypeError):
    """What `list(...)`, which asks every object for its length, takes as an answer."""


class StudentObject(Unserializable):
    """Stands for an object of the student's process; everything done to it is done there."""

    __slots__ = ("_check", "_items", "_number", "_script")

    def __init__(self, script: Script, number: int, type_name: str) -> None:
        fields = {"_script": script, "_check": script.check, "_number": number, "_items": None, "type_name": type_name}
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # copying and inspecting ask for these, and take no for an answer
        number = number_of(self)
        if self._script.is_attribute(number, name):
            return self._script.step(Step("get", number, name))
        return StudentFunction(self._script, number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._script.step(Step("set", number_of(self), name, (value,)))

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._script.step(Step("call", number_of(self), "", arguments, tuple(named.items())))

    def __iter__(self) -> Iterator[Any]:
        number = number_of(self)
        keeps = self._script.keeps(number)
        if keeps == SEQUENCE:
            return map(self.__getitem__, range(len(self)))
        if keeps == ITERATOR:
            return _items(self)
        return _items(self._script.step(Step("do", number, "iter", keeps=OBJECT)))

    def __next__(self) -> Any:
        items = _waiting(self)
        if items:
            return items.popleft()
        try:
            return self._script.step(Step("do", number_of(self), "next"))
        except Raised as fault:
            if "StopIteration" in fault.kinds:
                raise StopIteration from fault
            raise

    def __len__(self) -> int:
        try:
            length: int = _do(self, "len")
        except Raised as fault:
            raise _NoLengthError(str(fault), fault.said, fault.kinds, fault.package) from fault
        return length

    def __enter__(self) -> Any:
        return _do(self, "enter")

    def __exit__(self, *_: object) -> None:
        _do(self, "exit")

    def __hash__(self) -> NoReturn:
        raise CourseError("an object of a student's has no place in a set or as a key: its hash is that of its process")


def number_of(value: StudentObject) -> int:
    """Return the number of an object; raise `CourseError` outside the check that made it."""
    if value._check is not value._script.check:  # noqa: SLF001  its own page
        raise CourseError("an object of a student's lives in the test that made it: make it there, not in a fixture")
    number: int = value._number  # noqa: SLF001
    return number


def stays(part: Unserializable) -> bool:
    """Tell whether a value that was not carried may be meant: a generator, a function, an object of an own class."""
    library, _, _ = part.type_name.partition(" ")[2].partition(".")
    own = "." in part.type_name and library not in LIBRARIES and not part.type_name.endswith("too deep inside")
    return own or part.type_name in MEANT


def as_sent(value: Any) -> Any:
    """Return an argument with the numbers of objects in their places."""
    if isinstance(value, StudentObject):
        return ObjectNumber(number_of(value))
    if not has_objects(value):
        return value
    return (
        {key: as_sent(one) for key, one in value.items()} if type(value) is dict else type(value)(map(as_sent, value))
    )


def has_objects(value: Any) -> bool:
    """Tell whether a value is, or a list, tuple or dict holds, an object of the student's."""
    if type(value) in (list, tuple):
        return any(map(has_objects, value))
    if type(value) is dict:
        return any(map(has_objects, value.values()))
    return isinstance(value, StudentObject)


def _do(value: StudentObject, name: str, *arguments: Any) -> Any:
    return value._script.step(Step("do", number_of(value), name, arguments))  # noqa: SLF001


def _waiting(value: StudentObject) -> deque[Any]:
    """Return the items that were taken ahead and not yet asked for."""
    if value._items is None:  # noqa: SLF001
        object.__setattr__(value, "_items", deque())
    items: deque[Any] = value._items  # noqa: SLF001
    return items


def _items(iterator: StudentObject) -> Iterator[Any]:
    """Yield the items of an iterator, which are taken in ever larger portions and never without end."""
    waiting, count, taken = _waiting(iterator), 1, 0
    while True:
        while waiting:
            yield waiting.popleft()
        if taken + count > MAX_TAKEN:
            raise OutOfTime(ENDLESS)
        items, ended = iterator._script.step(Step("take", number_of(iterator), "", (count,)))  # noqa: SLF001
        waiting.extend(items)
        taken += len(items)
        if ended:
            yield from waiting
            waiting.clear()
            return
        count *= 2


def _operator(name: str, *, truth: bool = False) -> Callable[..., Any]:
    def operate(self: StudentObject, *arguments: Any) -> Any:
        value = _do(self, name, *arguments)
        return bool(value) if truth else value

    return operate


for _name in ("str", "repr", "bool", "int", "float", "complex", "abs", "round", "reversed"):
    setattr(StudentObject, f"__{_name}__", _operator(_name))
for _name in ("eq", "ne", "lt", "le", "gt", "ge", "contains"):
    setattr(StudentObject, f"__{_name}__", _operator(_name, truth=True))
for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"):
    setattr(StudentObject, f"__{_name}__", _operator(_name))
    setattr(StudentObject, f"__r{_name}__", _operator(f"r{_name}"))
for _name in ("getitem", "setitem", "delitem", "iadd", "isub", "imul", "neg", "pos", "invert"):
    setattr(StudentObject, f"__{_name}__", _operator(_name))
for _name in ("and", "or", "xor"):
    setattr(StudentObject, f"__{_name}__", _operator(f"{_name}_" if _name != "xor" else _name))
