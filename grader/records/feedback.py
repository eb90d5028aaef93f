"""What a student may read of a grade (made by report/redact.py alone).

Every writer whose file a student can read takes a Feedback; none of them takes a Grade, whose checks may hold
expected values and whose note is the teacher's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from grader.records.judgement import CheckResult, Picture, Source, Verdict
from grader.records.submission import Status, Student


@dataclass(frozen=True, slots=True)
class TaskFeedback:
    """One task: its checks with the messages that the task's `tell` allows."""

    task: str
    verdict: Verdict
    score: float
    max_score: float
    misconception: str
    advice: str
    checks: tuple[CheckResult, ...]
    source: Source
    picture: Picture | None
    paid_by: str
    excused: bool
    comment: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """One student's result in one assignment; no words of the teacher's note are in it.

    `remarks` are about the file, `decisions` about what teacher and rules decided; `comments` are the teacher's, in
    Markdown, by question in words, "" for the whole.
    """

    student: Student
    assignment: str
    status: Status
    tasks: tuple[TaskFeedback, ...]
    raw_score: float
    penalty: float
    score: float
    max_score: float
    due: datetime | None
    timestamp: datetime | None
    remarks: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, float], ...]
    decisions: tuple[str, ...]
    comments: tuple[tuple[str, str], ...]
    slip_days: tuple[int, int]
