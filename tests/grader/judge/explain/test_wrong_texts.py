"""What is said of wrong texts and truths."""

from __future__ import annotations

import pytest

from grader.judge.explain.factors import Part
from grader.judge.explain.wrong_texts import texts_sentence


def told(*pairs):
    return texts_sentence([Part(n, f"x[{n}]", got, right) for n, (got, right) in enumerate(pairs)])


@pytest.mark.parametrize(
    ("got", "right", "words"),
    [
        ("Delta_2", "delta 2", "x[0] is right but for the spelling: capitals, blanks and signs count"),
        ("delta 3", "delta 2", "x[0] has the right word and another number"),
        ("gradient 2", "Delta 2", "x[0] has the right number and another word"),
        ("gradient 3", "delta 2", "x[0] is not what is expected"),
        ("delta", "delta 2", "x[0] is not what is expected"),
        ("2", "delta 2", "x[0] is not what is expected"),
        ("delta", "gradient", "x[0] is not what is expected"),
        ("3", "2", "x[0] is not what is expected"),
        ("delta 2 3", "delta 3 2", "x[0] has the right word and another number"),
        (True, False, "x[0] is not what is expected"),
        (3, 2, "x[0] is not what is expected"),
    ],
)
def test_a_text_is_told_by_what_of_it_is_right(got, right, words):
    assert told((got, right)) == words


def test_parts_of_a_kind_are_told_together_the_most_first():
    words = told(("a 1", "b 2"), ("delta 3", "delta 2"), ("delta 1", "delta 5"))
    assert words == "x[1] and x[2] have the right word and another number; x[0] is not what is expected"


def test_of_several_it_is_said_with_which_to_begin_or_that_all_are_alike():
    assert told(("a", "b"), ("c", "d")) == "x[0] and x[1] are not what is expected; begin with x[0]"
    assert told(("a", "b"), ("a", "d")) == "x[0] and x[1] are not what is expected, and all hold the same"
    assert told(*[(str(n), "z") for n in range(5)]) == (
        "5 parts, x[0] the first of them, are not what is expected; begin there"
    )


def test_four_are_named_and_five_counted():
    shown = told(*[(str(n), "z") for n in range(4)])
    assert shown == "x[0], x[1], x[2] and x[3] are not what is expected; begin with x[0]"


def test_the_largest_group_comes_first_however_long_its_words_are():
    words = told(("Delta_2", "delta 2"), ("a 1", "b 2"), ("c 1", "d 2"))
    assert words.startswith("x[1] and x[2] are not what is expected; begin with x[1]; x[0] is right but for")


def test_a_text_and_what_is_none_are_not_compared_and_capitals_do_not_count():
    assert told((3, "delta 3")) == told(("delta 3", 3)) == "x[0] is not what is expected"
    assert told(("DELTA 3", "delta 2")) == "x[0] has the right word and another number"
    assert told(("DELTA 3", "dElTa 2")) == "x[0] has the right word and another number"
    assert told(("1", "delta 1")) == told(("delta 1", "1")) == "x[0] is not what is expected"
    assert told(("1 a", "1")) == told(("a 1", "a")) == "x[0] is not what is expected"
