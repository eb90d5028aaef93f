"""Lists, tuples and dicts of an answer: what is said of a wrong length and of other keys."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Mismatch
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.containers import expect_keys, items_of

VECTOR = np.array([1.0, 2.0])


def test_a_dict_with_the_same_keys_in_another_order_passes() -> None:
    expect_keys("x", {"b1": 1, "W1": 2}, {"W1": 0, "b1": 0})


def test_of_many_keys_two_are_named_and_the_others_counted() -> None:
    wanted = {f"{letter}{n}": 0 for letter in "Wb" for n in range(1, 12)}
    with pytest.raises(Mismatch) as caught:
        expect_keys("x", {f"W{n}": 0 for n in range(11)}, wanted)
    keys, lacks = "'W1', 'W2' and 20 more", "'W11', 'b1' and 10 more"
    assert str(caught.value) == f"x should be a dict with the keys {keys}; yours lacks {lacks} and has 'W0' instead."


def test_an_array_of_one_axis_is_a_list_of_numbers() -> None:
    assert items_of("x", VECTOR, [0.0, 0.0]) == [1.0, 2.0]
    assert items_of("x", (1, 2), [0.0, 0.0]) == (1, 2)


@pytest.mark.parametrize(
    ("got", "expected", "said"),
    [
        (
            VECTOR,
            (VECTOR,),
            "a tuple of 1; you returned an array of shape (2,). A tuple of one is written with",
        ),
        (VECTOR, [VECTOR], "a list of 1; you returned an array of shape (2,)."),
        ([1], (), "an empty tuple; yours has 1."),
        (None, (VECTOR,), "a tuple of 1; you returned None. Is there a `return`?"),
    ],
)
def test_what_is_no_list_of_that_length_is_told_what_is_asked(got: object, expected: object, said: str) -> None:
    with pytest.raises(Mismatch) as caught:
        items_of("x", got, expected)
    assert str(caught.value).startswith(f"x should be {said}")


@pytest.mark.parametrize(
    ("got", "said"),
    [
        ({"w1": 1}, "lacks 'W1' and has 'w1' instead; small and capital letters count"),
        ({"W_1": 1}, "lacks 'W1' and has 'W_1' instead"),
        ({"0.weight": 1}, "lacks 'W1' and has '0.weight' instead"),
        ({"0.123": 1}, "lacks 'W1' and has 1 other"),
        ({"see\x1b": 1}, "lacks 'W1' and has 1 other"),
        ({"x" * 21: 1}, "lacks 'W1' and has 1 other"),
        ({"w1": 1, 3: 2}, "lacks 'W1' and has 2 others"),
        ({"W1": 1, "w1": 2}, "has 1 other"),
    ],
)
def test_keys_in_the_place_of_others_are_named_where_they_are_plain(got: dict[object, int], said: str) -> None:
    with pytest.raises(Mismatch) as caught:
        expect_keys("x", got, {"W1": 0})
    assert str(caught.value) == f"x should be a dict with the keys 'W1'; yours {said}."


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (None, {"a": 1}, "x should be a dict with the keys 'a'; you returned None."),
        (None, {}, "x should be an empty dict; you returned None."),
        (
            Unserializable("a zip"),
            {"a": 1},
            "x should be a dict with the keys 'a'; you returned a zip. list(...) makes",
        ),
        ({"A": 1}, {"a": 1}, "x should be a dict with the keys 'a'; yours lacks 'a' and has 'A' instead; small"),
        ({}, dict.fromkeys("abcdef"), "x should be a dict with the keys 'a', 'b', 'c', 'd', 'e', 'f'; yours lacks"),
        ({}, dict.fromkeys("abcdefg"), "x should be a dict with the keys 'a', 'b' and 5 more; yours lacks"),
    ],
)
def test_keys_that_are_not_there_are_told_from_the_start(got: object, expected: dict[str, object], words: str) -> None:
    with pytest.raises(Mismatch) as caught:
        expect_keys("x", got, expected)
    assert str(caught.value).startswith(words)


def test_an_array_stands_for_a_list_of_single_values_alone() -> None:
    whole = items_of("x", np.array([1, 2]), [1, 2])
    assert [type(one) for one in whole] == [int, int]
    assert items_of("x", np.array(["a", "b"]), ["a", "b"]) == ["a", "b"]
    days = items_of("x", np.array(["2026-01-01"], "M8[D]"), [np.datetime64("2026-01-01")])
    assert [type(one) for one in days] == [np.datetime64]
    for got, expected in ((np.ones((2, 2)), [1, 2]), (np.ones(2), [1, [2]])):
        with pytest.raises(Mismatch, match="x should be a list of 2; you returned an array"):
            items_of("x", got, expected)


@pytest.mark.parametrize(
    ("expected", "hint"), [((1,), True), ([1], False), ((1, 2), False)], ids=["tuple of one", "list of one", "pair"]
)
def test_only_of_a_tuple_of_one_the_comma_is_told(expected: object, hint: bool) -> None:
    with pytest.raises(Mismatch) as caught:
        items_of("x", 1.0, expected)
    assert str(caught.value).endswith("A tuple of one is written with a comma: (x,).") is hint
    with pytest.raises(Mismatch, match=r"you returned a zip\. list\(\.\.\.\) makes a list of it\."):
        items_of("x", Unserializable("a zip"), expected)


def test_of_a_figure_nothing_is_told_as_nothing_drawn() -> None:
    figure = {"title": "", "axes": []}
    with pytest.raises(Mismatch, match=r"^x: nothing was drawn\. Draw it with matplotlib"):
        expect_keys("x", None, figure)
    for got, said in (({}, "lacks 'title', 'axes'"), ([], "you returned a list of 0")):
        with pytest.raises(Mismatch, match=said):
            expect_keys("x", got, figure)
