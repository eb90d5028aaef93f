"""Candidates for an answer are found by one number; none that fits is missed."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import OutOfTime, Raised
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.explain.signature import (
    MOST_NUMBERS,
    Index,
    answers_digest,
    call_digest,
    holds_numbers,
    is_near,
    signature,
)
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


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (("3 3", 1.0, 2.0), ("3 3", 1.0, 2.0), True),
        (("3 3", 1.0, 2.0), ("3 2", 1.0, 2.0), False),
        (("3 3", 1.0, 200.0), ("3 3", 1.0019, 2.0), True),
        (("3 3", 1.0, 2.0), ("3 3", 1.0019, 200.0), True),
        (("3 3", 1.0, 200.0), ("3 3", 1.0021, 200.0), False),
        (("3 3", 1.0021, 200.0), ("3 3", 1.0, 200.0), False),
        (("3 3", -1.0, 2.0), ("3 3", 1.0, 2.0), False),
        (("Raised", 0.0, 0.0), ("Raised", 0.0, 0.0), True),
        (("3 3", 1.0, 0.0), ("3 3", 1.000001, 0.0), False),
    ],
)
def test_two_signatures_may_be_of_the_same_reply(one, other, near):
    assert is_near(one, other) == near


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2.0, ("1 1", 2.0, 2.0)),
        (True, ("1 1", 1.0, 1.0)),
        (-3, ("1 1", -3.0, 3.0)),
        ("text", ("0 0", 0.0, 0.0)),
        (None, ("0 0", 0.0, 0.0)),
        ([], ("0 0", 0.0, 0.0)),
        (1j, ("0 0", 0.0, 0.0)),
        (np.array([1.0, np.nan]), ("2 1", 1.0, 1.0)),
        (np.array([np.inf, -2.5]), ("2 1", -2.5 * np.cos(1), 2.5)),
        ([0.5, (1.5, {"b": -4.0, "a": 2.0})], ("4 4", 0.5 + 1.5 * np.cos(1) + 2 * np.cos(2) - 4 * np.cos(3), 8.0)),
    ],
)
def test_a_reply_is_summed_up_by_its_kind_a_weighted_sum_and_its_size(value, expected):
    kind, total, size = signature(Reply(value))
    assert (kind, total, size) == (expected[0], pytest.approx(expected[1]), pytest.approx(expected[2]))


def test_a_fault_has_no_sum():
    assert signature(Reply(3.0, fault=Raised("It raised."))) == ("Raised", 0.0, 0.0)


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        (1, True),
        (1.5, True),
        (True, False),
        (np.bool_(True), False),
        (np.ones(2), True),
        (np.ones(2) > 0, False),
        ("1", False),
        (None, False),
        (["a", 1], True),
        ([1, "a"], True),
        (["a"], False),
        ({"a": 1}, True),
        ([], False),
    ],
)
def test_truths_are_no_numbers(value, holds):
    assert holds_numbers(Reply(value)) == holds


def test_digests_are_sixteen_signs_and_tell_answers_apart():
    values = [np.ones(2), 2 * np.ones(2), "a", "b", True, None, [1.0], -1.0]
    digests = [answers_digest([Reply(value)]) for value in values]
    assert len(set(digests)) == len(values)
    assert {len(digest) for digest in digests} == {16}
    assert answers_digest([Reply("a"), Reply("b")]) != answers_digest([Reply("b"), Reply("a")])
    assert answers_digest([Reply(1.0 + 1e-9)]) == answers_digest([Reply(1.0)])
    assert answers_digest([Reply(1.0 + 1e-3)]) != answers_digest([Reply(1.0)])
    assert answers_digest([Reply("\ud800")]) != answers_digest([Reply("a")])
    assert answers_digest([Reply("a", fault=Raised("x"))]) == answers_digest([Reply("b", fault=Raised("y"))])


def test_a_question_is_known_again_by_its_arguments():
    digests = [call_digest(Call(name, (x,))) for name in "fg" for x in (1.0, np.ones(2), "a")]
    assert len(set(digests)) == 6
    assert {len(digest) for digest in digests} == {16}
    assert call_digest(Call("f", (1.0,))) == digests[0]


@pytest.mark.parametrize(
    ("sizes", "question"), [((2, 500, 3), 1), ((2, 501, 3), 2), ((501, 600), 0), ((1, 1), 0), ((), 0)]
)
def test_the_largest_answer_that_is_not_too_large_is_looked_at(sizes, question):
    assert Index([], [Reply(np.ones(size)) for size in sizes]).question == question


def test_every_wrong_function_that_is_near_is_found_in_its_order():
    made = [variant(lambda x, k=k: x * (2 + k * 1e-7)) for k in range(3)] + [variant(lambda x: x * 2.01)]
    found = list(Index(made, RIGHT).near([Reply(2 * np.arange(4.0)), Reply(None)]))
    assert found == made[:3]
    assert list(Index(made, RIGHT).near([])) == []
    assert list(Index(made, RIGHT).near([Reply("text"), Reply(None)])) == []


def test_what_was_not_carried_is_known_by_its_type_alone() -> None:
    digests = [
        answers_digest([Reply(value)]) for value in map(Unserializable, ("a generator", "a generator", "a lock"))
    ]
    assert digests[0] == digests[1] != digests[2]
    assert answers_digest([Reply([Unserializable("a generator")])]) != answers_digest([Reply([])])


@pytest.mark.parametrize(("one", "other", "same"), [(1.00001, 1.00004, True), (1.0001, 1.0004, False)])
def test_five_digits_of_a_sum_count(one, other, same):
    assert (answers_digest([Reply(one)]) == answers_digest([Reply(other)])) == same


def test_the_parts_of_a_digest_are_kept_apart():
    one, other = Unserializable("a"), Unserializable("b")
    assert answers_digest([Reply(one), Reply(other)]) != answers_digest([Reply(Unserializable("a0 0 0 0 b"))])
    assert answers_digest([Reply([one, other])]) != answers_digest([Reply(Unserializable("ab"))])
    assert answers_digest([Reply(Unserializable("a \ud800"))]) == answers_digest([Reply(Unserializable("a ?"))])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_wrong_function_of_a_kind_is_found(place):
    made = [variant(lambda x, k=k: x * k) for k in (2, 3, 4)]
    assert list(Index(made, RIGHT).near([Reply((place + 2) * np.arange(4.0)), Reply(None)])) == [made[place]]


def test_zeros_are_near_zeros():
    zero = variant(lambda x: 0 * x)
    assert list(Index([zero], RIGHT).near([Reply(np.zeros(4)), Reply(None)])) == [zero]


def test_how_near_is_near_is_a_share_of_the_size_of_the_answer():
    large = variant(lambda x: 1e6 * x)
    for share, found in ((1e-6, [large]), (1e-4, [])):
        assert list(Index([large], RIGHT).near([Reply(1e6 * (1 + share) * np.arange(4.0)), Reply(None)])) == found


def test_the_keys_of_a_dict_may_be_of_several_types():
    assert signature(Reply({1: 2.0, "a": 3.0})) == signature(Reply({"a": 3.0, 1: 2.0})) == signature(Reply([2.0, 3.0]))
