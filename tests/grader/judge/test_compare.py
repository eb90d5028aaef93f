"""`agree`: what counts as right, what is said of the rest, and how a wrong entry is named."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import factorial

import numpy as np
import pandas as pd
import pytest

from grader.errors import Mismatch
from grader.execute.carried import carried_answer
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode_leniently
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.compare import agree, agrees
from grader.judge.part import describe

NAN, INF = float("nan"), float("inf")
Z = np.array([-1.0, 0.0, 2.0])


class Batch(np.ndarray):
    """An array of a student's own class."""


class Record(dict):
    """A dict of a student's own class."""


RIGHT = {
    "integers": ((Z > 0) * 1, np.array([0.0, 0.0, 1.0])),
    "truths": (Z > 0, np.array([0.0, 0.0, 1.0])),
    "integers for truths": (np.array([0, 1]), np.array([False, True])),
    "single precision": (np.float32([0.1, 0.2]), np.array([0.1, 0.2])),
    "a matrix": (np.array([[1.0, 2.0]]).view(np.matrix), np.array([[1.0, 2.0]])),
    "an own array": (np.ones(2).view(Batch), np.ones(2)),
    "an own dict": (Record(W1=Z), {"W1": Z}),
    "an ordered dict": (OrderedDict(W1=Z), {"W1": Z}),
    "a tuple": ((1.0, 2.0), [1.0, 2.0]),
    "an array of costs": (np.array([1.0, 2.0]), [1.0, 2.0]),
    "an array of costs from arrays": (np.array([1.0, 2.0]), [np.float64(1.0), np.array(2.0)]),
    "an array of truths": (np.array([True, False]), [True, False]),
    "an array of texts": (np.array(["a", "bb"]), ["a", "bb"]),
    "a numpy number": (np.float64(0.5), 0.5),
    "an array without axes": (np.array(0.5), 0.5),
    "a numpy truth": (np.bool_(True), True),
    "an integer": (2, 2.0),
    "a large integer": (factorial(25), factorial(25)),
    "a float for a large integer": (float(factorial(25)), factorial(25)),
    "an integer beyond floats": (factorial(200), factorial(200)),
    "a fraction": (Fraction(1, 3), Fraction(1, 3)),
    "a float for a fraction": (1 / 3, Fraction(1, 3)),
    "a decimal": (Decimal("0.10"), Decimal("0.1")),
    "a complex number": (1 + 2j, 1 + 2j),
    "a real for a complex array": (np.ones(2), np.ones(2) + 0j),
    "a set": ({3, 1}, {1, 3}),
    "a frozen set": (frozenset({1}), {1}),
    "a set of floats": ({0.1 + 0.2, "a"}, {0.3, "a"}),
    "a dict with number keys": ({1: Z, (2, 3): "b"}, {1: Z, (2, 3): "b"}),
    "bytes": (b"ab", b"ab"),
    "a date": (date(2026, 5, 1), date(2026, 5, 1)),
    "a duration": (timedelta(1), timedelta(1)),
    "an array of dates": (np.array(["2026-05-01", "NaT"], "M8[D]"), np.array(["2026-05-01", "NaT"], "M8[D]")),
    "nan where the key has it": (np.array([1.0, NAN, -INF]), np.array([1.0, NAN, -INF])),
    "one nan": (NAN, NAN),
    "None": (None, None),
    "nothing": ([], []),
    "an empty array": (np.zeros((0, 3)), np.zeros((0, 3))),
}
WRONG = {
    "a list for an array": ([1.0, 2.0], np.array([1.0, 2.0]), r"np\.array\(\.\.\.\) makes one of it"),
    "a column": (np.ones((2, 1)), np.ones(2), "It is a vector: one axis"),
    "a zip": (zip([1], [2], strict=True), [(1, 2)], r"you returned a zip\. list\(\.\.\.\) makes a list of it"),
    "a map": (map(abs, [1]), [1], r"you returned a map\. list\(\.\.\.\)"),
    "a generator": ((k for k in [1]), [1], r"you returned a generator\. list\(\.\.\.\)"),
    "a deque": (deque([1]), [1], r"you returned a collections\.deque\. list\(\.\.\.\)"),
    "keys": ({"a": 1}.keys(), ["a"], r"you returned a dict_keys\. list\(\.\.\.\)"),
    "keys of an ordered dict": (OrderedDict(a=1).keys(), ["a"], r"you returned an odict_keys\. list\(\.\.\.\)"),
    "an iterator": (iter([1]), [1], r"you returned a list_iterator\. list\(\.\.\.\)"),
    "a map for an array": (map(abs, [1]), np.ones(1), r"np\.array\(list\(\.\.\.\)\)"),
    "a function": (len, 1.0, "you returned a builtin_function_or_method. An answer may be None, True and False"),
    "nothing": (None, [1], r"Is there a `return`\?"),
    "a complex array": (np.ones(2) + 0j, np.ones(2), "should hold real numbers; yours are complex"),
    "a complex number": (1 + 0j, 1.0, "should be a real number; yours is complex"),
    "texts": (np.array(["1"]), np.ones(1), "should hold numbers; yours holds texts"),
    "numbers for texts": (np.ones(1), np.array(["1"]), "should hold texts; yours holds numbers"),
    "a text": ("1", 1, "should be a number; you returned a text"),
    "a number for a text": (1, "1", "should be a text; you returned a number"),
    "nan where the key has none": (np.array([1.0, NAN]), np.array([1.0, 2.0]), "holds 1 value that is nan or infinite"),
    "no nan where the key has it": (np.array([1.0, 2.0]), np.array([1.0, NAN]), r"\[1\] of the answer differs most"),
    "another infinity": (np.array([1.0, INF]), np.array([1.0, -INF]), r"\[1\] of the answer differs most"),
    "another large integer": (factorial(25) * 2, factorial(25), "differs"),
    "another fraction": (Fraction(1, 3), Fraction(1, 2), "differs"),
    "a list for a set": ([1, 3], {1, 3}, r"should be a set of 2; you returned a list of 2\. set\(\.\.\.\)"),
    "another set": ({1, 2}, {1, 3}, "does not hold the members expected"),
    "a larger set": ({1, 2, 3}, {1, 3}, "does not hold the members expected"),
    "other keys": ({1: 0}, {"1": 0}, "a dict with the keys '1'; yours lacks '1' and has 1 other"),
    "another date": (date(2026, 5, 2), date(2026, 5, 1), "is not the one expected"),
    "another moment": (datetime(2026, 5, 1, tzinfo=UTC), date(2026, 5, 1), "you returned a datetime"),
    "a matrix of costs": (np.ones((2, 1)), [1.0, 1.0], "should be a list of 2; you returned an array of shape"),
    "one truth too many": ([True, True], [True, False], r"\[1\] of the answer is not the one expected"),
    "rounded": (np.array([0, 2]), np.array([0.25, 2.0]), r"differs most.*Yours holds whole numbers \(dtype int64\)\."),
    "far from zero": (1e-9, 0.0, "differs"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_values_that_agree_are_right_whatever_their_type_or_container(name):
    got, expected = RIGHT[name]
    agree(carried_answer(got), expected)


@pytest.mark.parametrize("name", WRONG)
def test_the_rest_fails_with_a_reason(name):
    got, expected, words = WRONG[name]
    with pytest.raises(Mismatch, match=words):
        agree(carried_answer(got), expected)


def test_an_expected_generator_is_a_fault_of_the_test_and_says_what_to_compare():
    with pytest.raises(TypeError, match=r"the expected one is a generator: compare list\(\.\.\.\) of both$"):
        agree(Unserializable("a generator"), (number for number in (1, 2)))


def test_the_tolerance_is_a_share_of_the_largest_entry_of_each_array():
    assert agrees(np.array([1000.0009, 0.0]), np.array([1000.0, 0.0]))
    assert not agrees(np.array([1000.0011, 0.0]), np.array([1000.0, 0.0]))
    assert not agrees([np.array([1000.0]), np.array([0.0009])], [np.array([1000.0]), np.array([0.0])])


def test_an_array_that_the_lesson_changes_in_place_must_hold_floats():
    agree(np.zeros(2, int), np.zeros(2))
    with pytest.raises(Mismatch, match="should hold floating-point numbers; yours has dtype int64"):
        agree(np.zeros(2, int), np.zeros(2), changeable=True)


@pytest.mark.parametrize("expected", [[1], 1.0, np.ones(2), "a", {1}, {"a": 1}, None])
def test_what_was_not_carried_agrees_with_nothing(expected):
    for type_name in ("a zip", "a pandas.DataFrame"):
        assert not agrees(Unserializable(type_name), expected)


def test_figures_stand_apart_from_the_reason():
    with pytest.raises(Mismatch) as caught:
        agree(np.array([1.0, 2.0]), np.array([1.0, 3.25]))
    assert "3.25" not in str(caught.value)
    assert caught.value.figures == "You returned 2; expected 3.25."


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("delta", "delta[1] differs"),
        ("hidden_delta(theta, delta, a)", "hidden_delta(theta, delta, a)[1] differs"),
        ("the list['W1'][0]", "entry [1] of the list['W1'][0] differs"),
        ("grads['W1'][0]", "grads['W1'][0][1] differs"),
        ("hidden_delta(theta, delta, a) of layer 1", "entry [1] of hidden_delta(theta, delta, a) of layer 1 differs"),
        ("output_delta with the quadratic cost", "entry [1] of output_delta with the quadratic cost differs"),
    ],
)
def test_an_entry_is_named_so_that_it_can_be_read(what: str, where: str) -> None:
    with pytest.raises(Mismatch) as caught:
        agree(np.array([1.0, 2.0]), np.array([1.0, 3.0]), what)
    assert str(caught.value).startswith(where)


