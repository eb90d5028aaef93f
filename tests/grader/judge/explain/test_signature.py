"""Candidates for an answer are found by one number; none that fits is missed."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Raised
from grader.judge.explain.signature import MOST_NUMBERS, Index, holds_numbers, signature
from grader.judge.explain.variant import Replies, Variant
from grader.records.execution import Call, Reply

CALLS = (Call("f", (np.arange(4.0),)), Call("f", (np.arange(2.0),)))
RIGHT = tuple(Reply(call.arguments[0]) for call in CALLS)


def variant(formula):
    """Return a wrong function."""
    return Variant((), Replies(formula, CALLS))


def test_only_what_answers_alike_is_near():
    double, triple = variant(lambda x: 2 * x), variant(lambda x: 3 * x)
    index = Index([double, triple], RIGHT)
    assert list(index.near([Reply(2 * np.arange(4.0)), Reply(None)])) == [double]


def test_the_question_with_the_largest_answer_is_looked_at():
    assert Index([], RIGHT[::-1]).question == 1


@pytest.mark.parametrize("value", [[np.arange(3.0), 1.0], (np.arange(3), 1), {"a": np.arange(3.0), "b": 1.0}])
def test_the_form_of_numbers_does_not_matter(value):
    assert signature(Reply(value)) == signature(Reply([np.arange(3.0), 1.0]))


def test_nan_and_faults_have_kinds_of_their_own():
    kinds = {
        signature(reply)[0]
        for reply in (Reply(np.ones(3)), Reply(np.array([1.0, np.nan, 1.0])), Reply(fault=Raised("It raised.")))
    }
    assert len(kinds) == 3


def test_an_answer_that_takes_long_to_compute_is_not_the_one_that_is_looked_at():
    right = [Reply(np.ones(2)), Reply(np.ones(MOST_NUMBERS + 1)), Reply(np.ones(MOST_NUMBERS)), Reply(np.ones(3))]
    assert Index([], right).question == 2
    assert Index([], right[1:2] * 2).question == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [([1.0], True), ({"a": np.ones(2)}, True), ([True, False], False), ({"ng": ("rows", "W1")}, False), (None, False)],
)
def test_truths_and_texts_are_no_numbers(value, expected):
    assert holds_numbers(Reply(value)) is expected
