"""One rule that turns every wrong part into the right one, and no rule where two do or none does."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.explain.factors import CONSTANTS, Part, companions, explanation, is_numeric, of_each

E1, E2 = np.array([0.5, -2.0, 3.0]), np.array([[1.0, 2.0], [3.0, -5.0]])
F = np.array([0.25, 0.5, 2.0])


def said(got, expected, factors=None, **options):
    """Explain one part, or lists of parts."""
    if not isinstance(expected, list):
        got, expected = [got], [expected]
    parts = [Part(k, f"x[{k}]", one, other) for k, (one, other) in enumerate(zip(got, expected, strict=True))]
    return explanation(parts, factors or {}, **options)


@pytest.mark.parametrize(
    ("value", "numeric"),
    [
        (1, True),
        (1.0, True),
        (True, False),
        (np.float32(1), True),
        (np.int8(1), True),
        (np.uint8(1), True),
        (np.bool_(1), False),
        (E1, True),
        (E1 > 0, False),
        (E1 * 1j, False),
        (1j, False),
        ("1", False),
        ([1], False),
        (None, False),
    ],
)
def test_real_numbers_and_arrays_of_them(value, numeric):
    assert is_numeric(value) == numeric


def test_the_constants_are_whole_numbers_and_their_inverses():
    assert {**{str(n): n for n in range(2, 11)}, **{f"1/{n}": 1 / n for n in range(2, 11)}} == CONSTANTS


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (lambda e: -e, "has the wrong sign"),
        (lambda e: 0 * e, "is zero throughout"),
        (lambda e: 2 * e, "is off by the factor 2"),
        (lambda e: -2 * e, "is off by the factor 2 and has the wrong sign"),
        (lambda e: e / 3, "is off by the factor 1/3"),
        (lambda e: 10 * e, "is off by the factor 10"),
        (lambda e: e / 10, "is off by the factor 1/10"),
        (lambda e: 11 * e, "is off by one and the same factor throughout"),
        (lambda e: 1.37 * e, "is off by one and the same factor throughout"),
        (lambda e: -1.37 * e, "is off by one and the same factor throughout"),
        (lambda e: e + 1, ""),
        (lambda e: e * np.arange(1, e.size + 1).reshape(e.shape), ""),
    ],
)
def test_a_rule_holds_for_every_entry_of_every_part(rule, words):
    assert said(rule(E1), E1) == words
    assert said([rule(E1), rule(E2)], [E1, E2]) == words
    if words:
        assert said([rule(E1), E2 + 1], [E1, E2]) == said([E2 + 1, rule(E1)], [E2, E1]) == ""


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (2.0, "is off by the factor 2"),
        (0.5, "is off by the factor 1/2"),
        (-1.0, "has the wrong sign"),
        (-2.0, "is off by the factor 2 and has the wrong sign"),
        (3.0, ""),
        (1 / 3, ""),
        (1.37, ""),
    ],
)
def test_one_number_alone_is_the_multiple_of_few(factor, words):
    assert said(factor * 0.7, 0.7) == words
    assert said(np.array([factor * 0.7, 0.0]), np.array([0.7, 0.0])) == words


def test_numbers_in_two_parts_are_several():
    assert said([2.1, 0.9], [0.7, 0.3]) == "is off by the factor 3"


@pytest.mark.parametrize(
    ("factor", "words"),
    [(2 * (1 + 5e-7), "is off by the factor 2"), (2 * (1 + 3e-6), "is off by one and the same factor throughout")],
)
def test_a_constant_is_met_within_the_tolerance(factor, words):
    assert said(factor * E1, E1) == words


@pytest.mark.parametrize("expected", [3, np.int64(3), np.array(3, "u1")])
def test_the_number_of_a_node_is_no_quantity(expected):
    assert said(2 * expected, expected) == ""
    assert said([2 * E1, 2 * expected], [E1, expected]) == ""
    assert said(2 * float(expected), float(expected)) == "is off by the factor 2"
    assert said(2 * np.array([1, 3]), np.array([1, 3])) == "is off by the factor 2"


def test_a_part_that_is_not_zero_is_told_otherwise():
    assert said([0 * E1, 0 * E2], [E1, E2]) == "is zero throughout"
    assert said([0 * E1, 2 * E2], [E1, E2]) == ""


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (E2.T, E2, "is transposed"),
        (np.ones((2, 3)), np.ones((3, 2)), "is transposed"),
        (-E2.T, E2, ""),
        (np.array([1.0, 2.0]), np.array([[1.0, 2.0]]), ""),
    ],
)
def test_a_matrix_may_be_transposed(got, expected, words):
    assert said(got, expected) == words


def test_a_vector_or_one_number_is_never_transposed():
    assert said(E1, E1) != "is transposed"
    assert said([E2.T, E2.T], [E2, E2]) == "is transposed"
    assert said([E2.T, E1 + 1], [E2, E1]) == ""


@pytest.mark.parametrize("bad", [np.nan, np.inf, 0.0])
def test_where_the_largest_entry_gives_no_ratio_no_number_is_named(bad):
    got = 2 * E1
    got[2] = bad
    assert said(got, E1) == ""


def test_where_nothing_is_expected_or_the_shape_differs_no_number_is_named():
    assert said(np.ones(2), np.zeros(2)) == ""
    assert said(2 * E1[:2], E1) == ""
    assert said([np.ones(2), 2 * E1], [np.zeros(2), E1]) == ""


def test_the_ratio_is_that_of_the_largest_entry_of_all_parts():
    small, large = np.array([0.001, 0.0005]), np.array([100.0, 50.0])
    assert said([small * 2, large * 2], [small, large]) == "is off by the factor 2"
    assert said([large * 2, small * 2], [large, small]) == "is off by the factor 2"
    assert said([small, large * 2], [small, large]) == ""


LACKS, GAINED, SIGN = "lacks the factor f", "has the factor f once too often", " and has the wrong sign"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (lambda e, f: e / f, LACKS),
        (lambda e, f: -e / f, LACKS + SIGN),
        (lambda e, f: e * f, GAINED),
        (lambda e, f: -e * f, GAINED + SIGN),
        (lambda e, f: e * f * f, ""),
        (lambda e, f: e + f, ""),
    ],
)
def test_a_candidate_factor_is_missing_or_too_much(rule, words):
    assert said(rule(E1, F), E1, {"f": F}) == words
    assert said([rule(E1, F), rule(E2, 4.5)], [E1, E2], {"f": [F, 4.5]}) == words
    assert said([rule(E1, F), rule(E1, F)], [E1, E1], {"f": F}) == words
    assert said([rule(E1, F), rule(E1, F)], [E1, E1], {"f": (F, F)}) == words


def test_a_candidate_factor_must_hold_for_every_part():
    assert said([E1 / F, E1], [E1, E1], {"f": F}) == ""
    assert said([E1, E1 / F], [E1, E1], {"f": F}) == ""


def test_a_factor_of_ones_changes_nothing():
    assert said(E1 * F, E1, {"g": np.ones(3), "f": F}) == GAINED
    assert said(E1 + 1, E1, {"g": 1.0}) == ""


def test_a_factor_that_stretches_fits():
    column, row = np.array([[2.5], [4.5]]), np.array([[2.5, 4.5]])
    assert said(E2 * column, E2, {"f": column}) == GAINED
    assert said(E2 * row, E2, {"f": row}) == GAINED
    assert said(E2 * 4.5, E2, {"f": np.array(4.5)}) == "is off by one and the same factor throughout"
    assert said(E2 * np.array([2.5, 4.5]), E2, {"f": np.array([2.5, 4.5])}) == ""  # another number of axes
    assert said(np.ones((2, 2)), np.ones((2, 1)), {"f": np.ones((2, 2)) * 3}) == ""
    assert said(E1 * F, E1, {"f": np.append(F, 1.0)}) == ""
    assert said(E1 * F, E1, {"f": "f", "g": [None]}) == ""


def test_a_list_of_factors_that_is_too_short_names_nothing():
    assert said([E1 * F, E1 * F], [E1, E1], {"f": [F]}) == ""


def test_behind_a_zero_nothing_can_be_seen_of_a_missing_factor():
    f = np.array([0.0, 0.5, 2.0])
    assert said(E1 * f, E1, {"f": f}) == GAINED
    assert said(np.array([0.0, -4.0, 1.5]), np.array([0.0, -2.0, 3.0]), {"f": f}) == ""


def test_of_two_factors_that_explain_it_neither_is_named():
    assert said(E1 * F, E1, {"f": F, "g": F.copy()}) == ""
    assert said(E1 * F, E1, {"g": 2 * F, "f": F}) == GAINED


def test_a_number_stands_before_a_factor_unless_numbers_change_from_answer_to_answer():
    factors = {"n": 3.0}
    assert said(3 * E1, E1, factors) == "is off by the factor 3"
    assert said(3 * E1, E1, factors, constants=False) == "is too large by the factor n"
    changing = "is off by one and the same factor throughout, which changes with the arguments"
    assert said(3 * E1, E1, constants=False) == changing
    assert said(1.37 * E1, E1, constants=False) == changing
    assert said(-E1, E1, constants=False) == "has the wrong sign"
    assert said(E2.T, E2, factors, constants=False) == "is transposed"
    assert said(E1 * F, E1, {"f": F}, constants=False) == GAINED


def test_a_factor_must_fit_both_ways_round():
    tiny, expected = np.array([1e-9, 1.0, 1.0]), np.array([1.0, 2.0, 3.0])
    assert said(expected * tiny + np.array([1e-7, 0, 0]), expected, {"f": tiny}) == ""
    got = expected / tiny
    got[1] += 1.0
    assert said(got, expected, {"f": tiny}) == ""


def test_a_factor_of_ones_in_some_places_still_is_one():
    f = np.array([1.0, 0.5, 2.0])
    assert said(E1 * f, E1, {"f": f}) == GAINED
    assert said(E1 / f, E1, {"f": f}) == LACKS


def test_a_factor_of_twos_or_zeros_is_one():
    assert "the factor f" in said([E1 * 2, E2 * 2], [E1, E2], {"f": 2.0}, constants=False)
    assert said([E1 * 0, E2], [E1, E2], {"f": [0.0, 1.0]}) == ""


def test_where_the_shape_differs_no_factor_is_named():
    assert said(np.ones((3, 3)) * F, E1, {"f": F}) == ""
    assert said((E1 * F)[:, None], E1, {"f": F}) == ""


def test_of_two_factors_where_numbers_change_neither_is_named():
    assert said(3 * E1, E1, {"n": 3.0, "m": 3.0}, constants=False).startswith("is off by one and the same factor")


@pytest.mark.parametrize("places", [(0, 1), (1, 0)])
def test_a_ratio_is_taken_where_the_expected_value_is_largest_by_its_size(places):
    parts = [(np.array([-100.0, 1.0]), 2.0), (np.array([3.0, 4.0]), 2.0)]
    expected = [parts[k][0] for k in places]
    assert said([2.0 * part for part in expected], expected) == "is off by the factor 2"
    noisy = [2.0 * part for part in expected]
    k = places.index(1)
    noisy[k] = noisy[k] * (1 + 1e-7)
    assert said(noisy, expected) == "is off by the factor 2"


def test_a_part_of_zeros_beside_others_gives_no_ratio_of_its_own():
    assert said([np.zeros(2), 3 * E1], [np.zeros(2), E1]) == "is off by the factor 3"
    assert said([3 * E1, np.zeros(2)], [E1, np.zeros(2)]) == "is off by the factor 3"


def test_a_fraction_with_the_wrong_sign_is_both():
    assert said(-E1 / 3, E1) == "is off by the factor 1/3 and has the wrong sign"


def test_a_size_makes_an_answer_too_small_or_too_large():
    assert said(E1 / 13, E1, {"m": 13}, constants=False) == "is too small by the factor m"
    assert said(E1 * 13, E1, {"m": 13}, constants=False) == "is too large by the factor m"
    assert said(-E1 / 13, E1, {"m": 13}, constants=False) == "is too small by the factor m and has the wrong sign"
    sizes = {"m": [13, 17]}
    assert said([E1 / 13, E2 / 17], [E1, E2], sizes) == "is too small by the factor m"
    assert said([E1 / 13, E2 / 13], [E1, E2], sizes) == "is off by one and the same factor throughout"


def test_the_factor_is_read_at_the_largest_entry_whatever_its_sign():
    expected = np.array([-1000.0, 1.0])
    assert said(np.array([-2000.0, 2.0005]), expected) == "is off by the factor 2"


@pytest.mark.parametrize("small", [np.array([0.1, 0.2]), np.array([-0.1, -0.2])])
def test_a_part_of_zeros_says_nothing_of_the_factor(small):
    assert said([np.zeros(2), -small], [np.zeros(2), small]) == "has the wrong sign"


def test_what_is_infinite_is_off_by_no_factor():
    assert said(E1 * np.inf, E1) == ""
    assert said(np.array([0.0, 1e-9]), np.array([2.0, 1e-3])) == ""


def test_a_factor_must_explain_what_it_makes_small_too():
    f = np.array([1.0, 1e-9])
    assert said(np.array([1.0, 5.0]), np.array([1.0, 1e-9]), {"f": f}) == ""
    assert said(np.array([1.0, 1.0]), np.array([1.0, 1e-9]), {"f": f}) == "lacks the factor f"


def test_a_factor_of_another_shape_than_the_answer_is_none():
    wide = np.arange(1.0, 7.0).reshape(2, 3)
    assert said(wide.T.copy(), wide, {"f": 2 * wide}) == "is transposed"
    assert "factor f" not in said(np.ones((2, 4)), np.full((2, 4), 6.0), {"f": np.full((1, 3), 6.0)}, constants=False)


def test_a_factor_that_is_one_in_a_part_explains_nothing_there():
    assert said([-E1, -E1 / 3], [E1, E1], {"f": [np.ones(3), np.full(3, 3.0)]}) == ""


def test_the_right_numbers_in_another_order_are_told_as_such():
    words = "holds the right numbers in another order"
    assert said(E2.reshape(-1)[::-1].reshape(2, 2), E2) == words
    assert said([E1[::-1], E2.T[::-1]], [E1, E2]) == words
    assert said(E1[[1, 0, 2]] + np.array([0, 0, 1e-3]), E1) == ""
    assert said(np.append(E1[::-1], 3.0), E1) == ""
    assert said(E1[[1, 0]], E1[:2]) == ""  # of two numbers it may be chance


@pytest.mark.parametrize("places", range(9))
def test_numbers_are_rounded_to_one_decimal_at_least_and_to_seven_at_most(places):
    exact = 10.0 ** (2 - places) * np.array([0.123456789, 0.987654321, -0.623456782])
    words = f"is rounded to {places} decimal{'s' if places > 1 else ''}, and should be returned as computed"
    told = said(np.round(exact, places), exact)
    assert told == words if 1 <= places <= 7 else "rounded" not in told
    assert said(np.round(exact, places) * [1, 1, 2], exact) != words


def test_each_factor_that_explains_one_part_is_found():
    part = Part(0, "x", 3 * E1, E1)
    assert companions(part, {"m": 3.0}) == ["is too large by the factor m"]
    assert companions(Part(0, "x", E1 / -3, E1), {"m": 3.0}) == ["is too small by the factor m and has the wrong sign"]
    assert companions(Part(0, "x", E1 / 3, E1), {"m": 3.0}) == ["is too small by the factor m"]
    assert companions(Part(0, "x", -3 * E1, E1), {"m": 3.0}) == ["is too large by the factor m and has the wrong sign"]
    assert companions(part, {"m": 3.0, "n": 4.0, "k": [3.0]}) == [f"is too large by the factor {name}" for name in "mk"]
    assert companions(part, {}) == []


def test_several_parts_have_each_a_factor_of_their_own():
    one = "is off by one and the same factor throughout"
    assert of_each(f"{one}, which changes", 2) == "is each off by a factor of its own, which changes"
    assert of_each(one, 1) == one
    assert of_each("has the wrong sign", 2) == "has the wrong sign"


def test_a_half_is_rounded_as_numpy_does_to_the_even_digit():
    exact = np.array([0.125, 0.375, 1.34567])
    assert said(np.array([0.12, 0.38, 1.35]), exact).startswith("is rounded to 2 decimals")
    assert "rounded" not in said(np.array([0.13, 0.38, 1.35]), exact)
