"""The nouns that travel, in the order they are made: values only, frozen.

Course, Assignment, Task,          what is graded and by which rules        (course.py)
Limits, Late
Student, Submission                who handed in what, bytes unread         (collect/)
Protection, Layer                  which walls stand round their code      (execute/walls.py, protect.py)
Call, Reply                        one question to the student, one answer  (execute/)
CheckResult, Source, Picture,      what the hidden checks measured          (judge/)
TaskResult, Judgement
TaskGrade, Grade                   what that is worth                       (mark/)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any


class Verdict(StrEnum):
    """What became of a check or a task."""

    PASSED = "passed"
    CARRIED = "carried"
    FAILED = "failed"
    ERROR = "error"
    MISSING = "missing"


class Status(StrEnum):
    """What became of a submission."""

    GRADED = "graded"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NEEDS_PERSON = "needs_person"


class Tell(StrEnum):
    """How much a hidden check tells the student."""

    ALL = "all"
    ADVICE = "advice"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use. The defaults are written out in course.toml with their reasons."""

    cell_seconds: float = 5.0
    notebook_seconds: float = 10.0
    call_seconds: float = 2.0
    submission_seconds: float = 30.0
    memory_megabytes: int = 1024
    scratch_megabytes: int = 64
    file_megabytes: int = 16
    notebook_megabytes: int = 150
    accept: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One function a student writes."""

    name: str
    points: float
    uses: tuple[str, ...] = ()
    carry: float = 1.0
    tell: Tell = Tell.ADVICE


class Attempts(StrEnum):
    """Which of several hand-ins counts."""

    LAST = "last"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Late:
    """What handing in late costs: shares of the assignment's points, between 0 and 1.

    A begun day or hour counts whole, from the due date on; up to `grace_minutes` after it nothing counts.
    """

    grace_minutes: float = 0.0
    per_day: float = 0.0
    per_hour: float = 0.0
    at_most: float = 1.0
    attempts: Attempts = Attempts.LAST


@dataclass(frozen=True, slots=True)
class WordQuestion:
    """A question that students answer in words: the grade_id of its cell, and what a person may give for it."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Assignment:
    """One notebook: its tasks in the order of course.toml."""

    name: str
    title: str
    tasks: tuple[Task, ...]
    due: datetime | None = None
    late: Late | None = None
    extensions: tuple[tuple[str, datetime], ...] = ()
    tag: str = ""
    questions: tuple[WordQuestion, ...] = ()

    @property
    def points(self) -> float:
        """The points of all tasks and questions together."""
        return sum(task.points for task in self.tasks) + sum(question.points for question in self.questions)


@dataclass(frozen=True, slots=True)
class Course:
    """A course folder, read."""

    root: Path
    title: str
    submissions: Path
    assignments: tuple[Assignment, ...]
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Student:
    """One member of the class, as the roster has them."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's hand-in for one assignment: where it lies, unread.

    `status` is already `missing`, `unreadable` or `needs_person` when there is nothing to run; `notes` say in
    words what was found odd and what was done about it. `attempts` are hand-ins before this one where the best counts.
    """

    student: Student
    assignment: str
    path: Path | None
    companions: tuple[Path, ...] = ()
    timestamp: datetime | None = None
    status: Status = Status.GRADED
    notes: tuple[str, ...] = ()
    attempts: tuple[Submission, ...] = ()


@dataclass(frozen=True, slots=True)
class Protection:
    """The walls raised for a run: kernel, layers in force, gaps as (name, the system's reason), and layers that this
    machine need not give, with its reason.
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
class Call:
    """One question: call the student's `function` with `arguments` by position."""

    function: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: a value, or the fault (an `errors.StudentError`) that stands in its place."""

    value: Any = None
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """What a submission defines under a task's name, as its own process describes it."""

    callable: bool
    what: str
    source: str
    cell: str
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one graded cell of any nbgrader course: its error, its last value, is it marked by hand."""

    error: str
    shown: str
    unchanged: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a submission's cells."""

    functions: dict[str, Function] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    outcomes: dict[str, Outcome] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One hidden check, judged."""

    task: str
    check: str
    title: str
    verdict: Verdict
    message: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A student's own function as written: its text, the cell or file it stands in, its first line there."""

    text: str = ""
    cell: str = ""
    line: int = 0


Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An answer beside what it should be, on the visible network of the lesson (never on a hidden one).

    `got` and `expected` hold one table of numbers per array, layer by layer; a vector is one column. Where the
    answer is no list of arrays of numbers there is no picture.
    """

    title: str
    got: tuple[Rows, ...]
    expected: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One task, judged: its checks, and what its answers reveal."""

    task: str
    verdict: Verdict
    checks: tuple[CheckResult, ...]
    misconception: str = ""
    advice: str = ""
    source: Source = Source()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One submission, judged; worth nothing yet. `answers` are those to questions in words, by grade_id."""

    status: Status
    tasks: tuple[TaskResult, ...] = ()
    notes: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskGrade:
    """One row of tasks.csv, with the rows of checks.csv that belong to it, and what a feedback page adds."""

    task: str
    verdict: Verdict
    score: float
    max_score: float
    misconception: str = ""
    advice: str = ""
    checks: tuple[CheckResult, ...] = ()
    source: Source = Source()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """One row of scores.csv, with the rows of tasks.csv that belong to it; `marks` are a person's, by grade_id."""

    student: Student
    assignment: str
    status: Status
    tasks: tuple[TaskGrade, ...]
    raw_score: float
    penalty: float
    score: float
    max_score: float
    due: datetime | None = None
    timestamp: datetime | None = None
    note: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, float], ...] = ()
