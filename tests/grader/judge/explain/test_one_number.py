"""What is said of answers that are one number each."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.one_number import number_sentence
from grader.judge.explain.relations import Case

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