def test_an_entry_of_a_list_is_named_by_its_part() -> None:
    lists = [np.array([1.0])], [np.array([2.0])]
    with pytest.raises(Mismatch, match=r"^delta\[0\]\[0\] differs"):
        agree(*lists, "delta")
    with pytest.raises(Mismatch, match=r"^entry \[0\] of part \[0\] of delta of layer 1 differs"):
        agree(*lists, "delta of layer 1")


def test_the_name_of_a_class_reaches_nobody_as_more_than_a_name():
    odd = type("\x1b[31m<b>x\n::error::pwn\u202e", (), {"__module__": "builtins"})()
    (told,) = decode(encode_leniently([odd]))
    assert describe(told) == "a \ufffd[31m<b>x\ufffd::error::pwn\ufffd"


def test_an_array_where_a_list_of_matrices_is_asked_is_no_list() -> None:
    with pytest.raises(Mismatch, match="should be a list of 2"):
        agree(np.zeros(2), [np.zeros((2, 2)), [np.zeros(3), np.zeros(2)]])


def told(got, expected, what="x", **options):
    """Return the reason and the figures with which an answer is refused."""
    with pytest.raises(Mismatch) as caught:
        agree(got, expected, what, **options)
    return str(caught.value), caught.value.figures


@pytest.mark.parametrize(
    ("expected", "keys", "lacks"),
    [
        ({}, "an empty dict", ""),
        ({"a": 1, 2: 3}, "a dict with the keys 'a', 2", "lacks 'a', 2 and "),
        (dict.fromkeys(range(3), 0), "a dict with the keys 0, 1, 2", "lacks 0, 1, 2 and "),
        (dict.fromkeys(range(6), 0), "a dict with the keys 0, 1, 2, 3, 4, 5", "lacks 0, 1 and 4 more and "),
        (dict.fromkeys(range(7), 0), "a dict with the keys 0, 1 and 5 more", "lacks 0, 1 and 5 more and "),
    ],
)
def test_a_dict_with_other_keys_is_told_which_it_should_have_and_which_it_lacks(expected, keys, lacks):
    one, two = ("'other' instead", "'other', 'more' instead") if lacks else ("1 other", "2 others")
    assert told({"other": 1}, expected)[0] == f"x should be {keys}; yours {lacks}has {one}."
    assert told({"other": 1, "more": 2}, expected)[0] == f"x should be {keys}; yours {lacks}has {two}."
    assert told([1], expected)[0] == f"x should be {keys}; you returned a list of 1."
    assert told(Unserializable("a zip"), expected)[0].startswith(f"x should be {keys}; you returned a zip. list(...)")


