"""What the hidden checks measured (made by judge/)."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from grader.records.execution import MissingPackage
from grader.records.submission import Status


class Verdict(StrEnum):
    """What became of a check or a task."""

    PASSED = "passed"
    CARRIED = "carried"
    FAILED = "failed"
    ERROR = "error"
    MISSING = "missing"


MOST_SAID = 300  # characters of what a fault said
NOT_DEFINED = "not defined"  # the fault of a check that found no function; one that is not written has none


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One hidden check, judged; a line that `counts` for nothing holds no share of the points.

    `path` is where the hidden test stands, with its line, for a check that ended in an error of ours or stumbled over a
    wrong answer; `stumbled` is what the test itself raised over one, such as a TypeError: students see neither. `fault`
    is what ended the student's function, if not a value: a kind of exception, "out of time", ...; or NOT_DEFINED.
    """

    task: str
    check: str
    title: str
    verdict: Verdict
    message: str = ""
    counts: bool = True
    path: str = ""
    fault: str = ""
    stumbled: str = ""

    @property
    def message_for_teacher(self) -> str:
        """The message, and what the hidden test itself raised over a wrong answer."""
        broke = f"[{self.path} broke on this answer: {self.stumbled}]" if self.stumbled else ""
        return " ".join(filter(None, (self.message, broke)))


def is_defined(checks: Sequence[CheckResult]) -> bool:
    """Tell whether a function bears the name of the task that these checks are of."""
    return not any(check.fault == NOT_DEFINED for check in checks)


@dataclass(frozen=True, slots=True)
class Source:
    """A student's own function as written: its text, the cell or file it stands in, its first line there."""

    text: str = ""
    cell: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of this program: what it cost, what it said in one line, and its traceback."""

    cost: str
    said: str
    traceback: str


def fault_of(error: Exception, cost: str) -> Fault:
    """Return what is to be told of an exception that this program raised by mistake."""
    texts = [text for text in traceback.format_exception_only(error) if not text.startswith("  ")]  # without the place
    said = " ".join((*texts, "")[0].removeprefix(f"{type(error).__module__}.").split())[:MOST_SAID]
    return Fault(cost, said, "".join(traceback.format_exception(error)))


Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An answer beside what it should be, on the visible network of the lesson (never on a hidden one).

    `got` and `expected` hold one table of numbers per array, layer by layer; a vector is one column. Where the
    answer is no list of arrays of numbers there is no picture. `case` are the texts that the function was asked with,
    such as `cost='cross_entropy'`: with others it may be wrong where it is right here.
    """

    title: str
    got: tuple[Rows, ...]
    expected: tuple[Rows, ...]
    case: str = ""


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One task, judged: its checks, and what its answers reveal.

    `points` are given where a notebook's own test cell says how many; else the checks share the task's points.
    `shared_mistake` is the code of the mistake that alone explains its answers: tasks with the same one pay once.
    `answers` sums up answers that no mistake explains: equal answers have the same sum.
    """

    task: str
    verdict: Verdict
    checks: tuple[CheckResult, ...]
    misconception: str = ""
    advice: str = ""
    source: Source = Source()
    picture: Picture | None = None
    points: float | None = None
    shared_mistake: str = ""
    answers: str = ""

    @property
    def is_defined(self) -> bool:
        """Whether a function bears the task's name."""
        return is_defined(self.checks)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One submission, judged; worth nothing yet. `answers` are those to questions in words, by grade_id.

    `notes` are for the teacher, `remarks` for the student; the two never share a text. `missing_packages` are imported
    and not installed here; `ran_nothing` means that no statement of the file could be run; `overwritten` names tasks
    that were functions until a cell gave their name to something else. `faults` of this program cost a part of it; they
    go to engine.log, and are not kept with it.
    """

    status: Status
    tasks: tuple[TaskResult, ...] = ()
    notes: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    missing_packages: tuple[MissingPackage, ...] = ()
    ran_nothing: bool = False
    overwritten: tuple[tuple[str, str], ...] = ()
    syntax_errors: tuple[str, ...] = ()  # of cells, each with its place
    faults: tuple[Fault, ...] = ()
