"""What a call does besides returning a value: printing, reading the keyboard, changing its arguments, drawing, files.

Each function here takes one of the student's, such as `student.greet` or a method, or one of the answer key's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from grader.errors import CourseError
from grader.execute.carried import carried_arguments
from grader.execute.protocol.bounds import MAX_FILE_BYTES
from grader.execute.protocol.observed import observed
from grader.judge.objects import ITERATOR, OBJECT, StudentFunction
from grader.judge.student import Student
from grader.records.execution import Step

Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Effects:
    """All that one call did: its value, what it printed, and its arguments as it left them."""

    value: Any
    printed: str
    arguments: tuple[Any, ...]


def observe(function: Function, *arguments: Any, typed: Sequence[str] = (), **named: Any) -> Effects:
    """Call a function and return all that it did; it may change its arguments.

    Parameters
    ----------
    typed
        The lines that `input()` reads, in order.

    Examples
    --------
    >>> done = observe(list.sort, [3, 1, 2])
    >>> done.value, done.printed, done.arguments
    (None, '', ([1, 2, 3],))
    """
    told = _observed(function, arguments, named, ("value", "printed", "arguments"), typed)
    return Effects(told["value"], told["printed"], tuple(told["arguments"]))


def printed(function: Function, *arguments: Any, typed: Sequence[str] = (), **named: Any) -> str:
    """Call a function and return what it printed, prompts of `input()` included.

    Parameters
    ----------
    typed
        The lines that `input()` reads, in order.
    """
    text: str = _observed(function, arguments, named, ("printed",), typed)["printed"]
    return text


def in_place(function: Function, *arguments: Any, **named: Any) -> tuple[Any, ...]:
    """Call a function that works in place, and return its arguments as it left them."""
    return tuple(_observed(function, arguments, named, ("arguments",), ())["arguments"])


def drawn(function: Function, *arguments: Any, **named: Any) -> Any:
    """Call a function that draws with matplotlib, and return its figure as plain data; None where it drew nothing.

    The figure is the one that the function returns, or that it is given, or else the current one: a dict of `title` and
    `axes`; each of these a dict of `title`, `xlabel`, `ylabel`, `xscale`, `yscale`, `legend`, `lines`, `bars` and
    `points`.
    """
    return _observed(function, arguments, named, ("figure",), ())["figure"]


def new_axes(student: Student) -> Any:
    """Return the axes of a new figure in the student's process, to give to a function that draws on them.

    Its figure is `new_axes(student).figure`.
    """
    return student.script.step(Step("axes", None, keeps=OBJECT))


class Folder:
    """The folder in which the student's functions run while files are given."""

    def __init__(self, student: Student) -> None:
        self._student = student

    def __getitem__(self, name: str) -> bytes:
        """Return the content of a file, as the student's process reads it; raise its fault where there is none."""
        data = self._student.script.step(Step("read", None, _inside(name)))
        if not isinstance(data, bytes):
            raise CourseError(f"the content of {name} is no bytes")
        return data

    def open(self, name: str, mode: str = "r") -> Any:
        """Return a file that is open in the student's process, to give to a function that reads or writes it.

        It has the methods of a file: close it before its content is read here.
        """
        return self._student.script.step(Step("open", None, _inside(name), (mode,), keeps=ITERATOR))

    def text(self, name: str) -> str:
        """Return the content of a file as text, with line ends as they are."""
        return self[name].decode("utf-8", "replace")


@contextmanager
def files(student: Student, given: Mapping[str, bytes | str]) -> Iterator[Folder]:
    """Let the student's functions find these files in the folder in which they run, in the rest of this test.

    Parameters
    ----------
    given
        The content by name; a text is written as UTF-8. A database of sqlite is bytes like any other file. Nothing
        (`{}`) where the functions only write.
    """
    for name, content in given.items():
        data = content.encode() if isinstance(content, str) else content
        if len(data) > MAX_FILE_BYTES:
            raise CourseError(f"{name}: a file of a test may hold {MAX_FILE_BYTES // 2**20} MB")
        student.script.step(Step("write", None, _inside(name), (data,)))
    if not given:  # then what the functions write belongs to the script all the same
        student.script.step(Step("folder", None))
    yield Folder(student)


def _inside(name: str) -> str:
    """Return the name of a file inside the folder; raise `CourseError` for one outside."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or not path.parts:
        raise CourseError(f"{name!r} is no name of a file inside the folder of a test")
    return str(path)


def _observed(
    function: Function, arguments: tuple[Any, ...], named: dict[str, Any], wants: tuple[str, ...], typed: Sequence[str]
) -> dict[str, Any]:
    if isinstance(function, StudentFunction):
        step = Step("call", function.owner, function.name, arguments, tuple(named.items()), "", wants, tuple(typed))
        told: dict[str, Any] = function.script.step(step)
        return told
    given = carried_arguments("", arguments)
    with observed(wants, typed) as seen:
        return seen.all(function(*given, **named), given)
