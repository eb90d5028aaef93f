"""The one term of a sum that is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.terms import Sum, wrong_term

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
