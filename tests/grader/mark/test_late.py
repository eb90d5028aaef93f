"""What late work costs, to the minute, and the words that students read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.mark.late import best_attempt, due_for, lateness, unknown_ids
from grader.records.course import Assignment, Late, Task
from grader.records.grade import Grade
from grader.records.submission import Status, Student

DUE = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def assignment(late=None, due=DUE, extensions=()):
    return Assignment("backprop", "Backprop", (Task("sigmoid", 4.0), Task("delta", 6.0)), due, late, extensions)


def taken(late, minutes, earned=10.0, **more):
    return lateness(assignment(late, **more), "ann", DUE + timedelta(minutes=minutes), earned)


def test_without_a_due_date_nothing_is_late():
    found = lateness(assignment(Late(per_day=0.5), due=None), "ann", DUE, 10.0)
    assert (found.due, found.penalty, found.words) == (None, 0.0, "")


@pytest.mark.parametrize("minutes", [-10_000, -1, 0])
def test_up_to_the_due_date_nothing_is_taken_or_said(minutes):
    assert taken(Late(per_day=0.1), minutes).penalty == 0.0
    assert taken(Late(per_day=0.1), minutes).words == ""


@pytest.mark.parametrize(
    ("minutes", "penalty"),
    [(1, 1.0), (24 * 60, 1.0), (24 * 60 + 1, 2.0), (3 * 24 * 60, 3.0), (99 * 24 * 60, 10.0)],
)
def test_a_begun_day_counts_whole(minutes, penalty):
    assert taken(Late(per_day=0.1), minutes).penalty == pytest.approx(penalty)


@pytest.mark.parametrize(("minutes", "penalty"), [(1, 0.2), (60, 0.2), (61, 0.4), (180, 0.6)])
def test_a_begun_hour_counts_whole(minutes, penalty):
    assert taken(Late(per_hour=0.02), minutes).penalty == pytest.approx(penalty)


@pytest.mark.parametrize(("minutes", "penalty"), [(15, 0.0), (15.01, 1.0)])
def test_grace_forgives_to_the_second_and_is_not_taken_off_the_lateness(minutes, penalty):
    found = taken(Late(per_day=0.1, grace_minutes=15), minutes)
    assert found.penalty == pytest.approx(penalty)
    assert ("within the 15 minutes of grace" in found.words) == (penalty == 0.0)


def test_a_cap_holds_and_is_said():
    found = taken(Late(per_day=0.1, at_most=0.25), 5 * 24 * 60)
    assert found.penalty == pytest.approx(2.5)
    assert found.words == "5 days late; 5 begun days at 10% of 10 points, at most 25%: 2.50 taken off"


def test_no_more_is_taken_than_was_earned():
    found = taken(Late(per_day=0.5), 60, earned=1.25)
    assert found.penalty == 1.25
    assert found.words.endswith("1.25 taken off, all that was earned")


def test_the_words_name_the_lateness_and_the_sum():
    found = taken(Late(per_day=0.1, per_hour=0.01), 26 * 60 + 5)
    assert found.penalty == pytest.approx(2.0 + 2.7)
    expected = "1 day 2 h late; 2 begun days at 10% and 27 begun hours at 1% of 10 points: 4.70 taken off"
    assert found.words == expected


def test_late_without_rules_is_said_and_costs_nothing():
    assert taken(None, 30).words == "30 min late; no points are taken off"
    assert taken(None, 30).penalty == 0.0


def test_an_unknown_time_costs_nothing_and_is_said_where_there_are_rules():
    assert lateness(assignment(Late(per_day=0.1)), "ann", None, 10.0).words.startswith("when it was handed in")
    assert lateness(assignment(Late(per_day=0.1)), "ann", None, 10.0).penalty == 0.0
    assert lateness(assignment(), "ann", None, 10.0).words == ""


def test_an_extension_holds_for_its_student_alone():
    late = Late(per_day=0.1)
    extensions = (("ann", DUE + timedelta(days=2)),)
    on_time = taken(late, 60, extensions=extensions)
    assert (on_time.penalty, on_time.words) == (0.0, "extension to 2026-11-22 12:00 UTC")
    assert on_time.due == DUE + timedelta(days=2)
    after = taken(late, 49 * 60, extensions=extensions)
    assert after.penalty == pytest.approx(1.0)
    assert after.words.startswith("1 h late, extension to 2026-11-22 12:00 UTC; 1 begun day")
    other = lateness(assignment(late, extensions=extensions), "bob", DUE + timedelta(hours=1), 10.0)
    assert other.penalty == pytest.approx(1.0)


def test_an_extension_holds_without_a_common_due_date():
    assert due_for(assignment(due=None, extensions=(("ann", DUE),)), "ann")[0] == DUE
    assert due_for(assignment(due=None, extensions=(("ann", DUE),)), "bob") == (None, "")


def test_extensions_for_nobody_of_the_class_are_listed():
    extensions = (("ann", DUE), ("anne", DUE))
    assert unknown_ids(assignment(extensions=extensions), {"ann", "bob"}) == ("anne",)


def test_zones_are_compared_as_moments():
    handed_in = datetime(2026, 11, 20, 4, 30, tzinfo=timezone(timedelta(hours=-8)))
    found = lateness(assignment(Late(per_day=0.1)), "ann", handed_in, 10.0)
    assert found.words.startswith("30 min late")


def test_times_without_a_zone_are_utc():
    naive = assignment(Late(per_day=0.1), due=DUE.replace(tzinfo=None))
    assert lateness(naive, "ann", DUE.replace(tzinfo=None) + timedelta(minutes=1), 10.0).penalty == 1.0
    assert lateness(naive, "ann", DUE, 10.0).penalty == 0.0


@pytest.mark.parametrize("day", [24, 25])
def test_the_night_the_clocks_change_is_one_day(day):
    berlin = ZoneInfo("Europe/Berlin")  # on 25 October 2026 this zone's day has 25 hours
    due = datetime(2026, 10, day, 18, 0, tzinfo=berlin)
    handed_in = datetime(2026, 10, day + 1, 18, 0, tzinfo=berlin).astimezone(UTC)
    assert lateness(assignment(Late(per_day=0.1), due=due), "ann", handed_in, 10.0).penalty == 1.0


def graded(score, hours):
    when = None if hours is None else DUE + timedelta(hours=hours)
    return Grade(Student("ann"), "backprop", Status.GRADED, (), score, 0.0, score, 10.0, DUE, when)


def test_the_best_attempt_counts_after_penalties_and_of_equals_the_last():
    grade, words = best_attempt([graded(5.0, 1), graded(9.0, 2), graded(9.0, 3)])
    assert grade.timestamp == DUE + timedelta(hours=3)
    assert words == "the best of 3 attempts counts, number 3"


def test_one_attempt_needs_no_words():
    assert best_attempt([graded(5.0, 1)])[1] == ""


@given(st.lists(st.integers(0, 20), min_size=1, max_size=5), st.integers(0, 20), st.integers(0, 5))
def test_with_equal_lateness_one_more_attempt_never_lowers_the_score(scores, more, place):
    before, after = scores, [*scores[:place], more, *scores[place:]]
    best = [best_attempt([graded(each / 2, 1) for each in attempts])[0].score for attempts in (before, after)]
    assert best[1] >= best[0]
