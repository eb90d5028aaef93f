"""`agree`: what counts as right, what is said of the rest, and how a wrong entry is named."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import factorial

import numpy as np
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
    "another large integer": (factorial(25) * 2, factorial(25), "differs most"),
    "another fraction": (Fraction(1, 3), Fraction(1, 2), "differs most"),
    "a list for a set": ([1, 3], {1, 3}, r"should be a set of 2; you returned a list of 2\. set\(\.\.\.\)"),
    "another set": ({1, 2}, {1, 3}, "does not hold the members expected"),
    "a larger set": ({1, 2, 3}, {1, 3}, "does not hold the members expected"),
    "other keys": ({1: 0}, {"1": 0}, "a dict with the keys '1'; you returned a dict of 1"),
    "another date": (date(2026, 5, 2), date(2026, 5, 1), "is not the one expected"),
    "another moment": (datetime(2026, 5, 1, tzinfo=UTC), date(2026, 5, 1), "you returned a datetime"),
    "a matrix of costs": (np.ones((2, 1)), [1.0, 1.0], "should be a list of 2; you returned an array of shape"),
    "one truth too many": ([True, True], [True, False], r"\[1\] of the answer is not the one expected"),
    "rounded": (np.array([0, 2]), np.array([0.25, 2.0]), r"differs most.*Yours holds whole numbers \(dtype int64\)\."),
    "far from zero": (1e-9, 0.0, "differs most"),
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
