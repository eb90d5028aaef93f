"""Mistakes as edits of the answer key."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.pattern import NoMatch
from grader.judge.rewrite import Edit, Rewrites

KEY = '''
import numpy as np


def slope(a):
    return a * (1 - a)


def back(theta, d, a):
    """Return theta.T @ d times the slope."""
    total = theta.T @ d
    return total * slope(a)
'''


@pytest.fixture
def rewrite(tmp_path):
    """Make rewrites of the key."""
    (tmp_path / "reference.py").write_text(KEY, encoding="utf-8")
    return Rewrites(str(tmp_path / "misconceptions.py"), half=lambda a: a / 2)


ARGUMENTS = np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([1.0, -1.0]), np.array([0.5, 0.2])


def test_an_expression_becomes_another(rewrite):
    theta, d, a = ARGUMENTS
    assert np.allclose(rewrite("back", "theta.T @ d", "theta @ d")(theta, d, a), theta @ d * a * (1 - a))


def test_a_hole_stands_for_any_expression_and_may_be_used_again(rewrite):
    theta, d, a = ARGUMENTS
    assert np.allclose(rewrite("back", "_t * slope(_a)", "_t * _a")(theta, d, a), theta.T @ d * a)
    assert np.allclose(rewrite("slope", "_a * (1 - _a)", "1 - _a ** 2")(a), 1 - a**2)


def test_statements_become_others(rewrite):
    theta, d, a = ARGUMENTS
    assert np.array_equal(rewrite("back", "return _t", "return _t, d")(theta, d, a)[1], d)


def test_an_edited_helper_is_called_by_the_task(rewrite):
    theta, d, a = ARGUMENTS
    assert np.allclose(rewrite("slope", "a * (1 - a)", "1", task="back")(theta, d, a), theta.T @ d)


def test_a_helper_of_the_catalogue_may_be_named(rewrite):
    theta, d, a = ARGUMENTS
    assert np.allclose(rewrite("back", "slope(a)", "half(a)")(theta, d, a), theta.T @ d * a / 2)


def test_two_rewrites_make_one_mistake_together(rewrite):
    theta, d, a = ARGUMENTS
    both = rewrite("back", "theta.T @ d", "theta @ d") & rewrite("back", "slope(a)", "1")
    assert np.allclose(both(theta, d, a), theta @ d)


def test_each_puts_every_value_into_the_place(rewrite):
    found = [formula(np.float64(0.5)) for formula in rewrite.each("slope", "a * (1 - a)", "{c} * a", c=("2", "3"))]
    assert found == [1.0, 1.5]


def test_every_place_may_be_meant_but_there_must_be_one(rewrite):
    assert rewrite("slope", "a", "2 * a", every=True)(0.25) == 0.25
    with pytest.raises(NoMatch):
        rewrite("slope", "b", "2 * b", every=True)


@pytest.mark.parametrize(("function", "pattern"), [("back", "theta @ d"), ("slope", "a"), ("other", "a")])
def test_a_pattern_matches_exactly_one_place(rewrite, function, pattern):
    with pytest.raises(NoMatch):
        rewrite(function, pattern, "0")


def test_the_key_itself_stays_as_it_is(rewrite):
    rewrite("slope", "a * (1 - a)", "1")
    assert rewrite.source.module.slope(0.5) == 0.25


def test_one_place_is_meant_unless_every_is_said(rewrite):
    mistake = rewrite("slope", "a * (1 - a)", "a * a")
    assert mistake.then("slope", "a * a", "a")(3.0) == 3.0
    with pytest.raises(NoMatch):
        mistake.then("slope", "a", "1")
    with pytest.raises(NoMatch):
        list(rewrite.each("slope", "a", "{c}", c=("1", "2")))
    assert [one(5.0) for one in rewrite.each("slope", "a", "{c}", every=True, c=("2", "3"))] == [-2, -6]


def test_other_functions_may_be_replaced_as_well(rewrite):
    theta, d, a = ARGUMENTS
    edit = Edit("back", "theta.T @ d", "theta @ d")
    names = rewrite.source.built([edit], {"slope": lambda _: 1.0})
    assert np.allclose(names["back"](theta, d, a), theta @ d)


def test_a_function_may_be_the_first_thing_in_a_key(tmp_path):
    (tmp_path / "reference.py").write_text("def first(x):\n    return x\n", encoding="utf-8")
    assert Rewrites(str(tmp_path / "misconceptions.py"))("first", "x", "x + 1")(1) == 2
