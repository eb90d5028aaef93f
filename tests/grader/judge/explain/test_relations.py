"""What two calls show together."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.relations import Case, relations, trend

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
