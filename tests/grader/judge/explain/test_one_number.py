"""What is said of answers that are one number each."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.one_number import AT_LEAST, MOST_FACTS, _facts, _how_far, number_sentence
from grader.judge.explain.relations import Case
from grader.numerical import TOLERANCE

NO_FACTOR = "by no factor that stays the same"


def told(*pairs, right=()):
    wrong = [Case({}, got, right) for got, right in pairs]
    return number_sentence("cost", wrong, [*wrong, *(Case({}, each, each) for each in right)])


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(1.05, 1.0), (2.01, 2.0)], "cost is too large wherever it is wrong, by less than a tenth."),
        ([(1.05, 1.0), (3.6, 2.0)], "cost is too large wherever it is wrong, never by more than the factor 2."),
        ([(1.05, 1.0), (4.2, 2.0)], f"cost is too large wherever it is wrong, {NO_FACTOR}."),
        ([(10.5, 1.0), (40.2, 2.0)], "cost is too large wherever it is wrong, always by more than the factor 10."),
        ([(200.5, 1.0), (880.2, 2.0)], "cost is too large wherever it is wrong, always by more than the factor 100."),
        ([(0.015, 1.5), (0.004, 2.5)], f"cost is too small wherever it is wrong, always by more than the factor {10}."),
        ([(1.4, 1.5), (2.4, 2.5)], "cost is too small wherever it is wrong, by less than a tenth."),
        ([(1.4, 0.0), (2.4, 2.5)], "cost is too large for some arguments and too small for others."),
        ([(1.4, 0.0), (2.6, 2.5)], f"cost is too large wherever it is wrong, {NO_FACTOR}."),
        ([(0.0, 0.3), (0.0, 2.5)], "cost is 0 wherever it is wrong."),
        ([(np.nan, 0.3), (np.inf, 2.5)], "cost is nan or infinite wherever it is wrong."),
        ([], ""),
    ],
)
def test_how_large_the_numbers_are(pairs, words):
    assert told(*pairs) == words


def test_numbers_that_are_rounded():
    rule = "decimals, and should be returned as computed"
    assert told((1.23, 1.2345), (2.0, 2.0041), (0.5, 0.4999)) == f"cost is rounded to 2 {rule}."
    assert told((1.23, 1.2345), (np.nan, 3.0), (2.0, 2.0041), (0.5, 0.4999)) == (
        f"cost is rounded to 2 {rule}; for some arguments it is nan or infinite."
    )
    assert "rounded" not in told((1.23, 1.2345), (2.0, 2.0041), (0.51, 0.4999))
    assert "rounded" not in told((1.23, 1.2345), (2.0, 2.0041))
    assert "rounded" not in told((1.0, 1.2345), (2.0, 2.0041), (0.0, 0.4))


@pytest.mark.parametrize("places", range(1, 9))
def test_numbers_are_rounded_to_one_place_at_least_and_to_seven_at_most(places):
    words = told(*((round(right, places), right) for right in (0.9876543216, 0.0623456782, 0.1123456784)))
    assert (f"is rounded to {places} decimal{'s' if places > 1 else ''}, and" in words) == (places <= 7)


def test_numbers_that_are_whole_by_chance_are_rounded_to_one_place():
    assert told((2.0, 2.04), (3.0, 3.01), (5.0, 4.97)).startswith("cost is rounded to 1 decimal, and")


def test_one_number_for_all_arguments():
    assert told((2.5, 1.0), (2.5, 2.0), (2.5, 3.0)) == "cost is one and the same number for all arguments."
    assert told((0.0, 1.0), (0.0, 2.0), (0.0, 3.0)) == "cost is 0 for all arguments."
    assert "all arguments" not in told((2.5, 1.0), (2.5, 2.0), (2.6, 3.0))
    assert "all arguments" not in told((2.5, 1.0), (2.5, 2.0))
    assert "all arguments" not in told((2.5, 1.0), (2.5, 2.0), (2.5, 3.0), right=[4.0])
    assert "all arguments" in told((2.5, 1.0), (2.5, 2.0), right=[2.5])


def test_what_is_not_finite_for_some_arguments_is_said_beside():
    words = "cost is too large wherever it is wrong, by less than a tenth; for some arguments it is nan or infinite."
    assert told((1.05, 1.0), (np.nan, 2.0)) == words


def test_whole_numbers_and_negative_ones_are_told():
    assert told((3.0, 1.2), (4.0, 2.2)).endswith(" It is a whole number each time.")
    assert "whole" not in told((3.0, 1.2), (4.5, 2.2))
    assert "whole" not in told((3.0, 1.2), (4.0, 2.0))
    assert told((-3.1, 1.2), (4.5, 2.2)).endswith(" It is negative for some arguments, and no right answer is.")
    assert told((-3.1, 1.2), (-4.5, 2.2)).endswith(" It is negative each time, and no right answer is.")
    assert "negative" not in told((-3.1, 1.2), (4.5, 2.2), right=[-1.0])


def test_two_facts_are_enough():
    lam = [Case({"lam": n}, -1.0 - n, 1.5 + k) for n, k in enumerate((0.1, 0.2, 0.3))]
    words = number_sentence("cost", lam, lam)
    assert words.count(". It") == 2
    columns = [Case({"z": np.ones((2, m))}, 0.1 + m, 1.0) for m in range(2, 7)]
    assert number_sentence("cost", columns, columns).endswith(" The more columns z has, the further it is off.")


def shown(*pairs, others=()):
    """Return the facts that are told of these wrong numbers, beside right ones."""
    wrong = [Case({}, got, right) for got, right in pairs]
    return list(_facts(wrong, [*wrong, *(Case({}, each, each) for each in others)]))


WHOLE = "It is a whole number each time"
NEGATIVE = "and no right answer is"


def test_facts_hold_for_the_first_number_too():
    assert WHOLE not in shown((2.5, 1.2), (4.0, 2.2))
    assert WHOLE not in shown((3.0, 1.0), (4.0, 2.2))
    assert shown((3.0, 1.2), (4.0, 2.2)) == [WHOLE]
    assert shown((3.0, TOLERANCE), (4.0, 2.2)) == []  # a right number that is whole but for rounding


def test_a_number_just_below_zero_is_negative_and_no_right_answer_may_be():
    assert shown((-0.5, 1.2), (0.5, 0.0)) == [f"It is negative for some arguments, {NEGATIVE}"]
    assert shown((-0.5, 0.5), (-0.25, 0.25)) == [f"It is negative each time, {NEGATIVE}"]
    assert shown((-0.5, -1.5), (0.5, 0.25)) == []
    assert shown((0.5, -1.5), (-0.5, 0.25)) == []
    assert shown((0.5, 0.25), (-0.5, 0.25), others=[-1.0]) == []


def test_a_bound_is_told_only_where_it_is_passed():
    def far(*pairs):
        return _how_far([Case({}, got, right) for got, right in pairs])

    assert far((1.1, 1.0)) == ", never by more than the factor 2"
    assert far((2.0, 1.0)) == ", by no factor that stays the same"
    assert far((100.5, 1.0)) == ", always by more than the factor 100"
    assert far((1.05, 1.0), (-1.05, -1.0)) == ", by less than a tenth"
    assert far((1.05, 1.0), (0.0, 1.0)) == far((0.0, 1.0), (1.05, 1.0)) == ", by no factor that stays the same"
    assert far((1.05, 1.0), (-1.0, 1.0)) == far((-1.0, -2.0), (1.0, -1.0)) == ", by no factor that stays the same"


def test_zero_for_some_arguments_is_no_zero_for_all():
    assert told((0.0, 1.0), (5.0, 2.0)) == "cost is too large for some arguments and too small for others."
    assert told((0.0, 1.0), (1.5, 2.0)).startswith("cost is too small wherever it is wrong")
    assert told((0.0, 0.0), (-1.5, 2.0)).startswith("cost is too small wherever it is wrong")
    assert "all arguments" not in told((1.0, 2.0), (2.5, 3.0), (2.5, 4.0))


def test_two_facts_are_told_and_a_hundred_is_the_largest_factor():
    assert (MOST_FACTS, AT_LEAST[0][0]) == (2, 100.0)
