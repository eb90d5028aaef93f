"""What two calls show together."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.relations import (
    Case,
    _are_alike,
    _are_exchanged,
    _are_scaled,
    _changed,
    _grows,
    _is,
    _of_one_argument,
    _sizes,
    relations,
    trend,
)

A, B = np.array([1.0, -2.0]), np.array([3.0, 5.0])


def of(got, right, *arguments):
    """Return what the relations say of two functions of these arguments."""
    return [*relations([Case(dict(zip("ab", each, strict=True)), got(*each), right(*each)) for each in arguments])]


LAMS = [(z, lam) for z in (A, B) for lam in (0.0, 0.7)]


def price(a, lam):
    return float(np.sum(a**2)) * (1 + lam)


def test_a_number_that_stays_whatever_an_argument_is():
    assert of(lambda a, _lam: a[0], price, *LAMS) == ["It stays the same whatever b is"]
    assert of(lambda a, lam: a[0] + 1e-3 * lam, price, *LAMS) == []


def test_what_changes_with_an_argument_may_be_right():
    assert of(lambda a, lam: price(a, lam) + a[1], price, *LAMS) == ["What changes with b is right"]
    assert of(lambda a, lam: price(a, lam) + a[1] * (1 + lam), price, *LAMS) == []


def test_one_pair_of_calls_or_one_without_the_relation_is_not_enough():
    assert of(lambda a, _lam: a[0], price, *LAMS[:2]) == []
    assert of(lambda a, lam: a[0] + lam * (a[0] > 2), price, *LAMS) == []


def test_where_the_right_number_stays_too_nothing_is_told():
    assert of(lambda a, _lam: a[0], lambda a, _lam: a[1], *LAMS) == []


def far(a, b):
    return float(np.max(np.abs(a - b)) / (np.max(np.abs(a)) + np.max(np.abs(b))))


def test_a_number_that_changes_when_two_arguments_change_places():
    words = ["It changes when a and b change places, and should not"]
    assert of(lambda a, _b: np.max(np.abs(a)), far, (A, B), (B, A)) == words
    assert of(lambda a, b: 2 * far(a, b), far, (A, B), (B, A)) == []
    assert of(lambda a, _b: np.max(np.abs(a)), lambda a, _b: a[1], (A, B), (B, A)) == []
    assert of(lambda a, _b: np.max(np.abs(a)), far, (A, A), (A, A)) == []


def test_a_number_that_changes_with_the_unit():
    words = ["It changes when a and b are multiplied by the same number, and should not"]
    assert of(lambda a, _b: np.max(np.abs(a)), far, (A, B), (10 * A, 10 * B)) == words
    assert of(lambda a, b: 2 * far(a, b), far, (A, B), (10 * A, 10 * B)) == []
    assert of(lambda _a, b: b[0], lambda _a, _b: 1.0, (A, B), (10 * A, 20 * B)) == []
    assert of(lambda _a, b: b[0], lambda _a, _b: 1.0, (A, B), (10 * A, 10 * B + [0, 1])) == []
    assert of(lambda _a, b: b[0], lambda _a, _b: 1.0, (A, B), (10 * A, np.append(10 * B, 1))) == []
    assert of(lambda a, _b: a[0], lambda _a, _b: 1.0, (A, 2.0), (10 * A, 20.0)) == []


def sized(*offs, sizes=None, name="z"):
    return [Case({name: np.ones((3, m)), "k": 2}, off, 1.0) for m, off in zip(sizes or range(2, 9), offs, strict=False)]


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        (sized(2, 3, 5, 7), "The more columns z has, the further it is off"),
        (sized(0.5, 0.3, 0.2, 0.1), "The more columns z has, the further it is off"),
        (sized(2, 3, 5, 6, 7, sizes=(2, 3, 4, 4, 5)), "The more columns z has, the further it is off"),
        (sized(2, 3, 5, 4, 7, sizes=(2, 3, 4, 5, 6)), ""),
        (sized(2, 3, 5), ""),
        (sized(7, 5, 3, 2), ""),
        (sized(2, 3, 5, -7), ""),
        ([], ""),
    ],
)
def test_numbers_that_are_further_and_further_off_with_a_size(cases, words):
    assert trend(cases) == words


def test_rows_and_entries_are_sizes_too_and_two_that_differ_are_not_told():
    rows = [Case({"z": np.ones((m, 2))}, m, 1.0) for m in range(2, 7)]
    entries = [Case({"z": np.ones(m)}, m, 1.0) for m in range(2, 7)]
    both = [Case({"z": np.ones((m, m + 1))}, m, 1.0) for m in range(2, 7)]
    mixed = [Case({"z": np.ones(m) if m < 4 else np.ones((m, m))}, m, 1.0) for m in range(2, 7)]
    same = [Case({"z": np.ones(m), "y": np.ones(m)}, m, 1.0) for m in range(2, 7)]
    assert trend(rows) == "The more rows z has, the further it is off"
    assert trend(entries) == trend(mixed) == trend(same) == "The more entries z has, the further it is off"
    assert trend(both) == ""


ONE, TWO = np.array([1.0, 2.0]), np.array([3.0, 5.0])


def case(got=1.0, right=1.0, **arguments):
    return Case(arguments, got, right)


def test_arguments_that_are_another_object_with_the_same_values_have_not_changed():
    assert _changed(case(a=ONE, b=1.0, c="x"), case(a=ONE.copy(), b=2.0, c="x")) == ["b"]
    assert _changed(case(a=ONE, b=1.0), case(a=TWO, b=2.0)) == ["a", "b"]
    assert _changed(case(a=ONE), case(a=ONE)) == []


@pytest.mark.parametrize(
    ("mine", "its", "changed"),
    [
        ((ONE, TWO), (TWO, ONE), True),
        ((ONE, ONE), (ONE, ONE), False),
        ((ONE, TWO), (TWO, TWO), False),
        ((ONE, TWO), (ONE, ONE), False),
        ((ONE, TWO), (ONE, TWO), False),
        ((ONE,), (ONE,), False),
        ((ONE, TWO, ONE), (ONE, TWO, ONE), False),
    ],
)
def test_two_arguments_change_places_where_both_do(mine, its, changed):
    one, other = (case(**dict(zip("abc", each, strict=False))) for each in (mine, its))
    assert _are_exchanged(one, other) is changed


@pytest.mark.parametrize(
    ("mine", "its", "scaled"),
    [
        ((ONE, TWO), (2.5 * ONE, 2.5 * TWO), True),
        ((ONE, TWO), (2.5 * ONE, 2.5 * (1 + 2e-7) * TWO), True),
        ((ONE, TWO), (2.5 * ONE, 2.5 * (1 + 2e-6) * TWO), False),
        ((ONE, TWO), (ONE, TWO), False),
        ((ONE, TWO), (np.e * ONE, np.e * TWO), True),
        ((np.array([0.0, 2.0]), TWO), (np.array([0.0, 4.0]), 2 * TWO), True),
        ((np.zeros(2), TWO), (np.zeros(2), 2 * TWO), False),
        ((ONE, TWO), (2 * ONE, 3 * TWO), False),
        ((ONE, 2.0), (2 * ONE, 4.0), False),
        ((2.0, ONE), (4.0, 2 * ONE), False),
        ((ONE,), (np.array([[2.0, 4.0]]),), False),
    ],
)
def test_arrays_are_scaled_by_one_number_that_is_not_one(mine, its, scaled):
    one, other = (case(**dict(zip("ab", each, strict=False))) for each in (mine, its))
    assert _are_scaled(one, other) is scaled


@pytest.mark.parametrize(
    ("one", "other", "alike"), [(ONE, TWO, True), (ONE, 1.0, False), (1.0, ONE, False), (ONE, ONE[:1], False)]
)
def test_arrays_of_one_shape_are_alike(one, other, alike):
    assert _are_alike(one, other) is alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1.0, 1.0, True),
        (0.0, 0.0, True),
        (1e6, 1e6 + 0.5, True),
        (-1e6, -1e6 - 0.5, True),
        (1e-8, 2e-8, False),
        (1.0, 1.0 + 2e-6, False),
        (0.0, 1e-9, False),
        (1e6, 1e6 - 1.0, True),
        (-1e6, -1e6 + 1.0, True),
    ],
)
def test_two_numbers_are_one_within_the_tolerance_of_the_larger(one, other, same):
    assert _is(one, other) is same
    assert _is(other, one) is same


def test_every_argument_that_changes_alone_is_told_in_the_order_of_the_calls():
    """b changes in two pairs, a in two; neither changes what came."""
    cases = [case(7.0, a + 10 * b, a=a, b=b) for a in (1.0, 2.0) for b in (1.0, 2.0)]
    assert [*relations(cases)] == ["It stays the same whatever b is", "It stays the same whatever a is"]


@pytest.mark.parametrize("odd", [0, 1, 2, 3])
def test_what_changes_with_an_argument_must_be_right_in_every_pair(odd):
    """Four calls in two pairs, in one of which the change is wrong."""
    cases = [case(a + b + 3 + 0.5 * (n == odd), a + b, a=a, b=b) for n, (a, b) in enumerate(PAIRS)]
    assert [*_of_one_argument([(cases[0], cases[1]), (cases[2], cases[3])])] == []
    cases = [case(a + (b + 5 if n == odd else a), a + b, a=a, b=b) for n, (a, b) in enumerate(PAIRS)]
    assert [*_of_one_argument([(cases[0], cases[1]), (cases[2], cases[3])])] == []


PAIRS = ((1.0, 1.0), (1.0, 2.0), (20.0, 1.0), (20.0, 2.0))


def test_how_far_off_is_a_ratio_and_a_number_is_no_array():
    falling = [Case({"z": np.ones((3, m)), "k": m}, 10.0 * m, 1000.0) for m in range(2, 7)]
    assert trend(falling) == ""
    growing = [Case({"z": np.ones((3, m)), "k": m}, 1.0 / m, 1.0 + m) for m in range(2, 7)]
    assert trend(growing) == "The more columns z has, the further it is off"
    shrinking = [Case({"z": np.ones((3, m)), "k": m}, 1.0 / m, 1.0 / m**2) for m in range(2, 7)]
    assert trend(shrinking) == "The more columns z has, the further it is off"
    assert trend([Case({"k": m}, m, 1.0) for m in range(2, 7)]) == ""


@pytest.mark.parametrize(
    ("shapes", "axis", "sizes"),
    [
        ([(2, 3), (4, 5)], 1, (3, 5)),
        ([(2, 3), (4, 5)], 0, (2, 4)),
        ([(2,), (4, 5)], 1, ()),
        ([(4, 5), (2,)], 1, ()),
        ([(2,), (3,)], 1, ()),
    ],
)
def test_an_axis_counts_where_every_array_has_it(shapes, axis, sizes):
    assert _sizes([Case({"z": np.ones(shape)}, 1.0, 1.0) for shape in shapes], "z", axis) == sizes


@pytest.mark.parametrize(
    ("sizes", "off", "grows"),
    [
        ((1, 2, 3, 4), (1, 2, 3, 4), True),
        ((1, 2, 3, 4, 4), (1, 2, 3, 4, 5), True),
        ((1, 2, 3, 4), (1, 1, 3, 4), False),
        ((1, 2, 3, 4), (2, 1, 3, 4), False),
        ((1, 2, 3, 4), (1, 2, 4, 3), False),
        ((1, 1, 2, 3, 4), (1, 3, 2, 4, 5), False),
        ((1, 2, 2, 3, 4), (2, 1, 3, 4, 5), False),
        ((1, 2, 3), (1, 2, 3), False),
        ((), (), False),
    ],
)
def test_off_grows_where_every_larger_size_is_further_off(sizes, off, grows):
    assert _grows(sizes, off) is grows
