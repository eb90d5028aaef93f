"""What late work costs, to the minute, and the words that students read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.mark.late import best_attempt, due_for, lateness
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


@settings(deadline=None)
@given(st.lists(st.integers(0, 20), min_size=1, max_size=5), st.integers(0, 20), st.integers(0, 5))
def test_with_equal_lateness_one_more_attempt_never_lowers_the_score(scores, more, place):
    before, after = scores, [*scores[:place], more, *scores[place:]]
    best = [best_attempt([graded(each / 2, 1) for each in attempts])[0].score for attempts in (before, after)]
    assert best[1] >= best[0]


def attempt(score, minutes=None):
    moment = None if minutes is None else DUE + timedelta(minutes=minutes)
    return Grade(Student("ann"), "backprop", Status.GRADED, (), score, 0.0, score, 10.0, timestamp=moment)


def test_attempts_are_numbered_by_their_time_and_those_without_one_come_first():
    grades = [attempt(9.0, 30), attempt(5.0, 10), attempt(4.0)]
    assert best_attempt(grades) == (grades[0], "the best of 3 attempts counts, number 3")
    assert best_attempt([attempt(8.0, 5), attempt(9.0)])[1] == "the best of 2 attempts counts, number 1"


def test_of_two_extensions_of_one_student_the_first_line_counts():
    dates = (DUE + timedelta(days=1), DUE + timedelta(days=2))
    assert due_for(assignment(extensions=tuple(("ann", date) for date in dates)), "ann")[0] == dates[0]


@pytest.mark.parametrize(
    ("days", "penalty"),
    [(0, 6.0), (1, 3.6), (2, 1.2), (3, 0.0)],
)
def test_each_slip_day_takes_off_24_hours(days, penalty):
    found = lateness(assignment(Late(per_hour=0.01)), "ann", DUE + timedelta(hours=60), 10.0, days)
    assert (found.penalty, found.spent) == (pytest.approx(penalty), days)


def test_hours_that_a_slip_day_covers_are_not_below_zero():
    rules = Late(per_day=0.1, per_hour=0.01)
    late = DUE + timedelta(days=1, minutes=1)
    assert lateness(assignment(rules), "ann", late, 10.0, 1).penalty == pytest.approx(1.0 + 0.1)
    berlin = datetime(2026, 10, 24, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # 24 hours by the clock are 25
    found = lateness(assignment(rules, due=berlin), "ann", berlin + timedelta(days=1, minutes=1), 10.0, 1)
    assert found.penalty == pytest.approx(1.0 + 0.2)


@pytest.mark.parametrize(("at_most", "told"), [(0.2, False), (0.2 - 5e-10, False), (0.2 - 1e-7, True)])
def test_a_cap_is_told_where_it_takes_effect(at_most, told):
    words = taken(Late(per_day=0.1, at_most=at_most), 36 * 60).words
    assert ("at most" in words) == told


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 min"), (60, "1 h"), (61, "1 h 1 min"), (1440, "1 day"), (1441, "1 day"), (2 * 1440 + 60, "2 days 1 h")],
)
def test_a_length_of_time_has_its_two_largest_units(minutes, words):
    assert words in taken(Late(per_day=0.1), minutes).words
    assert ("min" in taken(Late(per_day=0.1), minutes).words.split(" late")[0]) == ("min" in words)


def test_a_day_of_23_hours_is_covered_by_a_slip_day():
    berlin = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    rules = Late(per_day=0.1, per_hour=0.01)
    found = lateness(assignment(rules, due=berlin), "ann", berlin + timedelta(days=1, minutes=1), 10.0, 1)
    assert found.penalty == pytest.approx(1.0)


@pytest.mark.parametrize(("rules", "spent"), [(Late(), 0), (Late(per_day=0.01), 3)])
def test_slip_days_are_spent_only_where_lateness_costs_anything(rules, spent):
    assert lateness(assignment(rules), "ann", DUE + timedelta(hours=60), 10.0, 5).spent == spent


def test_slip_days_cover_what_is_late_after_the_grace():
    rules = Late(per_day=0.1, per_hour=0.01, grace_minutes=15)
    covered = lateness(assignment(rules), "ann", DUE + timedelta(days=1, minutes=15), 10.0, 5)
    assert (covered.penalty, covered.spent) == (0.0, 1)
    beyond = lateness(assignment(rules), "ann", DUE + timedelta(days=1, minutes=16), 10.0, 5)
    assert (beyond.penalty, beyond.spent) == (0.0, 2)


@pytest.mark.parametrize(("slip_days", "penalty"), [(1, 3.0), (2, 2.0), (3, 1.0), (4, 0.0)])
def test_days_that_no_slip_day_covers_cost_as_before(slip_days, penalty):
    late = DUE + timedelta(days=3, minutes=1)
    found = lateness(assignment(Late(per_day=0.1)), "ann", late, 10.0, slip_days)
    assert found.penalty == pytest.approx(penalty)


def test_a_cap_that_takes_off_no_more_than_an_error_of_floats_is_not_told():
    at_most = 0.25 - 1e-9
    assert at_most + 1e-9 == 0.25
    assert "at most" not in taken(Late(per_day=0.25, at_most=at_most), 60).words


def test_hours_are_not_below_zero_where_two_are_left_out_of_a_day():
    due = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("Antarctica/Troll"))  # clocks go on by two hours the next night
    handed_in = due.replace(day=29, minute=30)
    found = lateness(assignment(Late(per_day=0.1, per_hour=0.01), due=due), "ann", handed_in, 10.0, 1)
    assert (found.penalty, found.spent) == (pytest.approx(1.0), 1)  # two begun days, and 23 hours


def test_a_bonus_is_not_taken_off_by_a_cap():
    """More was earned than the assignment's points: the cap is a share of the points, whatever was earned."""
    assert taken(Late(per_day=0.5, at_most=0.5), 2 * 24 * 60, earned=12.0).penalty == pytest.approx(5.0)
    assert taken(Late(per_day=0.5), 3 * 24 * 60, earned=12.0).penalty == pytest.approx(10.0)


def test_days_are_counted_on_the_clock_of_the_due_date_wherever_it_was_handed_in():
    due = datetime(2026, 11, 20, 18, 0, tzinfo=ZoneInfo("America/New_York"))
    rules = assignment(Late(per_day=0.1), due=due)
    for zone in (UTC, ZoneInfo("Asia/Tokyo"), due.tzinfo):
        for minutes, penalty in ((24 * 60, 1.0), (24 * 60 + 1, 2.0)):
            handed_in = (due.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
            assert lateness(rules, "ann", handed_in, 10.0).penalty == pytest.approx(penalty)


@pytest.mark.parametrize(("seconds", "words"), [(1, "1 min"), (60, "1 min"), (61, "2 min"), (3601, "1 h 1 min")])
def test_a_begun_minute_of_a_length_of_time_counts_whole(seconds, words):
    assert taken(Late(per_day=0.1), seconds / 60).words.startswith(f"{words} late")
