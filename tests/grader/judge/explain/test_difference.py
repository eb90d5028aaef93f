"""What is said of a wrong answer: the parts that are right, the one rule that explains the rest, and no guess."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pytest

from grader.errors import Mismatch
from grader.judge.compare import agree
from grader.judge.explain.difference import Hints, difference
from grader.numerical import TOLERANCE

SIZES = (5, 4, 3)


@pytest.fixture
def deltas():
    rng = np.random.default_rng(7)
    return [rng.normal(size=n) for n in SIZES]


@pytest.fixture
def factors():
    rng = np.random.default_rng(8)
    activations = [rng.uniform(0.1, 0.9, size=n) for n in SIZES]
    return {"a(1-a)": [a * (1 - a) for a in activations], "a": activations}


@pytest.fixture
def gradients():
    rng = np.random.default_rng(9)
    return [rng.normal(size=(4, 4)), rng.normal(size=(3, 4))]


def test_an_answer_that_agrees_needs_no_words(deltas):
    assert difference([d * (1 + 1e-9) for d in deltas], deltas, "delta") == ""


def test_the_layers_that_are_right_are_said_before_the_factor_of_the_other(deltas, factors):
    got = [deltas[0] / factors["a(1-a)"][0], *deltas[1:]]
    words = "Layers 2 and 3 are right; layer 1 lacks the factor a(1-a)."
    assert difference(got, deltas, "delta", Hints(factors, 1)) == words


def test_without_layer_numbers_parts_are_said_as_python_counts_them(deltas, factors):
    got = [deltas[0], deltas[1] * factors["a"][1], deltas[2]]
    words = "delta[0] and delta[2] are right; delta[1] has the factor a once too often."
    assert difference(got, deltas, "delta", Hints(factors)) == words


def test_one_factor_for_all_layers_is_said_once(deltas, factors):
    got = [-d * f for d, f in zip(deltas, factors["a(1-a)"], strict=True)]
    words = "Layers 1, 2 and 3 have the factor a(1-a) once too often and have the wrong sign."
    assert difference(got, deltas, "delta", Hints(factors, 1)) == words


def test_a_factor_that_misses_one_entry_is_not_named(deltas, factors):
    for k in range(SIZES[0]):
        got = deltas[0] / factors["a"][0]
        got[k] *= 1.001
        assert "factor" not in difference([got, *deltas[1:]], deltas, "delta", Hints(factors))


def test_a_factor_that_hides_an_entry_behind_a_tiny_value_is_not_named():
    expected, f = np.array([1.0, 2.0, 3.0]), np.array([1e-9, 0.3, 0.4])
    got = expected / f
    got[0] *= 5
    words = difference(got, expected, "delta", Hints({"f": f}))
    assert words.startswith("delta differs most at [0], and no entry of it is right; ")
    assert words.endswith("all signs are right, and every entry is too large in size.")


def test_an_answer_that_gained_a_factor_with_zeros_is_explained():
    expected, slope = np.array([1.0, 2.0, 3.0]), np.array([0.0, 0.5, 0.7])
    assert difference(expected * slope, expected, "delta", Hints({"the slope": slope})).endswith(
        "has the factor the slope once too often."
    )
    assert "the slope" not in difference(np.array([9.0, 4.0, 3 / 0.7]), expected, "delta", Hints({"the slope": slope}))


def test_two_companions_that_explain_alike_are_not_named(deltas, factors):
    got = [d * f for d, f in zip(deltas, factors["a"], strict=True)]
    assert "factor" not in difference(got, deltas, "delta", Hints({"a": factors["a"], "b": factors["a"]}))


def test_a_companion_of_another_shape_explains_nothing(gradients):
    words = difference(
        [g * 1.5 for g in gradients], gradients, "gradient", Hints({"row": np.ones(4), "tall": np.ones((9, 4))})
    )
    assert words == "gradient[0] and gradient[1] are off by one and the same factor throughout."


def test_a_wrong_sign_is_named(deltas):
    assert difference([-d for d in deltas], deltas, "delta") == "delta[0], delta[1] and delta[2] have the wrong sign."


@pytest.mark.parametrize(("scale", "name"), [(2.0, "2"), (0.5, "1/2"), (-1 / 3, "1/3 and has the wrong sign")])
def test_a_small_whole_factor_is_named(gradients, scale, name):
    assert (
        difference(scale * gradients[0], gradients[0], "the gradient") == f"The gradient is off by the factor {name}."
    )


def test_an_odd_factor_is_noticed_and_not_told(gradients):
    words = difference(1.7320508 * gradients[0], gradients[0], "the gradient")
    assert words == "The gradient is off by one and the same factor throughout."


def test_one_number_is_no_evidence_of_an_odd_factor():
    assert difference(np.array([0.7]), np.array([0.31]), "delta") == "delta differs most at [0]."
    assert difference(0.93, 0.31, "the cost") == "The cost is too large."
    assert difference(0.62, 0.31, "the cost") == "The cost is off by the factor 2."


def test_layers_with_faults_of_their_own_are_each_explained(deltas):
    got = [2 * deltas[0], deltas[1], -deltas[2]]
    words = "Layer 2 is right; layer 1 is off by the factor 2; layer 3 has the wrong sign."
    assert difference(got, deltas, "delta", Hints(layer_offset=1)) == words


def test_a_transpose_is_named_also_where_the_shape_changes(gradients):
    assert difference([gradients[0].T, gradients[1]], gradients, "g") == "g[1] is right; g[0] is transposed."
    assert difference([g.T for g in gradients], gradients, "g") == "g[0] and g[1] are transposed."


def test_a_list_in_reverse_order_is_named(deltas):
    assert difference(deltas[::-1], deltas, "delta") == "delta holds the right parts in reverse order."


def test_two_exchanged_parts_and_any_other_order_are_named(deltas):
    one, two, three = deltas
    exchanged = difference([two, one, three], deltas, "delta", Hints(layer_offset=1))
    assert exchanged == "Layers 1 and 2 are exchanged; the other parts are right."
    assert difference([three, one, two], deltas, "delta") == "delta holds the right parts in another order."


def test_two_lists_that_stand_in_each_others_place_are_named(deltas, gradients):
    right = (list(gradients), list(deltas))
    assert difference(right[::-1], right, "f") == "f[0] and f[1] are exchanged."
    assert difference((deltas, {"z": X}), ({"z": X}, list(deltas)), "f") == "f[0] and f[1] are exchanged."
    assert "exchanged" not in difference((list(deltas), list(deltas)), right, "f")
    assert "exchanged" not in difference((list(gradients), list(gradients)), right, "f")
    assert difference(([Y, Z3], X), (X, [Y, Z3]), "f") == "f[0] and f[1] are exchanged."
    assert "exchanged" not in difference(right[::-1], (*right, [X]), "f")


def test_two_numbers_that_are_nearly_the_same_are_not_told_as_exchanged():
    got, right = ([1 + 0.9 * TOLERANCE, 1 - 0.4 * TOLERANCE], [1.0, 1 + 1.5 * TOLERANCE])
    words = difference([np.array([one]) for one in got], [np.array([one]) for one in right], "f")
    assert words
    assert "exchanged" not in words


def test_a_list_of_one_where_there_should_be_more_asks_for_the_return_in_the_loop(deltas):
    asked = "Does a `return` stand inside the loop?"
    assert difference([X], list(deltas), "f").endswith(f"a list of 3; yours has 1. {asked}")
    assert difference(([X], [X]), (list(deltas), list(deltas)), "f").endswith(f"yours has 1. {asked}")
    assert asked not in difference([X, X], list(deltas), "f")
    assert asked not in difference([X] * 11, list(deltas), "f")


def test_values_that_are_not_finite_are_followed_by_where_they_come_from():
    told = difference(np.array([np.nan, 1.0]), np.array([2.0, 1.0]), "f")
    assert told.startswith("f holds 1 value that is nan or infinite. Such values usually come from a division by 0")
    assert told.endswith("Print what goes in there.")


def test_a_part_too_many_is_named(deltas):
    extra = np.ones(2)
    at = "delta has one part too many, at the {}; the others are right."
    assert difference([extra, *deltas], deltas, "delta") == at.format("beginning")
    assert difference([*deltas, extra], deltas, "delta") == at.format("end")
    assert difference([*deltas, extra, extra], deltas, "delta") == "delta should be a list of 3; yours has 5."


def test_nothing_but_zeros_is_said(deltas):
    assert difference(0 * deltas[0], deltas[0], "delta") == "delta is zero throughout."


def test_the_wrong_row_or_column_is_named(gradients):
    row, column = gradients[0].copy(), gradients[0].copy()
    row[2] += [0.1, 0.2, 0.3, 0.9]
    column[:, 1] += [0.1, 0.7, 0.3, 0.2]
    assert difference(row, gradients[0], "g") == "g differs most at [2, 3]; all wrong entries stand in row 2."
    assert difference(column, gradients[0], "g") == "g differs most at [1, 1]; all wrong entries stand in column 1."


def test_scattered_wrong_entries_are_counted(gradients):
    got = gradients[0].copy()
    got[0, 1] += 0.5
    got[2, 3] -= 0.7
    assert difference(got, gradients[0], "g") == "g differs most at [2, 3]; 14 of its 16 entries are right."


def test_a_wrong_kind_or_shape_is_said_in_the_words_of_the_comparison_with_the_right_parts(deltas):
    words = difference([deltas[0], deltas[1].reshape(4, 1), deltas[2]], deltas, "delta", Hints(layer_offset=1))
    assert words.startswith("delta[1] should have shape (4,); yours has shape (4, 1).")
    assert words.endswith("Layers 1 and 3 are right.")
    assert "dtype int64" in difference([deltas[0].astype(int), *deltas[1:]], deltas, "delta")
    assert "Is there a `return`?" in difference(None, deltas, "delta")
    assert "nan" in difference(np.full(5, np.nan), deltas[0], "delta")


def test_nested_lists_dicts_truths_and_texts_have_words_too(deltas):
    words = difference((deltas, [2 * d for d in deltas]), (deltas, deltas), "g")
    assert words.endswith("g[1][0], g[1][1] and g[1][2] are off by the factor 2.")
    words = difference({"A": "x", "B": "y"}, {"A": "x", "B": "z"}, "it")
    assert words == "it['A'] is right; it['B'] is not what is expected."
    assert difference([True, True], [True, False], "v") == "v[0] is right; v[1] is not what is expected."
    assert difference([2, 0, 1], [0, 1, 2], "order") == "order holds the right parts in another order."


def test_no_figure_of_the_right_answer_is_ever_told(deltas, gradients, factors):
    rng = np.random.default_rng(11)
    for expected in (deltas, gradients, deltas[0], 0.8431):
        parts = expected if isinstance(expected, list) else [expected]
        for mistake in (lambda p: p * 1.3, lambda p: p + 0.5, lambda p: -p, lambda p: p * rng.normal(size=np.shape(p))):
            got = [mistake(part) for part in parts]
            words = difference(got if isinstance(expected, list) else got[0], expected, "it", Hints(factors))
            assert words
            assert not re.search(r"\d\.\d", words)


def test_many_right_parts_are_counted_not_listed():
    expected = {f"cell {n}": np.array([float(n), 1.0]) for n in range(9)}
    words = difference(expected | {"cell 3": np.array([0.0, 7.0])}, expected, "table")
    assert words.startswith("8 of 9 parts are right; table['cell 3'] differs most")


def test_numbers_of_nodes_are_no_quantities():
    assert "factor" not in difference([2, 4, 6], [1, 2, 3], "order")
    assert "not what is expected" in difference([2, 4, 6], [1, 2, 3], "order")


def test_an_empty_list_is_asked_for_as_such():
    assert "an empty list" in difference([np.ones(2)], [], "deltas")


X, Y, Z3 = np.array([1.0, 2.0]), np.array([3.0, 4.0, 5.0]), np.array([6.0])
LAYERED = Hints(layer_offset=1)


def many(count):
    """Return a list of so many parts that are all different."""
    return [np.array([float(k), 1.0]) for k in range(1, count + 1)]


@pytest.mark.parametrize("count", [2, 3, 8, 24])
def test_a_list_of_up_to_twenty_four_parts_is_searched_for_another_order(count):
    right = many(count)
    assert difference(right[::-1], right, "delta") == "delta holds the right parts in reverse order."


def test_of_two_lists_no_more_than_eight_parts_are_searched_together():
    right = (many(5), many(5))
    assert "order" not in difference((right[0], right[1][::-1]), right, "f")


@pytest.mark.parametrize("inner", [slice(1), slice(9, 10), slice(1, 10)])
def test_of_a_list_that_holds_another_no_more_than_eight_parts_are_searched(inner):
    def held(parts):
        return [*parts[: inner.start or 0], parts[inner], *parts[inner.stop :]]

    right = many(10)
    assert "order" not in difference(held(right[::-1]), held(right), "f")


@pytest.mark.parametrize("count", [1, 25])
def test_one_part_or_a_longer_list_is_not(count):
    right = many(count)
    given = [np.array([9.0, 9.0])] if count == 1 else right[::-1]
    assert "order" not in difference(given, right, "delta")


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ((1, 0, 2, 3), "delta[0] and delta[1] are exchanged; the other parts are right."),
        ((0, 1, 3, 2), "delta[2] and delta[3] are exchanged; the other parts are right."),
        ((1, 2, 3, 0), "delta holds the right parts in another order."),
        ((3, 2, 1, 0), "delta holds the right parts in reverse order."),
    ],
)
def test_the_order_of_the_parts_is_told(order, words):
    right = many(4)
    assert difference([right[k] for k in order], right, "delta") == words


def test_equal_parts_make_the_order_a_guess():
    right = [X, X, Z3]
    assert "order" not in difference([Z3, X, X], right, "delta")
    assert "order" not in difference([X, X], [X, Z3], "delta")
    assert "exchanged" not in difference([X, Y, Y], [Y, X, Z3], "delta")


@pytest.mark.parametrize(("got", "end"), [([X, Y, Z3], "beginning"), ([Y, Z3, X], "end")])
def test_one_part_too_many_is_told_with_its_place(got, end):
    words = f"delta has one part too many, at the {end}; the others are right."
    assert difference(got, [Y, Z3], "delta") == words
    assert difference(tuple(got), [Y, Z3], "delta") == words


@pytest.mark.parametrize("got", [[X, Y], [X, X, Z3], [Y, X, X], [X, X, Y, Z3], np.zeros(3)])
def test_other_lengths_have_no_part_too_many(got):
    assert "too many" not in difference(got, [Y, Z3], "delta")


@pytest.mark.parametrize(("got", "place"), [([Y, Z3], "first"), ([X, Y], "last")])
def test_one_part_that_is_missing_is_told_with_its_place(got, place):
    words = f"delta lacks its {place} part; the others are right."
    assert difference(got, [X, Y, Z3], "delta") == words
    assert difference(tuple(got), [X, Y, Z3], "delta") == words


def test_of_equal_parts_none_is_told_to_be_missing_or_too_many():
    assert "others" not in difference([X, X], [X, X, X], "delta")
    assert "others" not in difference([X, X, X], [X, X], "delta")


@pytest.mark.parametrize("got", [[], [X, Z3], [Y, X], [X]])
def test_a_part_that_is_missing_elsewhere_or_beside_wrong_ones_is_not(got):
    assert "lacks its" not in difference(got, [X, Y, Z3], "delta")


def test_parts_that_are_off_by_different_numbers_are_not_told_to_be_off_by_one():
    words = difference([1.37 * X, 1.71 * Y], [X, Y], "delta")
    assert words == "delta[0] and delta[1] are each off by a factor of its own."
    words = difference([1.37 * X, 1.71 * Y], [X, Y], "delta", Hints(constants=False))
    assert words.endswith("are each off by a factor of its own, which changes with the arguments.")


def test_parts_that_hold_their_numbers_in_another_order_take_the_plural():
    right = [np.arange(1.0, 5.0) ** 2, np.arange(2.0, 7.0) ** 3]
    words = difference([part[::-1] for part in right], right, "delta")
    assert words == "delta[0] and delta[1] hold the right numbers in another order."


def test_an_empty_list_has_no_part_too_many():
    assert difference([X], [], "delta") == "delta should be an empty list; yours has 1."
    assert "too many" not in difference(5, [X], "delta")


@pytest.mark.parametrize("count", [7, 8])
def test_up_to_eight_layers_are_called_by_their_numbers(count):
    right = many(count)
    words = difference([*right[:-1], -right[-1]], right, "delta", LAYERED)
    assert words.endswith(f"layer {count} has the wrong sign.")


def test_more_parts_than_eight_are_called_by_their_places():
    right = many(9)
    words = difference([*right[:-1], -right[-1]], right, "delta", LAYERED)
    assert words == "8 of 9 parts are right; delta[8] has the wrong sign."


def test_only_the_parts_of_a_plain_list_are_layers():
    words = difference([[X, -Y]], [[X, Y]], "delta", LAYERED)
    assert words == "delta[0][0] is right; delta[0][1] has the wrong sign."
    words = difference({"W": X, "b": -Y}, {"W": X, "b": Y}, "delta", LAYERED)
    assert words == "delta['W'] is right; delta['b'] has the wrong sign."


@pytest.mark.parametrize("place", [0, 1])
def test_where_a_part_has_another_form_nothing_more_is_told(place):
    right, got = [[X, Y], [Y, X]], [[X, Y], [Y, X]]
    got[place] = X
    words = difference(got, right, "delta")
    assert words == f"delta[{place}] should be a list of 2; yours is an array of shape (2,)."


@pytest.mark.parametrize(
    ("right", "words"),
    [
        (1, "delta[0] is right"),
        (2, "delta[0] and delta[1] are right"),
        (4, "delta[0], delta[1], delta[2] and delta[3] are right"),
        (5, "5 of 6 parts are right"),
    ],
)
def test_up_to_four_right_parts_are_named(right, words):
    expected = many(right + 1)
    got = [*expected[:-1], -expected[-1]]
    assert difference(got, expected, "delta") == f"{words}; delta[{right}] has the wrong sign."


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "delta[0] is not what is expected."),
        (4, "delta[0], delta[1], delta[2] and delta[3] are not what is expected; begin with delta[0]."),
        (5, "5 parts, delta[0] the first of them, are not what is expected; begin there."),
    ],
)
def test_up_to_four_wrong_texts_are_named(count, words):
    assert difference([*"abcde"][:count], ["z"] * count, "delta") == words


def test_of_several_unlike_parts_the_first_that_is_computed_is_told():
    right = many(3)
    got = [right[0] + np.array([0, 1.0]), right[1], -right[2]]
    backwards, unknown = ((2,), (1,), (0,)), ((2,), (1,))
    words = difference(got, right, "delta", Hints(order=backwards, layer_offset=1))
    assert (
        words
        == "Layer 2 is right; the first wrong one, in the order of computation, is layer 3: it has the wrong sign."
    )
    words = difference(got, right, "delta", Hints(order=backwards[::-1]))
    assert words.endswith("in the order of computation, is delta[0]: it differs most at [1], its only wrong entry.")
    for order in (unknown, ((0,), (1,))):
        assert "first wrong" not in difference(got, right, "delta", Hints(order=order))
    one = [*right[:2], right[2] + np.array([0, 1.0])]
    assert "first wrong" not in difference(one, right, "delta", Hints(order=backwards))
    words = difference([got[0], 3 * right[1], got[2]], right, "delta", Hints(order=((1,), (0,), (2,))))
    assert words.endswith("is delta[1]: it is off by the factor 3.")
    assert "first wrong" not in difference([*right[:2], -right[2]], right, "delta", Hints(order=backwards))
    assert "first wrong" not in difference([-one for one in right], right, "delta", Hints(order=backwards))


def test_lists_in_lists_have_an_order_of_their_own():
    right = (many(2), many(2))
    got = ([right[0][0], right[0][1] + X], [right[1][0] + X, right[1][1]])
    words = difference(got, right, "forward", Hints(order=((0, 0), (1, 0), (0, 1), (1, 1))))
    assert "in the order of computation, is forward[1][0]: it differs most at" in words


def test_what_is_wrong_by_one_rule_is_told_together_and_the_rest_alone():
    right = many(4)
    got = [-right[0], 3 * right[1], -right[2], right[3]]
    words = difference(got, right, "delta")
    assert words == "delta[3] is right; delta[0] and delta[2] have the wrong sign; delta[1] is off by the factor 3."


def test_a_part_that_no_rule_explains_comes_last():
    right = many(2)
    words = difference([right[0] + np.array([0, 1.0]), -right[1]], right, "delta")
    assert words == "delta[1] has the wrong sign; delta[0] differs most at [1], its only wrong entry."


def test_numbers_and_texts_get_no_rule_together():
    words = difference([-X, "b"], [X, "a"], "delta")
    assert words == "delta[0] has the wrong sign; delta[1] is not what is expected."
    assert difference(["b", -X], ["a", X], "delta").startswith("delta[1] has the wrong sign; delta[0] is not")


def test_of_several_parts_the_worst_entry_by_its_share_is_named():
    large, small = np.array([1000.0, 10.0]), np.array([1.0, 2.0])
    words = difference([large + np.array([3.0, 0.0]), small + np.array([0.0, 1.9])], [large, small], "delta")
    assert words == "delta[1] differs most at [1], its only wrong entry."
    words = difference([large + np.array([900.0, 0.0]), small + np.array([0.1, 0.0])], [large, small], "delta")
    assert words == "delta[0] differs most at [0], its only wrong entry."


def test_parts_that_are_no_numbers_are_not_measured():
    words = difference(["b", X + np.array([0.0, 1.0])], ["a", X], "delta")
    assert words == "delta[1] differs most at [1], its only wrong entry."
    assert difference([5, X + np.array([0.0, 1.0])], [3, X], "delta") == (
        "delta[1] differs most at [1], its only wrong entry."
    )


@pytest.mark.parametrize(
    ("got", "words"),
    [
        ([-1.0, 3.0, -2.0], "; every sign is turned round."),
        ([2.0, -3.0, 5.0], "; all signs are right, and every entry is too large in size."),
        ([0.5, -1.0, 1.0], "; all signs are right, and every entry is too small in size."),
        ([0.5, -3.0, 5.0], "; all signs are right."),
        ([0.5, 3.0, 5.0], ", and no entry of it is right."),
    ],
)
def test_where_no_entry_is_right_what_holds_for_all_is_said(got, words):
    assert difference(np.array(got), np.array([1.0, -2.0, 3.0]), "delta").endswith(words)


def test_where_one_entry_is_right_nothing_is_said_of_all():
    assert "sign" not in difference(np.array([1.0, -9.0, -8.0]), np.array([1.0, 2.0, 3.0]), "delta")


M = np.arange(1.0, 13.0).reshape(3, 4)


def off(*places, by=100.0):
    changed = M.copy()
    for place in places:
        changed[place] += by
    return changed


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (off((1, 2)), "dW differs most at [1, 2], its only wrong entry."),
        (off((1, 0), (1, 3)), "dW differs most at [1, 0]; all wrong entries stand in row 1."),
        (off((0, 2), (2, 2)), "dW differs most at [0, 2]; all wrong entries stand in column 2."),
        (off((0, 0), (2, 2)), "dW differs most at [0, 0]; 10 of its 12 entries are right."),
        (off((0, 0), (0, 1), (2, 2)), "dW differs most at [0, 0]; 9 of its 12 entries are right."),
    ],
)
def test_where_a_matrix_is_wrong_is_told(got, words):
    assert difference(got, M, "dW") == words


@pytest.mark.parametrize("shape", [(4, 1), (1, 4)])
def test_a_matrix_of_one_row_or_column_has_no_other(shape):
    right = np.array([1.0, 2.0, 3.0, 4.0]).reshape(shape)
    got = right.copy()
    got.flat[1] += 5
    got.flat[2] += 7
    assert difference(got, right, "dW").endswith("; 2 of its 4 entries are right.")


def test_a_matrix_of_two_rows_has_rows():
    right = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert "stand in row 1" in difference(right + np.array([[0, 0], [5, 7.0]]), right, "dW")
    assert "stand in column 0" in difference(right + np.array([[5, 0], [7.0, 0]]), right, "dW")


def test_a_nested_answer_of_another_form_is_told_as_the_comparison_does():
    assert difference({"a": 1}, {"a": 1, "b": 2}, "x") == "x should be a dict with the keys 'a', 'b'; yours lacks 'b'."
    assert difference([1], {"a": 1}, "x").startswith("x should be a dict")
    assert difference({"a": 1.5}, [1.0], "x").startswith("x should be a list of 1")
    assert difference(5, [[1.0], [2.0]], "x").startswith("x should be a list of 2")
    assert difference([[1.0], 5], [[1.0], [2.0]], "x").startswith("x[1] should be a list of 1")


@pytest.mark.parametrize(
    ("got", "expected"),
    [([True, 1.0], [False, 1.0]), (["a", 1.0], ["b", 1.0]), ([np.array(["a"]), 1.0], [np.array(["b"]), 1.0])],
)
def test_truths_and_texts_are_told_by_their_place(got, expected):
    assert difference(got, expected, "x").startswith(
        ("x[1] is right; x[0] is not what is expected", "x[0][0] differs most")
    )


def test_a_text_for_a_truth_is_told_as_the_comparison_does():
    assert difference(["a", 2.0], [True, 1.0], "x").startswith("x[0] should be True or False; yours is a text.")
    assert difference([np.nan, 2.0], [3.0, 1.0], "x").startswith("x[0] holds 1 value that is nan or infinite. Such")


def test_a_part_of_zeros_has_no_scale_of_its_own():
    words = difference([np.array([0.5, 0.0]), np.array([1.0, 1.25])], [np.zeros(2), np.array([1.0, 1.0])], "x")
    assert words.startswith("x[0] differs most at [0]")
    words = difference([np.array([0.1, 0.0]), np.array([1.0, 1.25])], [np.zeros(2), np.array([1.0, 1.0])], "x")
    assert words.startswith("x[1] differs most at [1]")


@pytest.mark.parametrize(("count", "words"), [(8, "x[0], x[1], "), (9, "9 parts, x[0] the first of them, are zero")])
def test_more_than_eight_wrong_parts_are_counted(count, words):
    told = difference([np.zeros(2)] * count, [np.ones(2) + k for k in range(count)], "x")
    assert told.startswith(words)


def test_a_list_of_which_all_parts_are_right_is_named_as_a_whole():
    right = ([np.ones(2), np.zeros(3)], [np.ones(2), np.ones(2)])
    assert difference((right[0], [np.ones(2), np.zeros(2)]), right, "x").startswith(
        "x[0] and x[1][0] are right; x[1][1]"
    )
    assert difference(([np.zeros(2), np.zeros(3)], right[1]), right, "x").startswith("x[0][1] and x[1] are right")


def test_a_right_part_beside_a_list_is_named_alone():
    words = difference(([X, -Y], Z3), ([X, Y], Z3), "x")
    assert words == "x[0][0] and x[1] are right; x[0][1] has the wrong sign."


def test_many_right_parts_are_counted_one_by_one():
    right = [[np.ones(2)] * 2 for _ in range(6)]
    wrong = [*right[:5], [np.ones(2), np.zeros(2)]]
    assert difference(wrong, right, "x").startswith("11 of 12 parts are right; x[5][1] is zero")


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ({"a": 1}, ["a"]),
        (["a"], {"a": 1}),
        (5, {"a": 1}),
        ([1.0, 2.0], np.array([1.0, 3.0])),
        ([1.0, 2.0, 3.0], np.array([1.0, 2.0])),
        ("a", 1.0),
        (date(2026, 3, 1), date(2026, 3, 2)),
        (np.ones((3, 2)), np.ones((2, 4))),
        (np.ones((4, 3, 2)) * 5, np.ones((2, 3, 4)) * 5),
        (np.arange(24.0).reshape(2, 3, 4).T, np.arange(24.0).reshape(2, 3, 4)),
    ],
)
def test_of_another_form_no_more_is_told_than_a_check_tells(got, expected):
    with pytest.raises(Mismatch) as caught:
        agree(got, expected, "f")
    assert difference(got, expected, "f") == str(caught.value)


def test_an_entry_at_the_edge_of_the_tolerance_is_right():
    told = difference(np.array([TOLERANCE, 2.3]), np.array([0.0, 1.0]), "f")
    assert told == "f differs most at [1], its only wrong entry."


def test_in_an_array_of_whole_numbers_the_worst_entry_is_named():
    assert difference(np.array([1, 5, 3]), np.array([1, 2, 3]), "f") == "f differs most at [1], its only wrong entry."


def test_a_list_in_a_new_order_has_each_part_once():
    one, two, three = (np.arange(1.0, 4.0) * k for k in (1, 2, 3))
    assert difference([one, one, three], [one, two, three], "f").startswith("f[0] and f[2] are right; f[1] is off")
    assert (
        difference([two, one, three], [one, two, three], "f")
        == "f[0] and f[1] are exchanged; the other parts are right."
    )
    assert difference([two, three, one], [one, two, three], "f") == "f holds the right parts in another order."
    assert difference([one, two, two], [one, two, two * 5], "f").startswith("f[0] and f[1] are right")


def test_several_parts_take_the_plural_and_a_factors_name_stays_what_it_is(deltas):
    rng = np.random.default_rng(3)
    factors = {"axis n": [rng.uniform(2, 3, size=n) for n in SIZES]}
    lacking = [d / f for d, f in zip(deltas, factors["axis n"], strict=True)]
    assert difference(lacking, deltas, "d", Hints(factors, 1)) == "Layers 1, 2 and 3 lack the factor axis n."
    small = [d / 13 for d in deltas]
    told = difference(small, deltas, "d", Hints({"axis n": 13}, 1, constants=False))
    assert told == "Layers 1, 2 and 3 are too small by the factor axis n."


def test_a_sentence_begins_with_a_capital_unless_a_name_stands_there():
    wrong, right = np.array([1.0, 2.5]), np.array([1.0, 2.0])
    assert difference(wrong, right, "your gradient").startswith("Your gradient differs most at [1]")
    assert difference(wrong, right, "the gradient").startswith("The gradient differs most at [1]")
    assert difference(wrong, right, "gradient").startswith("gradient differs most at [1]")
