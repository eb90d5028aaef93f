"""A submission while it runs: its isolation, its report, a question and its answer (made by execute/ and protect/)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Protection:
    """The layers applied in a run: kernel, layers in force, gaps as (name, the system's reason), and optional layers
    that this machine does not give, with its reason.
    """

    kernel: str
    layers: tuple[str, ...]
    gaps: tuple[tuple[str, str], ...] = ()
    absent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of protection, tried: how, whether it held, and what a gap exposes (nothing where it held).

    A layer that is not `needed` was not given by this machine, and a class may be graded without it.
    """

    name: str
    held: bool
    how: str
    exposes: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a script, in which objects of the student's process stand for themselves.

    Attributes
    ----------
    act
        What is done, one of session.py's acts.
    owner
        The number of the step that made the object it is done to; None for the module.
    name
        Of a function, a method, an attribute, an operator or a file.
    keeps
        What the result is if it stays in the process, for later steps: an object or an iterator; '' if it is told.
    wants
        What is told beside or instead of the value: what was printed, the arguments afterwards, the figure.
    typed
        The lines that `input()` reads.
    """

    act: str
    owner: int | None
    name: str = ""
    arguments: tuple[Any, ...] = ()
    named: tuple[tuple[str, Any], ...] = ()
    keeps: str = ""
    wants: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One question: call the student's `function` with `arguments` by position, or perform a script of `steps`.

    `encoded` is the question as it is sent, made once for all submissions; empty where nobody has made it, or where a
    function is among the arguments.
    """

    function: str
    arguments: tuple[Any, ...]
    steps: tuple[Step, ...] = ()
    encoded: bytes = field(default=b"", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: a value, or the fault (an `errors.StudentError`) in its place; of a script a reply to each step.

    `by_matrix` says that the function took a product of np.matrix on the way, or returned one; `at_first`, that it was
    asked this before all else.
    """

    value: Any = None
    fault: Exception | None = None
    steps: tuple[Reply, ...] = ()
    by_matrix: bool = False
    at_first: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """The object that a submission defines under a task's name, as its own process describes it."""

    callable: bool
    kind: str
    source: str
    cell: str
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One graded cell of any nbgrader course: its error, its last value, and whether it is marked by hand."""

    error: str
    shown: str
    unchanged: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A statement that failed: where, and Python's words; `package` is what it needs and is not installed here.

    `lost` are the tasks that it would have defined, and that nothing else defines; `unread` says that its cell is no
    Python.
    """

    cell: str
    line: int
    error: str
    package: str = ""
    lost: tuple[str, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class NotRun:
    """A command of a notebook that is not Python (a shell line, a magic) and was not run."""

    cell: str
    command: str


@dataclass(frozen=True, slots=True)
class MissingPackage:
    """A package that a submission imports and that is not installed here; `needed` if a function failed for it."""

    name: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a submission's cells.

    `failures` are the first of all that `failed`; `ran` counts the statements that ran; `overwritten` names tasks that
    were functions until the cell given. `others` are functions that are no task, where a task is not defined. `files`
    are those that a notebook of nbgrader's wrote beside itself.
    """

    functions: dict[str, Function] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    failed: int = 0
    ran: int = 0
    not_run: tuple[NotRun, ...] = ()
    overwritten: dict[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    files: tuple[tuple[str, bytes], ...] = ()
