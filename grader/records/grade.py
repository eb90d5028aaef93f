"""What that is worth (made by mark/)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from grader.records.execution import MissingPackage
from grader.records.judgement import CheckResult, Picture, Source, Verdict
from grader.records.submission import Status, Student


@dataclass(frozen=True, slots=True)
class TaskGrade:
    """One row of tasks.csv, with the rows of checks.csv that belong to it, and what a feedback page adds.

    `paid_by` names the task in which the same mistake is counted, where it costs nothing in this one.
    """

    task: str
    verdict: Verdict
    score: float
    max_score: float
    misconception: str = ""
    advice: str = ""
    checks: tuple[CheckResult, ...] = ()
    source: Source = field(default_factory=Source)
    picture: Picture | None = None
    paid_by: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """One row of scores.csv, with the rows of tasks.csv that belong to it; `marks` are a person's, by grade_id.

    `note` is for the teacher, `remarks` are for the student; the two never share a text.
    """

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
    remarks: tuple[str, ...] = ()
    missing_packages: tuple[MissingPackage, ...] = ()
    ran_nothing: bool = False
    overwritten: tuple[tuple[str, str], ...] = ()
