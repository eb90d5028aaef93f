"""Slip days: whole days of lateness that cost nothing, so many for each student over the course.

They are spent in the order of due dates, as many as days have begun, where lateness costs points at all; none on
missing, excused or finally marked work.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from grader.mark.late import lateness
from grader.mark.points import EXCUSED, without_excused
from grader.mark.rounding import rounded
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.records.submission import Status

LOG = logging.getLogger(__name__)
NEVER = datetime.max.replace(tzinfo=UTC)


def spend_slip_days(
    grades: Sequence[Grade], assignments: Mapping[str, Assignment], slip_days: int
) -> tuple[Grade, ...]:
    """Spend one student's slip days.

    Parameters
    ----------
    grades
        One for each assignment at most, in the order of course.toml.
    assignments
        By name.
    """
    left = slip_days
    settled: dict[str, Grade] = {}
    for grade in sorted(grades, key=_due):
        settled[grade.assignment] = _spent(grade, assignments[grade.assignment], left)
        left = settled[grade.assignment].slip_days[1]
    return tuple(settled[grade.assignment] for grade in grades)


def _due(grade: Grade) -> datetime:
    return grade.due or NEVER


def _spent(grade: Grade, assignment: Assignment, left: int) -> Grade:
    if grade.status is not Status.GRADED or _is_final(grade):
        return replace(grade, slip_days=(0, left))
    excused = {name for name, _, what in (text.partition("=") for text in grade.decided) if what == EXCUSED}
    counting = without_excused(assignment, excused)
    late = lateness(counting, grade.student.id, grade.timestamp, grade.raw_score, left)
    if late.spent:
        LOG.info("%s, %s: %s", grade.student.id, grade.assignment, late.words)
    return rounded(replace(grade, penalty=late.penalty, late=late.words, slip_days=(late.spent, left - late.spent)))


def _is_final(grade: Grade) -> bool:
    """Tell whether a person gave the points of the whole assignment."""
    return any(text.startswith("=") for text in grade.decided)
