"""A student's total over the assignments of a course (made by mark/)."""

from __future__ import annotations

from dataclasses import dataclass

from grader.records.submission import Student


@dataclass(frozen=True, slots=True)
class StudentTotal:
    """One row of totals.csv; `scores` by assignment, None where it is excused or left out."""

    student: Student
    scores: tuple[tuple[str, float | None], ...]
    total: float
    max_total: float
    dropped: tuple[str, ...] = ()
    below: bool = False
