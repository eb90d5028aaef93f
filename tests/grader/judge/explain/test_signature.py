"""Candidates for an answer are found by one number; none that fits is missed."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import OutOfTime, Raised
from grader.judge.explain.signature import MOST_NUMBERS, Index, answers_digest, holds_numbers, signature
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


# --- equal wrong answers have one sum, others have others

VALUE = [np.array([[1.25, -3.0]]), np.array([0.125])]


def test_what_agrees_within_law_4_has_one_sum() -> None:
    nearly = [each * (1 + 1e-12) for each in VALUE]
    assert answers_digest([Reply(VALUE), Reply(True)]) == answers_digest([Reply(nearly), Reply(True)])


@pytest.mark.parametrize(
    "other",
    [
        Reply([VALUE[0], np.array([0.126])]),
        Reply([VALUE[1], VALUE[0]]),
        Reply([VALUE[0]]),
        Reply("a text"),
        Reply(fault=Raised("It raised.")),
    ],
)
def test_another_answer_has_another_sum(other: Reply) -> None:
    assert answers_digest([Reply(VALUE)]) != answers_digest([other])


def test_texts_truths_and_faults_are_told_apart() -> None:
    replies = [Reply("one"), Reply("two"), Reply(["one"]), Reply(True), Reply(False), Reply(None)]
    faults = [Reply(fault=Raised("a")), Reply(fault=OutOfTime("b"))]
    assert len({answers_digest([each]) for each in (*replies, *faults)}) == 8
