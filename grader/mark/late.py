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
    from collections.abc import Sequence

    from grader.records.course import Assignment
    from grader.records.grade import Grade

FORMAT = "%Y-%m-%d %H:%M %Z"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Lateness:
    """The due date of one student, the points taken off, the reason in words ('' if on time), slip days spent."""

    due: datetime | None
    penalty: float
    words: str = ""
    spent: int = 0


def lateness(
    assignment: Assignment,
    student: str,
    timestamp: datetime | None,
    earned: float,
    slip_days: int = 0,
) -> Lateness:
    """Compute the late penalty of one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was submitted; None if unknown, which costs nothing.
    earned
        The points before any penalty.
    slip_days
        How many the student has left. As many as days have begun are spent, if lateness costs anything.
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
    begun = _begun(due, _aware(timestamp))
    penalty, how = _penalty(rules, begun, assignment.points, earned)
    spent = min(_slip_days(rules, due, _aware(timestamp)), slip_days) if penalty > 0 else 0
    if not spent:
        return Lateness(due, penalty, f"{late}; {how}")
    rest = _after(rules, due, _aware(timestamp), spent)
    penalty, how = _penalty(rules, rest, assignment.points, earned)
    days = f"{spent} slip day{'s' * (spent > 1)} spent, {slip_days - spent} left"
    return Lateness(due, penalty, f"{late}; {days}; {how}", spent)


def due_for(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), ""


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


def _begun(due: datetime, handed_in: datetime) -> tuple[int, int]:
    """Return the days and hours that have begun since the due date."""
    days = math.ceil(_by_clock(due, handed_in) / DAY)
    return days, math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / HOUR)


def _slip_days(rules: Late, due: datetime, handed_in: datetime) -> int:
    """Return how many slip days cover it all: the days that have begun since the grace ended."""
    return math.ceil((_by_clock(due, handed_in) - timedelta(minutes=rules.grace_minutes)) / DAY)


def _after(rules: Late, due: datetime, handed_in: datetime, spent: int) -> tuple[int, int]:
    """Return the days and hours that count once slip days are spent, 24 hours each."""
    if spent >= _slip_days(rules, due, handed_in):
        return 0, 0
    days, hours = _begun(due, handed_in)
    return days - spent, max(0, hours - 24 * spent)


def _by_clock(due: datetime, handed_in: datetime) -> timedelta:
    """Return the time between in the due date's zone: 24 hours by the clock are a day, though clocks change."""
    return handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)


def _penalty(rules: Late, begun: tuple[int, int], points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    days, hours = begun
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
