"""The late penalty: from due date, extension and the rules of the course to points and a note.

due date  + grace           nothing is taken off
          + 3 h, per day    one begun day
          + 25 h, per day   two begun days
          + 3 h, per hour   three hours
never more than at_most of the assignment's points, nor more than was earned

Times without a zone are UTC, as in nbgrader. Days are counted on the clock of the due date's own zone, so that the
night in which clocks change is not a day more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from grader.records.course import Late

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from grader.records.course import Assignment
    from grader.records.grade import Grade

FORMAT = "%Y-%m-%d %H:%M %Z"


@dataclass(frozen=True, slots=True)
class Lateness:
    """The due date of one student, the points taken off, and the reason in words ('' if on time)."""

    due: datetime | None
    penalty: float
    words: str = ""


def lateness(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Compute the late penalty of one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was submitted; None if unknown, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(due, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def due_for(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), ""


def unknown_ids(assignment: Assignment, known: Collection[str]) -> tuple[str, ...]:
    """List the ids that have an extension and are not in the class, so that a typing error is seen."""
    return tuple(name for name, _ in assignment.extensions if name not in known)


def best_attempt(grades: Sequence[Grade]) -> tuple[Grade, str]:
    """Pick the attempt with the best score after penalties (of equals the last), and the note that says so.

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of submission where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def _penalty(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "no points are taken off"
    terms = [
        f"{number} begun {unit}{'s' * (number > 1)} at {rate:.4g}%"
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def _duration(by: timedelta) -> str:
    """Format a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
