"""The one term of a sum that is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.factors import CONSTANTS
from grader.judge.explain.terms import Sum, wrong_term
from grader.numerical import TOLERANCE

MEANS, PENALTIES, SIZES = [0.7, 1.9, 2.3, 0.4], [0.3, 0.11, 1.7, 0.9], [2.0, 3.0, 5.0, 7.0]


def told(formula, terms=("the mean", "the penalty"), **more):
    """Ask about cost = mean + penalty, of which `formula` makes something else."""
    sums = [
        Sum(formula(mean, penalty, m), mean + penalty, dict(zip(terms, (mean, penalty), strict=True)), {"m": m})
        for mean, penalty, m in zip(MEANS, PENALTIES, SIZES, strict=True)
    ]
    return wrong_term("cost", sums[: more.get("count")])


@pytest.mark.parametrize(
    ("formula", "how"),
    [
        (lambda mean, _p, _m: mean, "the penalty, which is missing"),
        (lambda _mean, p, _m: p, "the mean, which is missing"),
        (lambda mean, p, _m: mean + 2 * p, "the penalty, which is there twice"),
        (lambda mean, p, _m: mean - p, "the penalty, which has the wrong sign"),
        (lambda mean, p, _m: mean + p / 3, "the penalty, which is off by the factor 1/3"),
        (lambda mean, p, _m: mean + 1.234 * p, "the penalty, which is off by one and the same factor"),
        (lambda mean, p, m: mean + m * p, "the penalty, which is too large by the factor m"),
        (lambda mean, p, m: mean / m + p, "the mean, which is too small by the factor m"),
    ],
)
def test_the_wrong_term_and_how_it_is_wrong_are_told(formula, how):
    assert told(formula) == f"cost is right but for {how}."


@pytest.mark.parametrize(
    "formula",
    [
        lambda mean, p, _m: mean + p,
        lambda mean, p, _m: 2 * mean + 2 * p,
        lambda mean, p, _m: mean + p**2,
        lambda mean, p, m: mean / m + m * p,
        lambda mean, p, m: mean + p * (1 + 1e-4 * m),
        lambda mean, p, m: mean if m < 7 else mean + p,
    ],
)
def test_where_both_are_wrong_or_no_rule_holds_everywhere_nothing_is_told(formula):
    assert told(formula) == ""


def test_two_terms_that_explain_the_same_are_not_told():
    sums = [Sum(0.0, p, {"one": p, "the same": p}, {}) for p in PENALTIES]
    assert wrong_term("cost", sums) == ""
    assert wrong_term("cost", []) == ""


def test_two_numbers_are_no_evidence():
    assert told(lambda mean, _p, _m: mean, count=2) == ""
    assert told(lambda mean, _p, _m: mean, count=3) == "cost is right but for the penalty, which is missing."


def test_an_answer_in_which_the_term_is_nothing_must_be_right():
    sums = [Sum(m, m + p, {"p": p}, {}) for m, p in zip(MEANS, PENALTIES, strict=True)]
    assert wrong_term("cost", [*sums, Sum(1.0, 1.0, {"p": 0.0}, {})])
    assert not wrong_term("cost", [*sums, Sum(1.5, 1.0, {"p": 0.0}, {})])


def test_a_term_that_is_nearly_all_of_the_sum_has_the_tolerance_of_its_size_whatever_its_sign():
    def sums(error):
        return [Sum(0.01 * p - 2 * p + error * TOLERANCE * p, 0.01 * p, {"p": p}, {}) for p in PENALTIES]

    assert wrong_term("cost", sums(1.5)) == "cost is right but for p, which has the wrong sign."
    assert "sign" not in wrong_term("cost", sums(2.5))


def test_two_sizes_that_are_alike_are_not_told():
    sums = [Sum(m + n * p, m + p, {"p": p}, {"n": n, "m": n}) for m, p, n in zip(MEANS, PENALTIES, SIZES, strict=True)]
    assert wrong_term("cost", sums) == ""


def test_a_size_of_one_or_one_that_is_no_number_is_no_factor():
    sums = [Sum(m + p, m + p, {"p": p}, {"n": 1.0, "each": np.ones(2)}) for m, p in zip(MEANS, PENALTIES, strict=True)]
    assert wrong_term("cost", sums) == ""


def test_an_array_has_terms_as_well():
    right, term = np.array([3.0, 4.0, 9.0]), np.array([1.0, 2.0, 5.0])
    assert wrong_term("cost", [Sum(right - 2 * term, right, {"a": term}, {})]).endswith("a, which has the wrong sign.")
    assert wrong_term("cost", [Sum(right - term * [1, 1, 0], right, {"a": term}, {})]) == ""


def told_of(got, right, term, **sizes):
    """Ask about answers that are one array each."""
    return wrong_term("cost", [Sum(np.array(got), np.array(right), {"p": np.array(term)}, sizes)])


MISSING = "cost is right but for p, which is missing."


def test_a_term_counts_by_its_size_whatever_the_signs():
    term = np.array([-1.0, -2.0, -5.0])
    assert told_of([3.0, 4.0, 9.0] - term, [3.0, 4.0, 9.0], term) == MISSING
    assert told_of([-3.0, -4.0, -9.0] - term, [-3.0, -4.0, -9.0], term) == MISSING
    right = np.array([-3.0, -4.0, -9.0])
    assert told_of(right + term, right, -term) == MISSING


def test_a_term_that_is_too_small_to_be_seen_is_not_told():
    right = np.array([1e3, 2e3, 5e3])
    assert told_of(right - [0.5, 0.6, 0.7], right, [0.5, 0.6, 0.7]) == ""
    assert told_of(right - [50.0, 60.0, 70.0], right, [50.0, 60.0, 70.0]) == MISSING
    small = np.array([1e-5, 2e-5, 5e-5])
    assert told_of(0.1 * small, 1.1 * small, small) == MISSING


def test_agreement_is_a_share_of_right_number_term_and_rule():
    right, term = np.array([3e6, 4e6, 9e6]), np.array([1e6, 2e6, 5e6])
    assert told_of(right - term + 1.0, right, term) == MISSING
    assert told_of(right - term + 50.0, right, term) == ""
    tiny = 1e-9
    assert told_of(tiny * (right + 0.234 * term), tiny * right, tiny * term) == (
        "cost is right but for p, which is off by one and the same factor."
    )
    assert told_of(tiny * (right - [1, 2, 3] * term), tiny * right, tiny * term) == ""


@pytest.mark.parametrize("name", [name for name in CONSTANTS if name != "2"])
def test_every_constant_is_told(name):
    right, term = np.array([3.0, 4.0, 9.0]), np.array([1.0, 2.0, 5.0])
    words = told_of(right - term + CONSTANTS[name] * term, right, term)
    assert words == f"cost is right but for p, which is off by the factor {name}."


def test_a_size_that_is_one_somewhere_is_a_factor_and_one_that_a_later_answer_lacks_is_none():
    def sums(*sizes):
        pairs = zip(MEANS, PENALTIES, (1.0, 2.0, 5.0, 7.0), sizes, strict=True)
        return [Sum(mean + m * p, mean + p, {"p": p}, size(m)) for mean, p, m, size in pairs]

    def known(m):
        return {"m": m}

    def listed(m):
        return {"m": np.full(2, m)}

    def unknown(_):
        return {}

    large = "cost is right but for p, which is too large by the factor m."
    assert wrong_term("cost", sums(known, known, known, known)) == large
    assert wrong_term("cost", sums(known, listed, known, known)) == ""
    assert wrong_term("cost", sums(listed, known, known, known)) == ""
    assert wrong_term("cost", sums(known, known, known, listed)) == ""
    assert wrong_term("cost", sums(unknown, known, known, known)) == ""


def test_one_factor_is_taken_where_the_term_shows():
    right, term = np.array([5.0, 3.0, 4.0, 9.0]), np.array([0.0, 1.0, 2.0, 5.0])
    assert told_of(right + 0.234 * term, right, term).endswith("off by one and the same factor.")


def test_an_answer_of_nothing_neither_shows_a_term_nor_hides_one():
    right, term = np.array([0.0, 3.0, 4.0, 9.0]), np.array([0.0, 1.0, 2.0, 5.0])
    assert told_of(right - term, right, term) == MISSING
    assert told_of((right - term)[:3], right[:3], term[:3]) == ""


def test_a_term_that_is_larger_than_what_is_right_says_how_near_is_near():
    right, term = np.zeros(3), np.array([-1e6, -2e6, -5e6])
    assert told_of(right - term + 0.5, right, term) == MISSING
    large = -1000.123 * term + [0.0, 50.0, 0.0]
    assert told_of(right - term + large, right, term).endswith("off by one and the same factor.")


def test_a_size_that_is_two_each_time_cannot_be_told_from_twice():
    sums = [Sum(m + 2 * p, m + p, {"p": p}, {"m": 2.0}) for m, p in zip(MEANS, PENALTIES, strict=True)]
    assert wrong_term("cost", sums) == ""