def test_a_dict_that_only_lacks_keys_or_only_has_more_is_told_so():
    assert told({"a": 1}, {"a": 1, "b": 2})[0].endswith("; yours lacks 'b'.")
    assert told({"a": 1, "0.123": 2}, {"a": 1})[0].endswith("; yours has 1 other.")


def test_every_value_of_a_dict_is_compared():
    assert told({"a": 2, "b": 2}, {"a": 1, "b": 2})[0].startswith("x['a'] differs")
    assert told({"a": 1, "b": 3}, {"a": 1, "b": 2})[0].startswith("x['b'] differs")


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (np.array([1.0, 2.0]), [np.zeros(1), 2.0]),
        (np.array([1.0, 2.0]), [1.0, np.zeros(1)]),
        (np.array([1.0, 2.0]), [1.0, [2.0]]),
        (np.array([1.0, 2.0]), [[1.0], 2.0]),
        (np.array([1.0]), [None]),
    ],
)
def test_an_array_stands_only_for_a_list_of_plain_numbers_truths_or_texts(got, expected):
    assert (
        told(got, expected)[0] == f"x should be a list of {len(expected)}; you returned an array of shape {got.shape}."
    )


def test_an_array_of_dates_stands_for_a_list_of_them():
    days = np.array(["2026-05-01", "2026-05-02"], "M8[D]")
    agree(days, [np.datetime64("2026-05-01"), np.datetime64("2026-05-02")])
    agree(np.array([10**9], "m8[ns]"), [np.timedelta64(10**9, "ns")])


