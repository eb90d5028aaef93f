"""The total: shares, weights, what is dropped, excused or left out."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.mark.total import total
from grader.records.course import Assignment, Task, Total
from grader.records.grade import Grade
from grader.records.submission import Status, Student


def assignments(*points):
    return tuple(Assignment(f"a{n}", f"A{n}", (Task("t", float(each)),)) for n, each in enumerate(points))


def grades(found, known):
    return {
        each.name: Grade(
            Student("ann"),
            each.name,
            Status.EXCUSED if score is None else Status.GRADED,
            (),
            score or 0.0,
            0.0,
            score or 0.0,
            0.0 if score is None else each.points,
        )
        for score, each in zip(found, known, strict=True)
    }


def added(rules, scores, points, left_out=()):
    known = assignments(*points)
    return total(rules, grades(scores, known), known, left_out)


def test_by_default_an_assignment_weighs_its_points():
    found = added(Total(), [8, 5], [10, 10])
    assert (found.total, found.max_total) == (13.0, 20.0)


def test_a_weight_is_the_points_of_the_total():
    found = added(Total(weights=(("a0", 40), ("a1", 60))), [8, 5], [10, 20])
    assert (found.total, found.max_total) == (pytest.approx(0.8 * 40 + 0.25 * 60), 100.0)


@pytest.mark.parametrize(
    ("rules", "dropped"),
    [
        (Total(drop_lowest=1), ("a1",)),
        (Total(drop_lowest=2), ("a1", "a3")),
        (Total(best=3), ("a1",)),
        (Total(best=1), ("a0", "a1", "a3")),
        (Total(drop_lowest=9), ("a0", "a1", "a3")),
        (Total(best=9), ()),
    ],
)
def test_the_lowest_shares_are_dropped_and_one_always_counts(rules, dropped):
    assert added(rules, [6, 2, 9, 4], [10, 10, 10, 10]).dropped == dropped


def test_of_equal_shares_the_later_is_dropped_or_kept():
    assert added(Total(drop_lowest=1), [5, 10, 9], [10, 20, 10]).dropped == ("a1",)
    assert added(Total(best=1), [5, 10, 4], [10, 20, 10]).dropped == ("a0", "a2")


def test_an_excused_assignment_is_out_on_both_sides():
    found = added(Total(), [8, None], [10, 10])
    assert (found.total, found.max_total) == (8.0, 10.0)
    assert found.scores == (("a0", 8.0), ("a1", None))


def test_who_is_excused_has_one_fewer_among_the_best():
    found = added(Total(best=2), [8, None, 5, 3], [10, 10, 10, 10])
    assert found.dropped == ("a2", "a3")
    assert (found.total, found.max_total) == (8.0, 10.0)


def test_an_assignment_that_nobody_handed_in_is_out_for_everybody():
    found = added(Total(), [8, 0], [10, 10], left_out=("a1",))
    assert (found.total, found.max_total) == (8.0, 10.0)


def test_who_is_below_the_minimum_is_named_and_nothing_changes():
    below, above = (added(Total(minimum=0.5), [score], [10]) for score in (4.99, 5))
    assert (below.below, above.below) == (True, False)
    assert below.total == 4.99


def test_everything_excused_is_no_total():
    found = added(Total(minimum=0.5), [None], [10])
    assert (found.total, found.max_total, found.below) == (0.0, 0.0, False)


SHARES = st.lists(st.integers(0, 20), min_size=2, max_size=6)  # half points of 10
RULES = st.sampled_from([Total(), Total(drop_lowest=1), Total(drop_lowest=2), Total(best=1), Total(best=3)])


def ratio(found):
    return found.total / found.max_total if found.max_total else 0.0


def result(rules, halves):
    return added(rules, [None if each is None else each / 2 for each in halves], [10] * len(halves))


@settings(deadline=None)
@given(rules=RULES, halves=SHARES, data=st.data())
def test_more_points_never_lower_the_total(rules, halves, data):
    place = data.draw(st.integers(0, len(halves) - 1))
    more = data.draw(st.integers(halves[place], 20))
    raised = [*halves[:place], more, *halves[place + 1 :]]
    assert ratio(result(rules, raised)) >= ratio(result(rules, halves)) - 1e-9


@settings(deadline=None)
@given(rules=RULES, halves=SHARES, data=st.data())
def test_to_be_excused_from_what_is_below_the_average_never_lowers_the_total(rules, halves, data):
    place = data.draw(st.integers(0, len(halves) - 1))
    before = ratio(result(rules, halves))
    assume(halves[place] / 20 < before)
    excused = [*halves[:place], None, *halves[place + 1 :]]
    assert ratio(result(rules, excused)) >= before - 1e-9


@settings(deadline=None)
@given(weights=st.lists(st.integers(1, 9), min_size=2, max_size=5), data=st.data())
def test_with_weights_and_nothing_dropped_more_points_never_lower_the_total(weights, data):
    names = tuple((f"a{n}", float(weight)) for n, weight in enumerate(weights))
    halves = data.draw(st.lists(st.integers(0, 20), min_size=len(weights), max_size=len(weights)))
    place = data.draw(st.integers(0, len(halves) - 1))
    raised = [*halves[:place], data.draw(st.integers(halves[place], 20)), *halves[place + 1 :]]
    rules = Total(weights=names)
    assert ratio(result(rules, raised)) >= ratio(result(rules, halves)) - 1e-9


@settings(deadline=None)
@given(rules=RULES, halves=SHARES, data=st.data())
def test_the_order_of_columns_never_matters(rules, halves, data):
    known = assignments(*[10] * len(halves))
    found = grades([each / 2 for each in halves], known)
    shuffled = {name: found[name] for name in data.draw(st.permutations(list(found)))}
    assert total(rules, shuffled, known) == replace(total(rules, found, known), student=Student("ann"))


@pytest.mark.parametrize(("points", "below"), [(5.0, False), (5.0 - 5e-9, False), (5.0 - 2e-8, True), (4.99, True)])
def test_the_minimum_allows_for_the_error_of_floats(points, below):
    assert added(Total(minimum=0.5), [points], [10]).below == below


def test_even_a_maximum_of_one_point_can_be_below_the_minimum():
    assert added(Total(minimum=0.5), [0.2], [1]).below


def test_an_assignment_whose_maximum_is_nothing_is_a_share_of_nothing():
    known = assignments(10, 5)
    found = grades([8, 0], known)
    found["a1"] = replace(found["a1"], max_score=0.0)
    assert total(Total(), found, known).total == 8.0


def test_what_the_student_has_no_row_for_counts_for_nobody():
    known = assignments(10, 10, 10)
    found = grades([8, 2, 5], known)
    del found["a1"]
    result = total(Total(best=1), found, known, left_out=("a2",))
    assert (result.total, result.max_total, result.dropped) == (8.0, 10.0, ())


def test_with_fewer_than_best_nothing_is_dropped():
    assert added(Total(best=3), [8, 5], [10, 10]).dropped == ()


def test_only_what_the_student_and_the_class_have_counts_towards_the_best():
    known = assignments(10, 10, 10)
    found = grades([8, 2, 5], known)
    assert total(Total(best=2), found, known, left_out=("a2",)).dropped == ()
    del found["a1"]
    assert total(Total(best=2), found, known).dropped == ()


def test_who_is_excused_from_all_but_one_keeps_that():
    assert added(Total(best=1), [8, None, None], [10, 10, 10]).dropped == ()


@settings(deadline=None)
@given(rules=RULES, halves=SHARES, data=st.data())
def test_work_where_none_was_never_lowers_the_total(rules, halves, data):
    known = assignments(*[10] * len(halves))
    place = f"a{data.draw(st.integers(0, len(halves) - 1))}"
    handed_in = grades([each / 2 for each in halves], known)
    missing = replace(handed_in[place], status=Status.MISSING, raw_score=0.0, score=0.0)
    before, after = (total(rules, handed_in | {place: one}, known) for one in (missing, handed_in[place]))
    assert ratio(after) >= ratio(before) - 1e-9


def test_what_reaches_the_minimum_but_for_an_error_of_floats_reaches_it():
    minimum = 0.25 + 1e-9
    assert minimum - 1e-9 == 0.25
    assert not added(Total(minimum=minimum), [2.5], [10]).below


def test_what_a_bonus_earned_above_the_maximum_counts():
    found = added(Total(), [12, 10], [10, 10])
    assert (found.total, found.max_total) == (22.0, 20.0)


def test_an_assignment_without_a_weight_beside_one_that_has_it_weighs_its_points():
    found = added(Total(weights=(("a0", 40),)), [8, 5], [10, 20])
    assert (found.total, found.max_total) == (pytest.approx(0.8 * 40 + 5), 60.0)


def test_the_log_says_what_is_dropped_from_the_total(caplog):
    caplog.set_level(logging.INFO, "grader.mark.total")
    added(Total(drop_lowest=1), [8, 5, 9], [10, 10, 10])
    assert caplog.messages == ["ann, a1: dropped from the total, share 0.5"]
    caplog.clear()
    added(Total(best=1), [8, 5, 4, 3, 2, 1, 0, 6], [10] * 8)
    assert [message.partition(":")[0] for message in caplog.messages] == [f"ann, a{number}" for number in range(1, 8)]
