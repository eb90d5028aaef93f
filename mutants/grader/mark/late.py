"""Late work: what a due date, an extension and the rules of the course take off, and in which words.

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

from grader.records.course import Attempts, Late

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from grader.records.course import Assignment
    from grader.records.grade import Grade

FORMAT = "%Y-%m-%d %H:%M %Z"


from mutmut.mutation.trampoline import wrap_in_trampoline as _mutmut_mutated, MutantDict


@dataclass(frozen=True, slots=True)
class Lateness:
    """The due date that held for one student, the points taken off, and why in words ('' if on time)."""

    due: datetime | None
    penalty: float
    words: str = ""
mutants_x_lateness__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x_lateness__mutmut)
def lateness(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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


def x_lateness__mutmut_orig(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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


def x_lateness__mutmut_1(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = None
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


def x_lateness__mutmut_2(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(None, student)
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


def x_lateness__mutmut_3(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, None)
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


def x_lateness__mutmut_4(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(student)
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


def x_lateness__mutmut_5(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, )
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


def x_lateness__mutmut_6(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is not None:
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


def x_lateness__mutmut_7(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, None)
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


def x_lateness__mutmut_8(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(0.0)
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


def x_lateness__mutmut_9(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, )
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


def x_lateness__mutmut_10(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 1.0)
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


def x_lateness__mutmut_11(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = None
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


def x_lateness__mutmut_12(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late and Late()
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


def x_lateness__mutmut_13(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is not None:
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


def x_lateness__mutmut_14(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = None
        return Lateness(due, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_15(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if (assignment.late) and False else ""
        return Lateness(due, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_16(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if (assignment.late) or True else ""
        return Lateness(due, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_17(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "XXwhen it was handed in is not known: counted as on timeXX" if assignment.late else ""
        return Lateness(due, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_18(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "WHEN IT WAS HANDED IN IS NOT KNOWN: COUNTED AS ON TIME" if assignment.late else ""
        return Lateness(due, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_19(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else "XXXX"
        return Lateness(due, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_20(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(None, 0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_21(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(due, None, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_22(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(due, 0.0, None)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_23(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(0.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_24(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(due, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_25(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(due, 0.0, )
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_26(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
    earned
        The points before any penalty.
    """
    due, extended = due_for(assignment, student)
    if due is None:
        return Lateness(None, 0.0)
    rules = assignment.late or Late()
    if timestamp is None:
        words = "when it was handed in is not known: counted as on time" if assignment.late else ""
        return Lateness(due, 1.0, words)
    by = _aware(timestamp) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_27(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    by = None
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_28(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    by = _aware(timestamp) + due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_29(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    by = _aware(None) - due
    if by <= timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_30(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    if by < timedelta(0):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_31(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    if by <= timedelta(None):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_32(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    if by <= timedelta(1):
        return Lateness(due, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_33(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(None, 0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_34(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, None, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_35(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, 0.0, None)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_36(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(0.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_37(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_38(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, 0.0, )
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_39(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, 1.0, extended)
    late = _joined(f"{_duration(by)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_40(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    late = None
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_41(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    late = _joined(None, extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_42(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    late = _joined(f"{_duration(by)} late", None)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_43(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    late = _joined(extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_44(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    late = _joined(f"{_duration(by)} late", )
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_45(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    late = _joined(f"{_duration(None)} late", extended)
    if by <= timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_46(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    if by < timedelta(minutes=rules.grace_minutes):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_47(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    if by <= timedelta(minutes=None):
        return Lateness(due, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_48(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(None, 0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_49(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, None, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_50(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, 0.0, None)
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_51(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(0.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_52(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_53(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, 0.0, )
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_54(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
        return Lateness(due, 1.0, f"{late}; within the {rules.grace_minutes:g} minutes of grace")
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_55(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = None
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_56(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(None, due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_57(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, None, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_58(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, due, None, assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_59(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, due, _aware(timestamp), None, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_60(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, None)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_61(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(due, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_62(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, _aware(timestamp), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_63(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, due, assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_64(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, due, _aware(timestamp), earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_65(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, due, _aware(timestamp), assignment.points, )
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_66(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    penalty, how = _penalty(rules, due, _aware(None), assignment.points, earned)
    return Lateness(due, penalty, f"{late}; {how}")


def x_lateness__mutmut_67(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    return Lateness(None, penalty, f"{late}; {how}")


def x_lateness__mutmut_68(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    return Lateness(due, None, f"{late}; {how}")


def x_lateness__mutmut_69(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    return Lateness(due, penalty, None)


def x_lateness__mutmut_70(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    return Lateness(penalty, f"{late}; {how}")


def x_lateness__mutmut_71(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    return Lateness(due, f"{late}; {how}")


def x_lateness__mutmut_72(assignment: Assignment, student: str, timestamp: datetime | None, earned: float) -> Lateness:
    """Work out what is taken off one submission.

    Parameters
    ----------
    student
        The student's id, which an extension may name.
    timestamp
        When it was handed in; None if nobody knows, which costs nothing.
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
    return Lateness(due, penalty, )

mutants_x_lateness__mutmut['_mutmut_orig'] = x_lateness__mutmut_orig # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_1'] = x_lateness__mutmut_1 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_2'] = x_lateness__mutmut_2 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_3'] = x_lateness__mutmut_3 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_4'] = x_lateness__mutmut_4 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_5'] = x_lateness__mutmut_5 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_6'] = x_lateness__mutmut_6 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_7'] = x_lateness__mutmut_7 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_8'] = x_lateness__mutmut_8 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_9'] = x_lateness__mutmut_9 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_10'] = x_lateness__mutmut_10 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_11'] = x_lateness__mutmut_11 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_12'] = x_lateness__mutmut_12 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_13'] = x_lateness__mutmut_13 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_14'] = x_lateness__mutmut_14 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_15'] = x_lateness__mutmut_15 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_16'] = x_lateness__mutmut_16 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_17'] = x_lateness__mutmut_17 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_18'] = x_lateness__mutmut_18 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_19'] = x_lateness__mutmut_19 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_20'] = x_lateness__mutmut_20 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_21'] = x_lateness__mutmut_21 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_22'] = x_lateness__mutmut_22 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_23'] = x_lateness__mutmut_23 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_24'] = x_lateness__mutmut_24 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_25'] = x_lateness__mutmut_25 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_26'] = x_lateness__mutmut_26 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_27'] = x_lateness__mutmut_27 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_28'] = x_lateness__mutmut_28 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_29'] = x_lateness__mutmut_29 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_30'] = x_lateness__mutmut_30 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_31'] = x_lateness__mutmut_31 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_32'] = x_lateness__mutmut_32 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_33'] = x_lateness__mutmut_33 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_34'] = x_lateness__mutmut_34 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_35'] = x_lateness__mutmut_35 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_36'] = x_lateness__mutmut_36 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_37'] = x_lateness__mutmut_37 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_38'] = x_lateness__mutmut_38 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_39'] = x_lateness__mutmut_39 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_40'] = x_lateness__mutmut_40 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_41'] = x_lateness__mutmut_41 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_42'] = x_lateness__mutmut_42 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_43'] = x_lateness__mutmut_43 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_44'] = x_lateness__mutmut_44 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_45'] = x_lateness__mutmut_45 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_46'] = x_lateness__mutmut_46 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_47'] = x_lateness__mutmut_47 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_48'] = x_lateness__mutmut_48 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_49'] = x_lateness__mutmut_49 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_50'] = x_lateness__mutmut_50 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_51'] = x_lateness__mutmut_51 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_52'] = x_lateness__mutmut_52 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_53'] = x_lateness__mutmut_53 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_54'] = x_lateness__mutmut_54 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_55'] = x_lateness__mutmut_55 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_56'] = x_lateness__mutmut_56 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_57'] = x_lateness__mutmut_57 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_58'] = x_lateness__mutmut_58 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_59'] = x_lateness__mutmut_59 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_60'] = x_lateness__mutmut_60 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_61'] = x_lateness__mutmut_61 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_62'] = x_lateness__mutmut_62 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_63'] = x_lateness__mutmut_63 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_64'] = x_lateness__mutmut_64 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_65'] = x_lateness__mutmut_65 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_66'] = x_lateness__mutmut_66 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_67'] = x_lateness__mutmut_67 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_68'] = x_lateness__mutmut_68 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_69'] = x_lateness__mutmut_69 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_70'] = x_lateness__mutmut_70 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_71'] = x_lateness__mutmut_71 # type: ignore # mutmut generated
mutants_x_lateness__mutmut['x_lateness__mutmut_72'] = x_lateness__mutmut_72 # type: ignore # mutmut generated
mutants_x_due_for__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x_due_for__mutmut)
def due_for(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), ""


def x_due_for__mutmut_orig(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), ""


def x_due_for__mutmut_1(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name != student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), ""


def x_due_for__mutmut_2(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(None), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), ""


def x_due_for__mutmut_3(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(None):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), ""


def x_due_for__mutmut_4(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if (assignment.due is None) and False else _aware(assignment.due)), ""


def x_due_for__mutmut_5(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if (assignment.due is None) or True else _aware(assignment.due)), ""


def x_due_for__mutmut_6(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is not None else _aware(assignment.due)), ""


def x_due_for__mutmut_7(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(None)), ""


def x_due_for__mutmut_8(assignment: Assignment, student: str) -> tuple[datetime | None, str]:
    """Find the due date that holds for a student, and the words for it where it is an extension."""
    for name, date in assignment.extensions:
        if name == student:
            return _aware(date), f"extension to {_aware(date):{FORMAT}}"
    return (None if assignment.due is None else _aware(assignment.due)), "XXXX"

mutants_x_due_for__mutmut['_mutmut_orig'] = x_due_for__mutmut_orig # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_1'] = x_due_for__mutmut_1 # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_2'] = x_due_for__mutmut_2 # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_3'] = x_due_for__mutmut_3 # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_4'] = x_due_for__mutmut_4 # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_5'] = x_due_for__mutmut_5 # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_6'] = x_due_for__mutmut_6 # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_7'] = x_due_for__mutmut_7 # type: ignore # mutmut generated
mutants_x_due_for__mutmut['x_due_for__mutmut_8'] = x_due_for__mutmut_8 # type: ignore # mutmut generated
mutants_x_strangers__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x_strangers__mutmut)
def strangers(assignment: Assignment, known: Collection[str]) -> tuple[str, ...]:
    """List whom the extensions name and the class does not have, so that a typing error is seen."""
    return tuple(name for name, _ in assignment.extensions if name not in known)


def x_strangers__mutmut_orig(assignment: Assignment, known: Collection[str]) -> tuple[str, ...]:
    """List whom the extensions name and the class does not have, so that a typing error is seen."""
    return tuple(name for name, _ in assignment.extensions if name not in known)


def x_strangers__mutmut_1(assignment: Assignment, known: Collection[str]) -> tuple[str, ...]:
    """List whom the extensions name and the class does not have, so that a typing error is seen."""
    return tuple(None)


def x_strangers__mutmut_2(assignment: Assignment, known: Collection[str]) -> tuple[str, ...]:
    """List whom the extensions name and the class does not have, so that a typing error is seen."""
    return tuple(name for name, _ in assignment.extensions if name in known)

mutants_x_strangers__mutmut['_mutmut_orig'] = x_strangers__mutmut_orig # type: ignore # mutmut generated
mutants_x_strangers__mutmut['x_strangers__mutmut_1'] = x_strangers__mutmut_1 # type: ignore # mutmut generated
mutants_x_strangers__mutmut['x_strangers__mutmut_2'] = x_strangers__mutmut_2 # type: ignore # mutmut generated
mutants_x_counted__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x_counted__mutmut)
def counted(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_orig(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_1(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = None
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_2(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=None)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_3(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = None
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_4(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(None, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_5(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=None)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_6(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_7(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, )
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_8(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: None)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_9(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if (grade.timestamp) and False else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_10(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if (grade.timestamp) or True else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_11(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(None) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_12(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) != 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_13(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 2:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_14(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[1], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_15(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], "XXXX"
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_16(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is not Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_17(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[+1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_18(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-2], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_19(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = None
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_20(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(None, key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_21(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=None)
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_22(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_23(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), )
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_24(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(None), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_25(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: None)
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 1}"


def x_counted__mutmut_26(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number - 1}"


def x_counted__mutmut_27(grades: Sequence[Grade], attempts: Attempts) -> tuple[Grade, str]:
    """Pick the attempt that counts: the last handed in, or the best after penalties (of equals the last).

    Parameters
    ----------
    grades
        At least one, each of the same student and assignment, in the order of handing in where no time is known.
    """
    never = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(grades, key=lambda grade: _aware(grade.timestamp) if grade.timestamp else never)
    if len(in_order) == 1:
        return in_order[0], ""
    if attempts is Attempts.LAST:
        return in_order[-1], f"the last of {len(in_order)} attempts counts"
    number = max(range(len(in_order)), key=lambda index: (in_order[index].score, index))
    return in_order[number], f"the best of {len(in_order)} attempts counts, number {number + 2}"

mutants_x_counted__mutmut['_mutmut_orig'] = x_counted__mutmut_orig # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_1'] = x_counted__mutmut_1 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_2'] = x_counted__mutmut_2 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_3'] = x_counted__mutmut_3 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_4'] = x_counted__mutmut_4 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_5'] = x_counted__mutmut_5 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_6'] = x_counted__mutmut_6 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_7'] = x_counted__mutmut_7 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_8'] = x_counted__mutmut_8 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_9'] = x_counted__mutmut_9 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_10'] = x_counted__mutmut_10 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_11'] = x_counted__mutmut_11 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_12'] = x_counted__mutmut_12 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_13'] = x_counted__mutmut_13 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_14'] = x_counted__mutmut_14 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_15'] = x_counted__mutmut_15 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_16'] = x_counted__mutmut_16 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_17'] = x_counted__mutmut_17 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_18'] = x_counted__mutmut_18 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_19'] = x_counted__mutmut_19 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_20'] = x_counted__mutmut_20 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_21'] = x_counted__mutmut_21 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_22'] = x_counted__mutmut_22 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_23'] = x_counted__mutmut_23 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_24'] = x_counted__mutmut_24 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_25'] = x_counted__mutmut_25 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_26'] = x_counted__mutmut_26 # type: ignore # mutmut generated
mutants_x_counted__mutmut['x_counted__mutmut_27'] = x_counted__mutmut_27 # type: ignore # mutmut generated
mutants_x__penalty__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x__penalty__mutmut)
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


def x__penalty__mutmut_orig(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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


def x__penalty__mutmut_1(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = None
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


def x__penalty__mutmut_2(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) + due.replace(tzinfo=None)
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


def x__penalty__mutmut_3(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(None).replace(tzinfo=None) - due.replace(tzinfo=None)
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


def x__penalty__mutmut_4(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = None
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


def x__penalty__mutmut_5(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(None)
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


def x__penalty__mutmut_6(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock * timedelta(days=1))
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


def x__penalty__mutmut_7(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=None))
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


def x__penalty__mutmut_8(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=2))
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


def x__penalty__mutmut_9(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = None
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


def x__penalty__mutmut_10(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil(None)
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


def x__penalty__mutmut_11(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) * timedelta(hours=1))
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


def x__penalty__mutmut_12(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) + due.astimezone(UTC)) / timedelta(hours=1))
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


def x__penalty__mutmut_13(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(None) - due.astimezone(UTC)) / timedelta(hours=1))
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


def x__penalty__mutmut_14(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(None)) / timedelta(hours=1))
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


def x__penalty__mutmut_15(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=None))
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


def x__penalty__mutmut_16(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=2))
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


def x__penalty__mutmut_17(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = None
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


def x__penalty__mutmut_18(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days - rules.per_hour * hours
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


def x__penalty__mutmut_19(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day / days + rules.per_hour * hours
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


def x__penalty__mutmut_20(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour / hours
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


def x__penalty__mutmut_21(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share != 0:
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


def x__penalty__mutmut_22(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 1:
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


def x__penalty__mutmut_23(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 1.0, "no points are taken off"
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


def x__penalty__mutmut_24(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "XXno points are taken offXX"
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


def x__penalty__mutmut_25(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "NO POINTS ARE TAKEN OFF"
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


def x__penalty__mutmut_26(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "no points are taken off"
    terms = None
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_27(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "no points are taken off"
    terms = [
        f"{number} begun {unit}{'s' / (number > 1)} at {rate:.4g}%"
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_28(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "no points are taken off"
    terms = [
        f"{number} begun {unit}{'XXsXX' * (number > 1)} at {rate:.4g}%"
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_29(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "no points are taken off"
    terms = [
        f"{number} begun {unit}{'S' * (number > 1)} at {rate:.4g}%"
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_30(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "no points are taken off"
    terms = [
        f"{number} begun {unit}{'s' * (number >= 1)} at {rate:.4g}%"
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_31(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
    """Points taken off, and the sum in words."""
    # In the due date's zone and without it: 24 hours by the clock are a day, whatever the clock did that night.
    by_clock = handed_in.astimezone(due.tzinfo).replace(tzinfo=None) - due.replace(tzinfo=None)
    days = math.ceil(by_clock / timedelta(days=1))
    hours = math.ceil((handed_in.astimezone(UTC) - due.astimezone(UTC)) / timedelta(hours=1))
    share = rules.per_day * days + rules.per_hour * hours
    if share == 0:
        return 0.0, "no points are taken off"
    terms = [
        f"{number} begun {unit}{'s' * (number > 2)} at {rate:.4g}%"
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_32(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "XXdayXX", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_33(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "DAY", 100 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_34(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "day", 100 / rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_35(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "day", 101 * rules.per_day), (hours, "hour", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_36(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "XXhourXX", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_37(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "HOUR", 100 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_38(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 100 / rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_39(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
        for number, unit, rate in ((days, "day", 100 * rules.per_day), (hours, "hour", 101 * rules.per_hour))
        if rate
    ]
    asked = min(share, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_40(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    asked = None
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_41(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    asked = min(share, rules.at_most) / points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_42(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    asked = min(None, rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_43(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    asked = min(share, None) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_44(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    asked = min(rules.at_most) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_45(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    asked = min(share, ) * points
    penalty = min(asked, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_46(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    penalty = None
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_47(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    penalty = min(None, earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_48(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    penalty = min(asked, None)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_49(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    penalty = min(earned)
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_50(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    penalty = min(asked, )
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_51(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = None
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_52(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {100 * rules.at_most:.4g}%" if (share > rules.at_most + 1e-9) and False else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_53(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {100 * rules.at_most:.4g}%" if (share > rules.at_most + 1e-9) or True else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_54(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {100 / rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_55(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {101 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_56(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {100 * rules.at_most:.4g}%" if share >= rules.at_most + 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_57(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most - 1e-9 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_58(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1.000000001 else ""
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_59(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    cap = f", at most {100 * rules.at_most:.4g}%" if share > rules.at_most + 1e-9 else "XXXX"
    limit = ", all that was earned" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_60(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    limit = None
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_61(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    limit = ", all that was earned" if (penalty < asked) and False else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_62(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    limit = ", all that was earned" if (penalty < asked) or True else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_63(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    limit = "XX, all that was earnedXX" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_64(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    limit = ", ALL THAT WAS EARNED" if penalty < asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_65(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    limit = ", all that was earned" if penalty <= asked else ""
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_66(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    limit = ", all that was earned" if penalty < asked else "XXXX"
    return penalty, f"{' and '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_67(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    return penalty, f"{' and '.join(None)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_68(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    return penalty, f"{'XX and XX'.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"


def x__penalty__mutmut_69(rules: Late, due: datetime, handed_in: datetime, points: float, earned: float) -> tuple[float, str]:
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
    return penalty, f"{' AND '.join(terms)} of {points:g} points{cap}: {penalty:.2f} taken off{limit}"

mutants_x__penalty__mutmut['_mutmut_orig'] = x__penalty__mutmut_orig # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_1'] = x__penalty__mutmut_1 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_2'] = x__penalty__mutmut_2 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_3'] = x__penalty__mutmut_3 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_4'] = x__penalty__mutmut_4 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_5'] = x__penalty__mutmut_5 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_6'] = x__penalty__mutmut_6 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_7'] = x__penalty__mutmut_7 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_8'] = x__penalty__mutmut_8 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_9'] = x__penalty__mutmut_9 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_10'] = x__penalty__mutmut_10 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_11'] = x__penalty__mutmut_11 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_12'] = x__penalty__mutmut_12 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_13'] = x__penalty__mutmut_13 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_14'] = x__penalty__mutmut_14 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_15'] = x__penalty__mutmut_15 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_16'] = x__penalty__mutmut_16 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_17'] = x__penalty__mutmut_17 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_18'] = x__penalty__mutmut_18 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_19'] = x__penalty__mutmut_19 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_20'] = x__penalty__mutmut_20 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_21'] = x__penalty__mutmut_21 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_22'] = x__penalty__mutmut_22 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_23'] = x__penalty__mutmut_23 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_24'] = x__penalty__mutmut_24 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_25'] = x__penalty__mutmut_25 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_26'] = x__penalty__mutmut_26 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_27'] = x__penalty__mutmut_27 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_28'] = x__penalty__mutmut_28 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_29'] = x__penalty__mutmut_29 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_30'] = x__penalty__mutmut_30 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_31'] = x__penalty__mutmut_31 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_32'] = x__penalty__mutmut_32 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_33'] = x__penalty__mutmut_33 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_34'] = x__penalty__mutmut_34 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_35'] = x__penalty__mutmut_35 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_36'] = x__penalty__mutmut_36 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_37'] = x__penalty__mutmut_37 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_38'] = x__penalty__mutmut_38 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_39'] = x__penalty__mutmut_39 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_40'] = x__penalty__mutmut_40 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_41'] = x__penalty__mutmut_41 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_42'] = x__penalty__mutmut_42 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_43'] = x__penalty__mutmut_43 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_44'] = x__penalty__mutmut_44 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_45'] = x__penalty__mutmut_45 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_46'] = x__penalty__mutmut_46 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_47'] = x__penalty__mutmut_47 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_48'] = x__penalty__mutmut_48 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_49'] = x__penalty__mutmut_49 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_50'] = x__penalty__mutmut_50 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_51'] = x__penalty__mutmut_51 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_52'] = x__penalty__mutmut_52 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_53'] = x__penalty__mutmut_53 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_54'] = x__penalty__mutmut_54 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_55'] = x__penalty__mutmut_55 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_56'] = x__penalty__mutmut_56 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_57'] = x__penalty__mutmut_57 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_58'] = x__penalty__mutmut_58 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_59'] = x__penalty__mutmut_59 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_60'] = x__penalty__mutmut_60 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_61'] = x__penalty__mutmut_61 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_62'] = x__penalty__mutmut_62 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_63'] = x__penalty__mutmut_63 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_64'] = x__penalty__mutmut_64 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_65'] = x__penalty__mutmut_65 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_66'] = x__penalty__mutmut_66 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_67'] = x__penalty__mutmut_67 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_68'] = x__penalty__mutmut_68 # type: ignore # mutmut generated
mutants_x__penalty__mutmut['x__penalty__mutmut_69'] = x__penalty__mutmut_69 # type: ignore # mutmut generated
mutants_x__duration__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x__duration__mutmut)
def _duration(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_orig(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_1(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = None
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_2(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(None)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_3(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by * timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_4(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=None))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_5(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=2))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_6(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = None
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_7(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(None, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_8(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, None)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_9(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_10(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, )
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_11(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 / 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_12(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 25 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_13(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 61)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_14(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = None
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_15(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(None, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_16(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, None)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_17(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_18(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, )
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_19(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 61)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_20(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = None
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_21(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if (days == 1) and False else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_22(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if (days == 1) or True else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_23(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "XXdayXX" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_24(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "DAY" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_25(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days != 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_26(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 2 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_27(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "XXdaysXX"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_28(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "DAYS"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_29(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "XXhXX"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_30(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "H"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_31(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "XXminXX")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_32(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "MIN")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_33(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = None
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_34(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(None)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_35(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(None) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_36(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(None)


def x__duration__mutmut_37(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return "XX XX".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number)


def x__duration__mutmut_38(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first - 2] if number)


def x__duration__mutmut_39(by: timedelta) -> str:
    """Say a length of time in its two largest units, minutes rounded up."""
    minutes = math.ceil(by / timedelta(minutes=1))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min")]
    first = next(index for index, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 3] if number)

mutants_x__duration__mutmut['_mutmut_orig'] = x__duration__mutmut_orig # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_1'] = x__duration__mutmut_1 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_2'] = x__duration__mutmut_2 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_3'] = x__duration__mutmut_3 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_4'] = x__duration__mutmut_4 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_5'] = x__duration__mutmut_5 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_6'] = x__duration__mutmut_6 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_7'] = x__duration__mutmut_7 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_8'] = x__duration__mutmut_8 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_9'] = x__duration__mutmut_9 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_10'] = x__duration__mutmut_10 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_11'] = x__duration__mutmut_11 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_12'] = x__duration__mutmut_12 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_13'] = x__duration__mutmut_13 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_14'] = x__duration__mutmut_14 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_15'] = x__duration__mutmut_15 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_16'] = x__duration__mutmut_16 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_17'] = x__duration__mutmut_17 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_18'] = x__duration__mutmut_18 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_19'] = x__duration__mutmut_19 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_20'] = x__duration__mutmut_20 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_21'] = x__duration__mutmut_21 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_22'] = x__duration__mutmut_22 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_23'] = x__duration__mutmut_23 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_24'] = x__duration__mutmut_24 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_25'] = x__duration__mutmut_25 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_26'] = x__duration__mutmut_26 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_27'] = x__duration__mutmut_27 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_28'] = x__duration__mutmut_28 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_29'] = x__duration__mutmut_29 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_30'] = x__duration__mutmut_30 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_31'] = x__duration__mutmut_31 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_32'] = x__duration__mutmut_32 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_33'] = x__duration__mutmut_33 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_34'] = x__duration__mutmut_34 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_35'] = x__duration__mutmut_35 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_36'] = x__duration__mutmut_36 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_37'] = x__duration__mutmut_37 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_38'] = x__duration__mutmut_38 # type: ignore # mutmut generated
mutants_x__duration__mutmut['x__duration__mutmut_39'] = x__duration__mutmut_39 # type: ignore # mutmut generated
mutants_x__joined__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x__joined__mutmut)
def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def x__joined__mutmut_orig(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def x__joined__mutmut_1(*parts: str) -> str:
    return ", ".join(None)


def x__joined__mutmut_2(*parts: str) -> str:
    return "XX, XX".join(part for part in parts if part)

mutants_x__joined__mutmut['_mutmut_orig'] = x__joined__mutmut_orig # type: ignore # mutmut generated
mutants_x__joined__mutmut['x__joined__mutmut_1'] = x__joined__mutmut_1 # type: ignore # mutmut generated
mutants_x__joined__mutmut['x__joined__mutmut_2'] = x__joined__mutmut_2 # type: ignore # mutmut generated
mutants_x__aware__mutmut: MutantDict = {}  # type: ignore


@_mutmut_mutated(mutants_x__aware__mutmut)
def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def x__aware__mutmut_orig(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def x__aware__mutmut_1(moment: datetime) -> datetime:
    return moment if (moment.tzinfo) and False else moment.replace(tzinfo=UTC)


def x__aware__mutmut_2(moment: datetime) -> datetime:
    return moment if (moment.tzinfo) or True else moment.replace(tzinfo=UTC)


def x__aware__mutmut_3(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=None)

mutants_x__aware__mutmut['_mutmut_orig'] = x__aware__mutmut_orig # type: ignore # mutmut generated
mutants_x__aware__mutmut['x__aware__mutmut_1'] = x__aware__mutmut_1 # type: ignore # mutmut generated
mutants_x__aware__mutmut['x__aware__mutmut_2'] = x__aware__mutmut_2 # type: ignore # mutmut generated
mutants_x__aware__mutmut['x__aware__mutmut_3'] = x__aware__mutmut_3 # type: ignore # mutmut generated
