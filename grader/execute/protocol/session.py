"""One script performed: steps that share objects, which stay in the process that made them.

    call   a function of the module, a method, or an object itself        get, set   a variable or an attribute
    do     an operator or a built-in function, such as len, on an object  take       the next items of an iterator
    write  a file is there before the next step                           read       the content of a file
    open   an open file                                                   folder     files may be written from here on
    axes   an empty figure's axes

A step may name what an earlier one made by its number; a number means nothing after the script, or in another process.
The student's process performs scripts, and so does the grader with its own answer key.
"""

from __future__ import annotations

import operator
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir, closing, contextmanager, suppress
from io import BufferedRandom, BufferedReader, BufferedWriter, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from .bounds import MAX_FILE_BYTES, MAX_TAKEN
from .encode import ObjectNumber, encode
from .figures import empty_axes
from .generators import put_back
from .observed import observed
from .references import live, referring
from .unserializable import UnserializableError

Ask = Callable[[int, tuple[Any, ...]], Any]
OPEN_FILES: Final = (TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom)
KEEPS: Final = 5  # the place in a step that says whether its result stays here
FILES: Final = ("folder", "write", "read", "open")
BUILT_IN: Final = (len, iter, next, reversed, str, repr, bool, int, float, complex, abs, round, hash, sorted, list)
REFLECTED: Final = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor")
OPERATORS: Final = (
    *("eq", "ne", "lt", "le", "gt", "ge", "contains", "getitem", "setitem", "delitem"),
    *REFLECTED,
    *("iadd", "isub", "imul", "neg", "pos", "invert"),
)
OPERATIONS: Final[dict[str, Callable[..., Any]]] = {
    **{function.__name__: function for function in BUILT_IN},
    **{name: getattr(operator, name) for name in OPERATORS},
    **{f"r{name}": (lambda one, other, name=name: getattr(operator, name)(other, one)) for name in REFLECTED},
    "enter": lambda one: type(one).__enter__(one),
    "exit": lambda one: type(one).__exit__(one, None, None, None),
}


class ChangedArgumentsError(Exception):
    """A function changed its arguments, and the step does not say that it may."""


class Session:
    """The objects of one script. Whatever a step raises is its answer, and the next step is performed."""

    def __init__(self, names: Mapping[str, Any], ask: Ask) -> None:
        self.names, self.ask = names, ask
        self.objects: list[Any] = []
        self.function: Any = None  # that the last step called
        self._iterators: dict[int, Iterator[Any]] = {}
        self._held: dict[int, Exception] = {}  # what an iterator raised after items that were not told yet

    def perform(self, step: Sequence[Any]) -> Any:
        """Perform one step as it was decoded, and return its value.

        Raises
        ------
        ChangedArgumentsError
            A function changed its arguments.
        Exception
            Whatever the step raised.
        """
        act, owner, name, arguments, named, _, wants, typed = step
        self.function = None
        self.objects.append(None)
        given = [self._live(one) for one in arguments]
        with_names = {key: self._live(one) for key, one in named.items()}
        if act == "call":
            self.function = self._named(owner, name) if name else self.objects[owner]
            before = encode(arguments, [])
            with put_back(given), observed(wants, typed, given) as seen:
                value = self.function(*given, **with_names)
                told = seen.all(value, given) if wants else value
            now = [*map(referring, arguments, given)]
            if "arguments" not in wants and _is_changed(before, now):
                raise ChangedArgumentsError
            self.objects[-1] = value
            return told
        value = self._done(act, owner, name, given)
        self.objects[-1] = value
        return value

    def close(self) -> None:
        """Close the files that are still open."""
        for one in self.objects:
            if type(one) in OPEN_FILES:
                with suppress(OSError, ValueError):  # what is in the file counted when it was asked
                    one.close()

    def _done(self, act: str, owner: int, name: str, given: Sequence[Any]) -> Any:
        if act == "get":
            return self._named(owner, name)
        if act == "set":
            return setattr(self.objects[owner], name, *given)
        if act == "do":
            return OPERATIONS[name](self.objects[owner], *given)
        if act == "take":
            return self._taken(owner, *given)
        return WITHOUT_OWNER[act](name, *given)

    def _taken(self, owner: int, count: int) -> list[Any]:
        """Return the next items of an iterator, and whether it has ended; what it raises after some comes next time."""
        if owner in self._held:
            raise self._held.pop(owner)
        items: list[Any] = []
        try:
            items.extend(islice(self._iterator(owner), min(count, MAX_TAKEN)))
        except Exception as error:
            if not items:
                raise
            self._held[owner] = error
            return [items, False]
        return [items, len(items) < count]

    def _iterator(self, owner: int) -> Iterator[Any]:
        """Return the one iterator of an object from which all its items are taken."""
        if owner not in self._iterators:
            self._iterators[owner] = iter(self.objects[owner])
        return self._iterators[owner]

    def _named(self, owner: int, name: str) -> Any:
        """Return a name of the module, or an attribute of an object."""
        if owner >= 0:
            return getattr(self.objects[owner], name)
        if name not in self.names:
            raise NameError(f"name {name!r} is not defined")
        return self.names[name]

    def _live(self, value: Any) -> Any:
        """Return an argument in which objects and functions of the other side are themselves."""
        return live(value, self._resolved)

    def _resolved(self, reference: Any) -> Any:
        if isinstance(reference, ObjectNumber):
            return self.objects[reference.number]
        return lambda *arguments: self.ask(reference.number, arguments)


@contextmanager
def folder_for(steps: Sequence[Sequence[Any]]) -> Iterator[None]:
    """Perform a script with files in a folder of its own, beside which are copies of the data files."""
    if not any(step[0] in FILES for step in steps):
        yield
        return
    here = Path.cwd()
    with tempfile.TemporaryDirectory(dir=here if os.access(here, os.W_OK) else None) as made:
        for entry in os.scandir(here):
            if entry.is_file(follow_symlinks=False) and entry.stat().st_size <= MAX_FILE_BYTES:
                shutil.copyfile(entry.path, Path(made, entry.name))
        with chdir(made):
            yield


@contextmanager
def performing(names: Mapping[str, Any], ask: Ask, steps: Sequence[Sequence[Any]]) -> Iterator[Session]:
    """Hold a session for a whole script, in a folder of its own where it has files."""
    session = Session(names, ask)
    with folder_for(steps), closing(session):
        yield session


def _is_changed(before: bytes, now: Any) -> bool:
    try:
        return encode(now, []) != before
    except UnserializableError:
        return True


def _write(name: str, data: bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _opened(name: str, mode: str) -> IO[Any]:
    return open(name, mode, encoding=None if "b" in mode else "utf-8", newline=None)  # noqa: PTH123


def _read(name: str) -> bytes:
    """Return the content of a regular file; a pipe or a device could be without end."""
    descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{name} is no regular file")
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise OSError(f"{name} holds more than {MAX_FILE_BYTES // 2**20} MB")
    return data


WITHOUT_OWNER: Final[dict[str, Callable[..., Any]]] = {
    "folder": lambda _name: None,
    "write": _write,
    "read": _read,
    "open": _opened,
    "axes": lambda _name: empty_axes(),
}