def test_a_tuple_is_asked_as_one_and_a_tuple_of_one_has_a_comma():
    assert told([Z], (Z, Z))[0] == "x should be a tuple of 2; yours has 1."
    assert told(Z, (Z, Z))[0] == "x should be a tuple of 2; you returned an array of shape (3,)."
    comma = "A tuple of one is written with a comma: (x,)."
    assert told(Z, (Z,))[0] == f"x should be a tuple of 1; you returned an array of shape (3,). {comma}"
    assert told(Z, [Z])[0] == "x should be a list of 1; you returned an array of shape (3,)."
    assert told(None, (Z,))[0] == "x should be a tuple of 1; you returned None. Is there a `return`?"
    assert told((1,), ())[0] == "x should be an empty tuple; yours has 1."


def test_a_part_of_an_answer_is_not_what_was_returned():
    assert told([Z, None], [Z, Z])[0] == "x[1] should be an array of shape (3,); yours is None."
    assert told([Z, None], [Z, [Z]])[0] == "x[1] should be a list of 1; yours is None."
    assert told({"W1": [Z]}, {"W1": Z})[0].startswith("x['W1'] should be a numpy array; yours is a list of 1. np.array")
    assert told((1.0, None), (1.0, 2.0), "the step")[0] == "part [1] of the step should be a number; yours is None."
    assert told(None, Z)[0] == "x should be an array of shape (3,); you returned None. Is there a `return`?"


@pytest.mark.parametrize("right", [0.5, np.float64(0.5), np.array(0.5)])
def test_an_array_for_a_number_is_told_in_one_way_whatever_kind_the_number_is_of(right):
    assert told(np.ones(3), right)[0] == "x should be a number; you returned an array of shape (3,)."
    said = "x should be a number; you returned an array of shape (1,). Its .item() is the number."
    assert told(np.ones(1), right)[0] == said
    assert told([0.5], right)[0] == "x should be a number; you returned a list of 1."


def test_an_array_of_nothing_stands_for_an_empty_list():
    agree(np.zeros(0), [])
    assert told(np.zeros(1), [])[0] == "x should be an empty list; yours has 1."
    assert told([1, 2], [1])[0] == "x should be a list of 1; yours has 2."
    assert told(5, [])[0] == "x should be an empty list; you returned a number."
    assert told(None, [1, 2])[0] == "x should be a list of 2; you returned None. Is there a `return`?"


@pytest.mark.parametrize(
    ("got", "expected", "where"),
    [
        ([1.0, np.array([1.0])], [1.0, np.array([2.0])], "x[1][0] differs most"),
        ([1, True], [1, False], "x[1] is not the one expected"),
        ([True, 1], [1.0, 2], "x[1] differs most"),
        ([2, 1, 3], [1, 2, 3], "x[0] differs most"),
        ((1.0, 5.0), [1.0, 2.0], "x[1] differs most"),
    ],
)
def test_in_a_list_the_wrong_part_is_named(got, expected, where):
    assert told(got, expected)[0].startswith(where)


def test_what_is_no_plain_number_is_compared_part_by_part():
    agree([True, 1.0], [1.0, True])
    agree([1.0, 1j], [1.0, 1j])
    agree((1, "a", 0.5), [1, "a", 0.5])
    assert not agrees([np.zeros(2), 1.0], [np.ones(2), 1.0])


