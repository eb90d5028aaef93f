"""What is graded and by which rules (made by course/)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path


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
    """One function a student writes; the points of a bonus task count, its maximum does not."""

    name: str
    points: float
    uses: tuple[str, ...] = ()
    carry: float = 1.0
    tell: Tell = Tell.ADVICE
    bonus: bool = False


class Attempts(StrEnum):
    """Which of several attempts counts."""

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
        """The maximum: the points of all tasks without a bonus, and of all questions."""
        of_tasks = sum(task.points for task in self.tasks if not task.bonus)
        return of_tasks + sum(question.points for question in self.questions)

    @property
    def most(self) -> float:
        """The most points that can be earned: the maximum, and all bonus tasks."""
        return self.points + sum(task.points for task in self.tasks if task.bonus)


@dataclass(frozen=True, slots=True)
class Total:
    """How assignments make a total: each as its share of its own maximum, times its weight in points.

    `weights` are by assignment, where they are not its maximum; `drop_lowest` and `best` are 0 where they are not
    set; `minimum` is a share of the total, and changes nothing.
    """

    weights: tuple[tuple[str, float], ...] = ()
    drop_lowest: int = 0
    best: int = 0
    minimum: float = 0.0


@dataclass(frozen=True, slots=True)
class Course:
    """A course folder, read."""

    root: Path
    title: str
    submissions: Path
    assignments: tuple[Assignment, ...]
    limits: Limits = field(default_factory=Limits)
    team_column: str = ""  # of roster.csv, where it is not called team
    timezone: str = "UTC"  # of times without a zone
    slip_days: int = 0  # of every student, spent on late work before it costs points
    total: Total | None = None
