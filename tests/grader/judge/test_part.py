"""One part of an answer: how it is described, which kinds are accepted, its shape, and how far off it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from grader.errors import Mismatch
from grader.execute.protocol.unserializable import CARRIED, Unserializable
from grader.judge import part

NAN, INF = float("nan"), float("inf")
VECTOR = np.ones(2)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Unserializable("a zip"), "a zip"),
        (np.ones((5, 7)), "an array of shape (5, 7)"),
        (np.array(1.0), "a number"),
        (np.float32(1), "a number"),
        ([1, 2, 3], "a list of 3"),
        ((1,), "a tuple of 1"),
        ({}, "a dict of 0"),
        ({1}, "a set of 1"),
        (frozenset({1, 2}), "a frozenset of 2"),
        (True, "True or False"),
        (np.bool_(False), "True or False"),
        (2, "a number"),
        (2.5, "a number"),
        (Fraction(1, 2), "a number"),
        (Decimal(1), "a number"),
        (1j, "a complex number"),
        (np.complex128(1j), "a complex number"),
        ("x", "a text"),
        (np.str_("x"), "a text"),
        (np.array("x"), "a text"),
        (np.bytes_(b"x"), "bytes"),
        (b"x", "bytes"),
        (None, "None"),
        (date(2026, 5, 1), "a date"),
    ],
)
def test_a_value_is_described_in_a_few_words(value: object, words: str) -> None:
    assert part.describe(value) == words


def test_a_table_is_described_as_one() -> None:
    assert part.describe(pd.Series([1, 2])) == part.describe_table(pd.Series([1, 2]))


@pytest.mark.parametrize(
    ("name", "lazy"),
    [
        *((name, True) for name in sorted(part.LAZY)),
        ("a list_iterator", True),
        ("an async_generator", True),
        ("a dict_keys", True),
        ("a dict_values", True),
        ("a dict_items", True),
        ("an itertools.chain", True),
        ("a function", False),
        ("a torch.Tensor", False),
        ("a itertools", False),
    ],
)
def test_what_a_list_can_be_made_of_is_known_by_its_name(name: str, lazy: bool) -> None:
    assert part.is_lazy(Unserializable(name)) == lazy
    words = "list(...) makes a list of it." if lazy else f"An answer may be {CARRIED}."
    assert part.advice_for(Unserializable(name)) == words


def test_the_lazy_types_are_those_of_python() -> None:
    made = [(k for k in ()), map(abs, []), filter(None, []), zip(), range(1), enumerate([]), reversed(())]
    assert {f"{'an' if type(one).__name__[0] in 'aeiou' else 'a'} {type(one).__name__}" for one in made} <= part.LAZY
    assert {"a collections.deque", "an array.array", "a memoryview"} <= part.LAZY


@pytest.mark.parametrize("value", [True, 1, 1.0, 1j, Fraction(1), Decimal(1), np.float32(1), np.bool_(0), np.array(1)])
def test_one_number(value: object) -> None:
    assert part.is_number(value)
    assert part.is_numeric(value)


@pytest.mark.parametrize("value", ["1", None, [1], np.array("1"), np.str_("1"), np.datetime64("2026-01-01")])
def test_no_number(value: object) -> None:
    assert not part.is_number(value)
    assert not part.is_numeric(value)


def test_an_array_is_numeric_and_no_number() -> None:
    assert part.is_numeric(VECTOR)
    assert part.is_numeric(VECTOR * 1j)
    assert not part.is_number(VECTOR)
    assert not part.is_numeric(np.array(["1"]))


RETURN = "; you returned None. Is there a `return`?"


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (None, VECTOR, "x should be an array of shape (2,)" + RETURN),
        (None, 1.0, "x should be a number" + RETURN),
        (None, "a", "x should be a text" + RETURN),
        (
            Unserializable("a zip"),
            VECTOR,
            "x should be a numpy array; you returned a zip. np.array(list(...)) makes one",
        ),
        (Unserializable("a y"), VECTOR, f"x should be a numpy array; you returned a y. An answer may be {CARRIED}."),
        (Unserializable("a y"), np.array(1.0), f"x should be a number; you returned a y. An answer may be {CARRIED}."),
        (Unserializable("a zip"), "a", "x should be a text; you returned a zip. list(...) makes a list of it."),
        ([1, 2], VECTOR, "x should be a numpy array; you returned a list of 2. np.array(...) makes one of it."),
        ((1, 2), VECTOR, "x should be a numpy array; you returned a tuple of 2. np.array(...) makes one of it."),
        ({1}, VECTOR, "x should be a numpy array; you returned a set of 1."),
        (1.0, VECTOR, "x should be a numpy array; you returned a number."),
        (VECTOR * 1j, VECTOR, "x should hold real numbers; yours are complex."),
        (np.array(["a"]), VECTOR, "x should hold numbers; yours holds texts."),
        (np.array([b"a"]), VECTOR, "x should hold numbers; yours holds bytes."),
        (np.array(["2026"], "M8[Y]"), VECTOR, "x should hold numbers; yours holds dates."),
        (np.array([1], "m8[D]"), VECTOR, "x should hold numbers; yours holds durations."),
        (VECTOR, np.array(["a", "b"]), "x should hold texts; yours holds numbers."),
        (np.array(["a"]), np.array([b"a"]), "x should hold bytes; yours holds texts."),
        (np.array([1], "m8[D]"), np.array(["2026"], "M8[Y]"), "x should hold dates; yours holds durations."),
        ("1", 1.0, "x should be a number; you returned a text."),
        (VECTOR, 1.0, "x should be a number; you returned an array of shape (2,)."),
        (np.ones((1, 1)), 1.0, "you returned an array of shape (1, 1). Its .item() is the number."),
        (np.array(["a"]), 1.0, "x should be a number; you returned an array of shape (1,)."),
        (1j, 1.0, "x should be a real number; yours is complex."),
        (np.array(["a"]), np.float64(1), "x should hold numbers; yours holds texts."),
        (VECTOR * 1j, np.float64(1), "x should hold real numbers; yours are complex."),
        (1, "1", "x should be a text; you returned a number."),
        ([1], {1}, "x should be a set of 1; you returned a list of 1. set(...) makes one of it."),
        ([1], frozenset({1}), "x should be a set of 1; you returned a list of 1. set(...) makes one of it."),
        (VECTOR, {1}, "x should be a set of 1; you returned an array of shape (2,). set(...) makes one of it."),
        (np.ones((1, 1)), {1}, "x should be a set of 1; you returned an array of shape (1, 1)."),
        ("a", {1}, "x should be a set of 1; you returned a text."),
        ([1], "a", "x should be a text; you returned a list of 1."),
        (b"a", "a", "x should be a text; you returned bytes."),
        (datetime(2026, 5, 1, tzinfo=UTC), date(2026, 5, 1), "x should be a date; you returned a datetime."),
        (1, pd.Series([1]), "; you returned a number."),
    ],
)
def test_another_kind_is_refused_with_what_was_wanted(got: object, expected: object, words: str) -> None:
    with pytest.raises(Mismatch) as caught:
        part.expect_kind("x", got, expected)
    assert words in str(caught.value)
    assert words.endswith("one") or str(caught.value).endswith(words)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (None, None),
        (VECTOR, VECTOR),
        (VECTOR, VECTOR * 1j),
        (np.float64(1), VECTOR),
        (True, 1.0),
        (1j, 1j),
        (1.0, 1j),
        (np.array(1.0), 1.0),
        (np.str_("a"), "a"),
        (np.array("a"), "a"),
        ("a", np.array("a")),
        (frozenset(), {1}),
        ({1}, frozenset()),
        (np.array(["a"]), np.array(["b"])),
        (np.array(["2026"], "M8[Y]"), np.array(["2026-05-01"], "M8[D]")),
        (pd.Series([1.0]), pd.Series([2.0])),
    ],
)
def test_a_kind_that_can_be_compared_passes(got: object, expected: object) -> None:
    part.expect_kind("x", got, expected)


@pytest.mark.parametrize(("dtype", "refused"), [("f4", False), ("f8", False), ("i8", True), ("?", True)])
def test_what_the_lesson_changes_in_place_holds_floats(dtype: str, refused: bool) -> None:
    got = np.ones(2, dtype)
    part.expect_kind("x", got, VECTOR)
    if refused:
        with pytest.raises(Mismatch, match=f"should hold floating-point numbers; yours has dtype {got.dtype}"):
            part.expect_kind("x", got, VECTOR, changeable=True)
    else:
        part.expect_kind("x", got, VECTOR, changeable=True)


VECTOR_HINT = " It is a vector: one axis, not a matrix with one column or row."
TURNED = " It looks transposed."


@pytest.mark.parametrize(
    ("shape", "wanted", "hint"),
    [
        ((3, 1), (3,), VECTOR_HINT),
        ((1, 3), (3,), VECTOR_HINT),
        ((2,), (3,), ""),
        ((3, 2), (3,), ""),
        ((3, 1, 1), (3,), ""),
        ((2, 3), (3, 2), TURNED),
        ((6,), (3, 2), ""),
        ((2, 2), (3, 2), ""),
        ((4, 3, 2), (2, 3, 4), ""),
        ((3,), (3, 1), " It is a column: two axes, the second of length 1. reshape(-1, 1) makes one of a vector."),
        ((), (1,), ""),
    ],
)
def test_another_shape_is_told_with_what_it_looks_like(
    shape: tuple[int, ...], wanted: tuple[int, ...], hint: str
) -> None:
    with pytest.raises(Mismatch) as caught:
        part.expect_shape("x", np.zeros(shape), np.zeros(wanted))
    assert str(caught.value) == f"x should have shape {wanted}; yours has shape {shape}.{hint}"


def test_only_arrays_have_a_shape() -> None:
    part.expect_shape("x", np.zeros((2, 3)), np.ones((2, 3)))
    part.expect_shape("x", [1, 2], "ab")
    part.expect_shape("x", 1.0, 2.0)
    with pytest.raises(Mismatch, match=r"shape \(\)"):
        part.expect_shape("x", np.zeros(1), np.float64(1))


@pytest.mark.parametrize(
    ("got", "words"),
    [
        ([1.0, NAN, 2.0], "x holds 1 value that is nan or infinite."),
        ([NAN, INF, -INF], "x holds 3 values that are nan or infinite."),
        ([1.0, NAN, INF], "x holds 2 values that are nan or infinite."),
    ],
)
def test_what_is_not_finite_is_counted(got: list[float], words: str) -> None:
    with pytest.raises(Mismatch) as caught:
        part.expect_finite("x", np.array(got), np.zeros(3))
    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (np.array([NAN, 1.0]), np.array([INF, 1.0])),
        (10**400, 1),
        (Fraction(1, 3), 1.0),
        (Decimal(1), 1.0),
        ("a", "a"),
        (VECTOR, NAN),
    ],
)
def test_what_may_be_infinite_or_is_finite_passes(got: object, expected: object) -> None:
    part.expect_finite("x", got, expected)


def test_a_decimal_that_is_not_finite_is_none() -> None:
    with pytest.raises(Mismatch, match="1 value"):
        part.expect_finite("x", Decimal("Infinity"), 1.0)


@pytest.mark.parametrize(
    ("got", "expected", "share"),
    [
        (np.array([1.0, 2.5]), np.array([1.0, -2.0]), 4.5 / 2),
        (np.array([1.0, 4.0]), np.array([1.0, 5.0]), 0.2),
        (np.array([-4.0, 0.0]), np.array([-5.0, 0.0]), 0.2),
        (1.0, 1.0, 0.0),
        (1e-30, 0.0, INF),
        (0.0, 0.0, 0.0),
        (np.zeros(0), np.zeros(0), 0.0),
        (1 + 1j, 1 + 2j, 1 / abs(1 + 2j)),
        (1.0, 1 + 1j, 1 / abs(1 + 1j)),
        (np.array([1.0, NAN]), np.array([2.0, NAN]), 0.5),
        (np.array([1.0, INF]), np.array([2.0, -INF]), INF),
        (np.array([1.0, 3.0]), np.array([2.0, INF]), INF),
        (np.array([NAN]), np.array([1.0]), INF),
        (np.array([INF]), np.array([1.0]), INF),
        ("a", "a", 0.0),
        ("a", "b", INF),
        (None, None, 0.0),
        (Fraction(1, 2), Fraction(1, 4), 1.0),
        (Fraction(3, 8), Fraction(1, 2), 0.25),
        (Fraction(1, 3), Fraction(0), INF),
        (Fraction(2), Fraction(1, 2), INF),
        (0.375, Decimal("0.5"), 0.25),
        (2**53 + 1, 2**53 + 2, 1 / (2**53 + 2)),
        (-(2**53) - 1, -(2**53) - 2, 1 / (2**53 + 2)),
        (2**2000, 2**2000, 0.0),
        (2**2000, 2**1000, INF),
        (10**30 + 1j, 10**30, 1e-30),
        (2**60, 2**60 + 2**58 * 1j, 2**58 / abs(2**60 + 2**58 * 1j)),
        (INF, 2**60, INF),
        (Decimal("Infinity"), INF, 0.0),
        (Decimal("-Infinity"), INF, INF),
        (Decimal("NaN"), NAN, 0.0),
        (np.float64(0.375), Fraction(1, 2), 0.25),
        (np.array(0.375), Fraction(1, 2), 0.25),
        (True, np.array(True), 0.0),
        ({1}, {1}, 0.0),
        ({1, 2}, {1}, INF),
        ({1, "a"}, {1, "b"}, INF),
        ({0.1 + 0.2, 5}, {0.3, 5}, 0.0),
        ({0.1 + 0.2, 1.0, 2.5}, {2.5, 0.3, 1.0 + 1e-9}, 0.0),
        ({1.0, 2.0}, {1.0, 2.1}, INF),
        ({1 + 0j}, {1 + 1e-9j}, INF),
        ({INF}, {1.0}, INF),
        (np.array(["2026", "NaT"], "M8[Y]"), np.array(["2026", "NaT"], "M8[Y]"), 0.0),
        (np.array(["2026"], "M8[Y]"), np.array(["2027"], "M8[Y]"), INF),
        (np.array([1], "m8[D]"), np.array(["NaT"], "m8[D]"), INF),
        (np.array(["a"]), np.array(["a"]), 0.0),
        (np.str_("a"), "a", 0.0),
        (np.array("a"), "a", 0.0),
    ],
)
def test_the_distance_is_the_largest_difference_as_a_share_of_the_largest_entry(
    got: object, expected: object, share: float
) -> None:
    assert part.distance(got, expected) == pytest.approx(share, rel=1e-12, abs=0)


def test_there_is_no_floor_under_the_distance() -> None:
    """Differences count by the size of what was expected, however tiny that is."""
    assert part.distance(np.array([2e-300]), np.array([1e-300])) == pytest.approx(1.0)
    assert part.distance(2e-12, 1e-12) == pytest.approx(1.0)


def test_shares_of_whole_numbers_are_exact_only_where_floats_are_not() -> None:
    assert part.distance(30, 10) == 2.0
    assert part.distance(9000, 3000) == 2.0
    assert part.distance(2**53, 2**51) == 3.0
    assert part.distance(2**53 + 1, 2**53) == 2**-53
    assert part.distance(2**53 + 1, 2**51) == INF
    assert part.distance(10**400, 1.0) == INF
    assert part.distance(1, 10**400) == 1.0


def test_shares_of_fractions_above_one_are_as_far_as_can_be() -> None:
    assert part.distance(Fraction(3), Fraction(2)) == 0.5
    assert part.distance(Fraction(5, 2), Fraction(1)) == INF
    assert part.distance(Fraction(1), Decimal("Infinity")) == INF
    assert part.distance(Decimal("Infinity"), Fraction(1)) == INF
    assert part.distance(INF, Decimal("Infinity")) == 0.0


def test_numbers_of_any_dtype_are_compared_as_floats() -> None:
    least = np.array([-128], dtype=np.int8)
    assert part.distance(least, least.astype(float)) == 0.0
    assert part.distance(np.array([127], dtype=np.int8), least) == 255 / 128
    assert part.distance(np.array([255], dtype=np.uint8), np.array([0, 1], dtype=np.uint8)[1:]) == 254.0
    assert part.distance(INF, INF) == part.distance(np.float64(INF), INF) == 0.0
    assert part.distance(1.0, INF) == part.distance(-INF, INF) == INF


def told(got: object, expected: object) -> str:
    with pytest.raises(Mismatch) as caught:
        part.expect_kind("f", got, expected)
    return str(caught.value)


def test_complex_numbers_are_real_ones_nowhere_and_complex_ones_where_asked() -> None:
    part.expect_kind("f", np.array([1j]), np.array([1j]))
    part.expect_kind("f", np.array([1.0]), np.array([1j]))
    assert told(np.array([1j]), np.array([1.0])) == "f should hold real numbers; yours are complex."
    assert told(np.array(1j), np.float64(1)) == "f should be a real number; yours is complex."
    assert told(1j, 1.0) == "f should be a real number; yours is complex."
    assert told(np.array([1j]), np.float64(1)) == "f should hold real numbers; yours are complex."
    assert told(np.array("x"), np.float64(1)) == "f should be a number; you returned a text."
    assert told(np.array(["x"]), np.array(1.0)) == "f should hold numbers; yours holds texts."


def test_a_table_in_the_place_of_an_array_or_a_set_is_told_how_to_make_one() -> None:
    table = pd.Series([1.0, 2.0])
    assert (
        told(table, VECTOR) == "f should be a numpy array; you returned a Series of 2. np.array(...) makes one of it."
    )
    assert told(table, {1.0}) == "f should be a set of 1; you returned a Series of 2. set(...) makes one of it."


def test_the_form_of_a_table_belongs_to_its_kind() -> None:
    assert told(pd.Series(["a"]), pd.Series([1.0])) == "f should hold numbers; yours holds texts."


def test_three_axes_are_no_vector_and_nothing_transposed() -> None:
    with pytest.raises(Mismatch, match=r"f should have shape \(2, 3\); yours has shape \(2, 3, 1\)\.$"):
        part.expect_shape("f", np.ones((2, 3, 1)), np.ones((2, 3)))


def test_a_number_is_no_date() -> None:
    assert told(5, np.datetime64(5, "ns")).startswith("f should be a datetime64")
    part.expect_kind("f", np.array("x"), "y")


def test_what_is_missing_is_equal_to_itself() -> None:
    missing = np.datetime64("NaT", "ns")
    for value in (pd.NaT, np.array([missing]), np.array(missing)):
        assert part.distance(value, value) == 0.0
    assert part.distance(np.array(["a", "b"]), np.array(["a", "b"])) == 0.0
    assert part.distance(np.array(["a", "b"]), np.array(["a", "c"])) == INF


def test_two_generators_are_equal_where_they_stand_at_the_same_place() -> None:
    one, other = np.random.default_rng(1), np.random.default_rng(1)
    assert part.distance(one, other) == 0.0
    other.random()
    assert part.distance(one, other) == INF


SETS = [
    ({1.5}, {"a"}, False),
    ({"a"}, {1.5}, False),
    ({1j}, {5.0}, False),
    ({5.0}, {1j}, False),
    ({Fraction(1_000_001, 1_000_000)}, {Fraction(1)}, True),
    ({Fraction(1_000_002, 1_000_000)}, {Fraction(1)}, False),
    ({Decimal("0.3333333333"), Fraction(10**9 + 1, 10**9)}, {Fraction(1, 3), 1}, True),
    ({Fraction(7 * 10**9 + 1, 10**9), 0.5000000001}, {np.int64(7), Decimal("0.5")}, True),
    ({np.int64(7), Decimal("0.5")}, {Fraction(7 * 10**9 + 1, 10**9), 0.5000000001}, True),
    ({Fraction(1, 3), Fraction(2, 7)}, {Decimal("0.3333333333"), Decimal("0.2857142857")}, True),
]


@pytest.mark.parametrize(("got", "expected", "same"), SETS, ids=str)
def test_sets_of_numbers_agree_member_by_member(got: set[object], expected: set[object], same: bool) -> None:
    assert (part.distance(got, expected) == 0.0) == same


def test_members_are_paired_by_size_in_whatever_order_a_set_runs_over_them() -> None:
    """Some of these sets run over their members in another order than that of size."""
    found = set()
    for start in range(8):
        right = {10**6 * (start + step) for step in (3, 11, 7)}
        mine = {member + 0.25 for member in right}
        found |= {list(right) == sorted(right), list(mine) == sorted(mine)}
        assert part.distance(mine, right) == 0.0
    assert False in found


def test_numbers_of_kinds_that_do_not_compare_with_each_other_are_paired_by_size() -> None:
    mixed = {np.int64(n) if n % 2 else Decimal(n) + Decimal("1e-9") for n in range(1, 9)}
    plain = {float(n + 3e-9) for n in range(1, 9)}
    assert part.distance(mixed, plain) == part.distance(plain, mixed) == 0.0
    assert part.distance(mixed, {n + 0.5 for n in range(1, 9)}) == np.inf


def test_a_share_that_is_too_small_for_a_float_is_none() -> None:
    least = 5e-324
    assert part.distance(np.array([2.0, least]), np.array([2.0, 0.0])) == 0.0
    assert part.distance(np.array([least]), np.array([0.0])) == INF


@pytest.mark.parametrize(("number", "finite"), [(Decimal(1), True), (Decimal("NaN"), False), (Fraction(1), True)])
def test_whether_one_number_is_finite_is_a_truth_that_can_be_inverted(number: object, finite: bool) -> None:
    """`~True` is -2, which is true."""
    assert bool(~part._is_finite(number)) is not finite