def test_the_tolerance_itself_still_agrees():
    assert agrees(1.25, 1.0, tolerance=0.25)
    assert not agrees(1.2500001, 1.0, tolerance=0.25)
    assert agrees("a", "a", tolerance=0.0)


def test_of_several_parts_the_one_furthest_off_is_named():
    assert told([1.1, 20.0, 3.0], [1.0, 10.0, 2.9])[0].startswith("x[1] differs")


@pytest.mark.parametrize(
    ("got", "expected", "index"),
    [
        ([[1.0, 2.0], [3.0, 9.0]], [[1.0, 2.0], [3.0, 4.0]], "[1, 1]"),
        ([[1.0, -9.0], [3.0, 9.0]], [[1.0, 2.0], [3.0, 4.0]], "[0, 1]"),
        ([1.0, 2.0, 4.0], [NAN, 2.0, 3.0], "[0]"),
        ([NAN, 2.0, 4.0], [NAN, 2.0, 3.0], "[2]"),
        ([INF, 2.0, 4.0], [INF, 2.0, 3.0], "[2]"),
        ([-INF, NAN, 3.5], [-INF, NAN, 3.0], "[2]"),
        ([2.0, INF, 3.0], [1.0, -INF, 3.0], "[1]"),
    ],
)
def test_the_worst_entry_of_an_array_is_named(got, expected, index):
    assert told(np.array(got), np.array(expected))[0] == f"x{index} differs most from the expected value."


def test_the_worst_entry_of_a_complex_array_is_named_by_its_imaginary_part_too():
    words, figures = told(np.array([1 + 5j, 2.5]), np.array([1 + 1j, 2 + 0j]))
    assert words.startswith("x[0] differs most")
    assert figures == "You returned (1+5j); expected (1+1j)."


@pytest.mark.parametrize(
    ("got", "expected", "index"),
    [
        (np.array(["a", "c"]), np.array(["a", "b"]), "[1]"),
        (np.array(["c", "b"]), np.array(["a", "b"]), "[0]"),
        (np.array(["2026-05-01", "2026-05-03"], "M8[D]"), np.array(["2026-05-01", "2026-05-02"], "M8[D]"), "[1]"),
    ],
)
def test_the_first_text_or_date_that_differs_is_named(got, expected, index):
    assert told(got, expected)[0].startswith(f"x{index} differs most")


@pytest.mark.parametrize(
    ("got", "expected", "hint"),
    [
        (np.array([0, 2]), np.array([0.25, 2.0]), " Yours holds whole numbers (dtype int64)."),
        (np.array([0, 2], "u1"), np.array([0.25, 2.0]), " Yours holds whole numbers (dtype uint8)."),
        (np.array([0.0, 2.0]), np.array([0.25, 2.0]), ""),
        (np.array([0, 2]), np.array([1, 2]), ""),
        (0, 0.25, ""),
    ],
)
def test_whole_numbers_where_fractions_are_asked_are_told(got, expected, hint):
    assert told(got, expected)[0].endswith(f"from the expected value.{hint}")


@pytest.mark.parametrize(
    ("got", "expected", "reason", "figures"),
    [
        (1.23456789, 2.0, "differs", "You returned 1.23457; expected 2."),
        (np.float32(0.5), 2.0, "differs", "You returned 0.5; expected 2."),
        (3, 2, "differs", "You returned 3; expected 2."),
        (np.int64(3), 2, "differs", "You returned 3; expected 2."),
        (Fraction(1, 3), Fraction(1, 2), "differs", "You returned 1/3; expected 1/2."),
        (Decimal("0.1"), 0.5, "differs", "You returned 0.1; expected 0.5."),
        (True, False, "is not the one expected", "You returned True; expected False."),
        (1, False, "is not the one expected", "You returned 1; expected False."),
        (np.bool_(True), np.bool_(False), "is not the one expected", "You returned True; expected False."),
        ("a", "b", "is not the one expected", "You returned 'a'; expected 'b'."),
        ({1}, {2}, "does not hold the members expected", "You returned {1}; expected {2}."),
        (2**320, 1.0, "differs", "You returned a whole number of 321 bits; expected 1."),
        (2**319, 1.0, "differs", f"You returned {str(2**319)[:80]}...; expected 1."),
        (10**79, 1.0, "differs", f"You returned {10**79}; expected 1."),
        ("a" * 78, "b", "is not the one expected", f"You returned {'a' * 78!r}; expected 'b'."),
        ("a" * 79, "b", "is not the one expected", f"You returned '{'a' * 79}...; expected 'b'."),
    ],
)
def test_the_figures_are_brief(got, expected, reason, figures):
    words, found = told(got, expected)
    assert reason in words
    assert found == figures


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_complex_number_among_others_that_are_equal_is_no_real_one(place):
    got: list[complex] = [1.0, 1.0, 1.0]
    got[place] = 1 + 0j
    assert not agrees(got, [1.0, 1.0, 1.0])
    assert not agrees(np.array(got), np.ones(3))
    assert not agrees([1 + 0j], [1.0])
    assert agrees([1.0, 1.0, 1.0], got)


