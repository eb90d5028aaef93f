"""Slip days are spent in the order of due dates, where lateness costs points, as many as days have begun."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.mark.late import lateness
from grader.mark.slip import spend_slip_days
from grader.records.course import Assignment, Late, Task
from grader.records.grade import Grade
from grader.records.submission import Status, Student

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAILY = Late(per_day=0.1)


def assignment(name="a", due=DUE, late=DAILY, extensions=()):
    return Assignment(name, name, (Task("t", 10.0),), due, late, extensions)


def grade(name="a", late=timedelta(0), raw=10.0, **more):
    due, status = more.pop("due", DUE), more.pop("status", Status.GRADED)
    return Grade(Student("ann"), name, status, (), raw, 0.0, raw, 10.0, due=due, timestamp=due + late, **more)


def spent(grades, slip_days, **rules):
    known = {each.assignment: assignment(each.assignment, due=each.due, **rules) for each in grades}
    return [(each.penalty, *each.slip_days) for each in spend_slip_days(grades, known, slip_days)]


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        (1, 5, (0.0, 1, 4)),
        (24, 5, (0.0, 1, 4)),
        (25, 5, (0.0, 2, 3)),
        (49, 2, (1.0, 2, 0)),
        (49, 0, (3.0, 0, 0)),
        (0, 5, (0.0, 0, 5)),
    ],
)
def test_begun_days_are_taken_off_before_per_day(hours, days, expected):
    assert spent([grade(late=timedelta(hours=hours))], days) == [pytest.approx(expected)]


def test_a_slip_day_is_24_of_the_hours():
    assert spent([grade(late=timedelta(hours=30))], 1, late=Late(per_hour=0.01)) == [pytest.approx((0.6, 1, 0))]


def test_days_are_counted_after_the_grace():
    rules = Late(per_day=0.1, grace_minutes=60)
    assert spent([grade(late=timedelta(minutes=59))], 3, late=rules) == [(0.0, 0, 3)]
    assert spent([grade(late=timedelta(hours=24, minutes=30))], 3, late=rules) == [(0.0, 1, 2)]


def test_they_are_spent_in_the_order_of_due_dates_whatever_the_order_of_columns():
    later = grade("b", timedelta(hours=1), due=DUE + timedelta(days=7))
    first = grade("a", timedelta(hours=1))
    assert spent([later, first], 1) == [pytest.approx((1.0, 0, 0)), (0.0, 1, 0)]


def test_an_extension_counts_as_the_due_date():
    known = {"a": assignment(extensions=(("ann", DUE + timedelta(days=3)),))}
    late = grade(late=timedelta(days=3, hours=2))
    (settled,) = spend_slip_days([late], known, 5)
    assert settled.slip_days == (1, 4)


@pytest.mark.parametrize(
    "free",
    [
        grade(late=timedelta(days=2), raw=0.0),
        grade(late=timedelta(days=2), status=Status.MISSING),
        grade(late=timedelta(days=2), status=Status.EXCUSED),
        grade(late=timedelta(days=2), decided=("=8.0",)),
    ],
)
def test_no_day_is_spent_where_lateness_costs_nothing(free):
    assert spent([free], 5)[0][1:] == (0, 5)


def test_no_day_is_spent_without_rules_for_late_work():
    assert spent([grade(late=timedelta(days=2))], 5, late=None)[0][1:] == (0, 5)
    assert spent([grade(late=timedelta(days=2))], 5, late=Late())[0][1:] == (0, 5)


def test_both_are_told_how_many_are_left():
    known = {"a": assignment()}
    (settled,) = spend_slip_days([grade(late=timedelta(hours=30))], known, 3)
    assert "2 slip days spent, 1 left" in settled.late


@settings(deadline=None)
@given(
    hours=st.lists(st.integers(0, 200), min_size=1, max_size=5),
    days=st.integers(0, 6),
    per_day=st.sampled_from([0.0, 0.05, 0.1, 0.5]),
    per_hour=st.sampled_from([0.0, 0.01]),
)
def test_a_slip_day_never_costs_points_and_no_more_are_spent_than_there_are(hours, days, per_day, per_hour):
    rules = Late(per_day=per_day, per_hour=per_hour)
    grades = [grade(f"a{n}", timedelta(hours=each), due=DUE + timedelta(days=n)) for n, each in enumerate(hours)]
    known = {each.assignment: assignment(each.assignment, each.due, rules) for each in grades}
    settled = spend_slip_days(grades, known, days)
    assert sum(each.slip_days[0] for each in settled) <= days
    for was, now in zip(grades, settled, strict=True):
        alone = lateness(known[was.assignment], "ann", was.timestamp, was.raw_score).penalty
        assert now.penalty <= alone + 1e-9
    assert spend_slip_days(settled, known, days) == settled


def test_work_without_a_due_date_comes_last():
    free, late = replace(grade("b"), due=None), grade("a", timedelta(hours=1))
    settled = spend_slip_days([free, late], {"a": assignment(), "b": assignment("b", due=None)}, 2)
    assert [each.slip_days for each in settled] == [(0, 1), (1, 1)]


@pytest.mark.parametrize("decided", [("extra=excused", "t=3.0"), ("t=3.0", "extra=excused"), ("extra=excused",)])
def test_points_of_an_excused_task_are_no_base_of_the_penalty(decided):
    known = {"a": replace(assignment(), tasks=(Task("t", 10.0), Task("extra", 30.0)))}
    (settled,) = spend_slip_days([grade(late=timedelta(hours=1), decided=decided)], known, 0)
    assert settled.penalty == pytest.approx(1.0)
    (whole,) = spend_slip_days([grade(late=timedelta(hours=1), decided=("extra=3.0",))], known, 0)
    assert whole.penalty == pytest.approx(4.0)


def test_a_mark_for_one_task_is_not_final():
    assert spent([grade(late=timedelta(hours=1), decided=("t=3.0",))], 2) == [(0.0, 1, 1)]


def test_the_log_says_which_slip_days_are_spent_and_why(caplog):
    caplog.set_level(logging.INFO, "grader.mark.slip")
    spent([grade(late=timedelta(hours=1)), grade("b", due=DUE + timedelta(days=7))], 5)
    assert caplog.messages == ["ann, a: 1 h late; 1 slip day spent, 4 left; no points are taken off"]
