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

    `paid_by` names the task in which the same mistake is counted, where it costs nothing in this one. `answers` sums up
    answers that no mistake explains: equal answers have the same sum.
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
    excused: bool = False
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """One row of scores.csv, with the rows of tasks.csv that belong to it.

    Attributes
    ----------
    note, late
        For the teacher: what was found, and what lateness cost. They share no text with what students read.
    remarks, decisions, policies
        For the student: about the file, what the teacher decided, and what the rules of the course did.
    marks
        Points from nbgrader's gradebook, by task or question.
    questions
        Points of questions in words, wherever they come from.
    comments
        A teacher's own, in Markdown, by task or question; "" for the whole assignment.
    decided
        Each mark that counts, as a text: where it changed, changes.csv says `marks`.
    slip_days
        Spent on this assignment, and left after it.
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
    syntax_errors: tuple[str, ...] = ()
    late: str = ""
    decisions: tuple[str, ...] = ()
    questions: tuple[tuple[str, float], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    decided: tuple[str, ...] = ()
    slip_days: tuple[int, int] = (0, 0)
    policies: tuple[str, ...] = ()

    @property
    def full_note(self) -> str:
        """The whole note for the teacher."""
        return "; ".join(text for text in (self.note, self.late) if text)