def test_there_is_no_absolute_floor_in_the_tolerance():
    assert not agrees(2e-15, 1e-15)
    assert not agrees(np.array([1e-13, 2e-13]), np.array([1e-13, 1e-13]))
    assert not agrees([1.0, 2e-15], [1.0, 1e-15])
    assert agrees(np.array([1.0, 2e-15]), np.array([1.0, 1e-15]))


def test_an_array_stands_for_a_list_of_numbers_with_or_without_axes():
    agree(np.array([1.0, 2.0]), [np.array(1.0), np.float64(2.0)])
    assert not agrees(np.array([1.0, 2.0]), [np.ones(1), np.ones(1) * 2])


def test_a_truth_is_written_as_one():
    assert told(True, 0.5)[1] == "You returned True; expected 0.5."
    assert told([1, True], [1, 0.5])[1] == "You returned True; expected 0.5."


def test_a_new_number_where_the_key_has_nan_is_the_worst():
    assert told(np.array([5.0, 1.0]), np.array([5.5, NAN]))[0].startswith("x[1] differs")
    assert told(np.array([1.0, 5.0]), np.array([NAN, 5.5]))[0].startswith("x[0] differs")


def test_a_list_of_numpy_numbers_is_shown_by_its_entry():
    assert told(np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]]))[1] == "You returned 2; expected 3."


def test_numbers_in_the_place_of_arrays_are_named_and_none_of_ours_fails():
    for got, expected in (
        ([1.0, 2.0], [np.ones(2), 2.0]),
        ([1.0, 3.0], [1.0, np.ones(2)]),
        ([1.0], [np.ones(2)]),
        ([1.0, 2.0, 3.0], [1.0, np.ones(2), 3.0]),
    ):
        assert " should be a numpy array; yours is a number." in told(got, expected)[0]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_of_several_tables_the_one_that_differs_is_named(place):
    tables = [pd.DataFrame({name: [1.0, 2.0]}) for name in "abc"]
    got = [*tables]
    got[place] = tables[place] * 2
    words, figures = told(got, tables)
    assert words == f"column {'abc'[place]} of x[{place}], row 1: this is not the value expected."
    assert figures == "You returned 4; expected 2."


def test_values_of_a_table_that_are_no_numbers_are_compared_by_value():
    def days(*numbers):
        return pd.DataFrame({"day": [pd.Timestamp(2026, 3, number) for number in numbers]})

    agree(days(1, 2), days(1, 2))
    assert told(days(1, 3), days(1, 2))[0] == "column day of x, row 1: this is not the value expected."


def test_nan_where_infinity_is_asked_is_the_worst():
    assert told(np.array([1.0, 2.0, NAN]), np.array([1.0, 2.0, INF]))[0].startswith("x[2] differs")


def test_whole_numbers_agree_with_floats_unless_they_must_be_changeable():
    assert agrees(np.array([1, 2]), np.array([1.0, 2.0]))
    with pytest.raises(Mismatch, match="should hold floating-point numbers"):
        agree(np.array([1, 2]), np.array([1.0, 2.0]), changeable=True)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (1.0, 2.0, "x differs from the expected value."),
        ([1.0, 3.0], [1.0, 2.0], "x[1] differs most from the expected value."),
        (np.array([1.0, 3.0]), np.array([1.0, 2.0]), "x[1] differs most from the expected value."),
    ],
)
def test_only_of_several_one_differs_most(got: object, expected: object, words: str) -> None:
    with pytest.raises(Mismatch) as caught:
        agree(got, expected, "x")
    assert str(caught.value) == words
