"""Replies that are computed when somebody looks at them."""

from __future__ import annotations

import pytest

from grader.judge.answer_key import Entries
from grader.judge.explain.variant import Replies, Variant
from grader.records.execution import Call

CALLS = tuple(Call("f", (number,)) for number in range(3))


@pytest.fixture
def asked():
    """Count what a formula was asked."""
    return []


@pytest.fixture
def replies(asked):
    """Replies of a formula that remembers its arguments."""

    def double(number):
        asked.append(number)
        return 2 * number

    return Replies(double, CALLS)


def test_a_formula_is_asked_once_and_only_what_is_looked_at(replies, asked):
    assert len(replies) == 3
    assert asked == []
    assert replies[1].value == replies[1].value == 2
    assert asked == [1]


def test_replies_are_a_sequence(replies):
    assert [reply.value for reply in replies] == [0, 2, 4]
    assert [reply.value for reply in replies[1:]] == [2, 4]
    with pytest.raises(IndexError):
        replies[3]


def test_the_codes_of_a_pair_are_in_their_order(replies):
    entries = Entries(task="f", section="One")
    made = [entries(code, abs, title=code, rationale="Why.", advice="Look.") for code in ("H03", "D01")]
    assert Variant(tuple(made), replies).codes == ("D01", "H03")
