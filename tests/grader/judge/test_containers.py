"""Lists, tuples and dicts of an answer: what is said of a wrong length and of other keys."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Mismatch
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
