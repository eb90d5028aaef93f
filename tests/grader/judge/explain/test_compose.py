"""Mistakes of earlier tasks inside later ones, and pairs of mistakes in one function."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from grader.errors import CourseError
from grader.judge.answer_key import read_answer_key
from grader.judge.checks import TestPlan
from grader.judge.explain.compose import key_source, lifted, pairs, parts
from grader.judge.explain.diagnose import diagnose, find_candidates
from grader.judge.same_reply import reply_of
from grader.judge.student import Question, Student
from grader.records.execution import Call

KEY = """
import numpy as np


def slope(a):
    return a * (1 - a)


def back(theta, d, a):
    return (theta.T @ d) * slope(a)
"""
CATALOGUE = """
from grader.testing import Entries, Rewrites

rewrite = Rewrites(__file__)
in_slope = Entries(task="slope", section="Slopes")
in_back = Entries(task="back", section="Back")
WORDS = {"rationale": "It tempts.", "advice": "Look again."}
MISCONCEPTIONS = (
    in_slope("S1", lambda a: 1 - a**2, title="the slope of tanh", **WORDS),
    in_slope("S2", rewrite("slope", "_a * _b", "-_a * _b"), title="a sign", **WORDS),
    in_back("B1", rewrite("back", "theta.T @ d", "theta @ d"), title="no transpose", **WORDS),
    in_back("B2", rewrite("back", "_t * slope(a)", "2 * _t * slope(a)"), title="a factor of 2", **WORDS),
    in_back("B3", lambda theta, d, a: theta.T @ d, title="no slope", **WORDS),
    in_back("B4", rewrite("back", "_t * slope(a)", "3 * _t * slope(a)"), title="a factor of 3", **WORDS),
)
"""


@pytest.fixture
def key(tmp_path):
    """An answer key of two tasks, with a catalogue."""
    (tmp_path / "reference.py").write_text(KEY, encoding="utf-8")
    (tmp_path / "misconceptions.py").write_text(CATALOGUE, encoding="utf-8")
    return read_answer_key(tmp_path)


def arguments(seed, size=3):
    """Return the arguments of one question."""
    rng = np.random.default_rng(seed)
    return rng.standard_normal((size, size)), rng.standard_normal(size), rng.random(size)


@pytest.fixture
def named(key):
    """Return the diagnosis of a function `back`."""
    calls = [Call("back", arguments(seed)) for seed in range(3)]
    questions = tuple(Question(call, key.reference.back(*call.arguments)) for call in calls)
    candidates = find_candidates("back", TestPlan((), questions, Student(), key.reference), key, ("slope",))

    def named(function):
        found = diagnose([reply_of(function, call.arguments) for call in calls], candidates)
        return found or SimpleNamespace(code="", advice="")

    return named


def test_an_earlier_entry_is_made_inside_the_later_function(key):
    entry = key.misconceptions[0]
    theta, d, a = arguments(1)
    (formula,) = lifted("back", entry, key.reference)
    assert np.allclose(formula(theta, d, a), theta.T @ d * (1 - a**2))


def test_an_inherited_mistake_keeps_its_code_and_says_where_it_comes_from(named):
    found = named(lambda theta, d, a: theta.T @ d * (1 - a**2))
    assert found.code == "S1"
    assert found.advice.startswith("In back, the step of slope shows this: the slope of tanh.")


def test_two_edits_of_one_function_are_a_pair(named):
    found = named(lambda theta, d, a: 2 * (theta @ d) * a * (1 - a))
    assert found.code == "B1+B2"
    assert found.advice.startswith("Two things show: no transpose; and a factor of 2.")


def test_an_edit_and_an_earlier_mistake_are_a_pair(named):
    assert named(lambda theta, d, a: theta @ d * (1 - a**2)).code == "B1+S1"


def test_a_single_entry_stands_before_any_pair(named):
    assert named(lambda theta, d, _a: theta.T @ d).code == "B3"


def test_two_edits_of_one_place_are_no_pair_unless_one_fits_into_the_other(key):
    found = {pair.codes for pair in pairs("back", parts("back", (), key), key_source(key))}
    assert ("B1", "B2") in found
    assert ("B1", "B3") not in found


def test_three_mistakes_get_no_name(named):
    assert named(lambda theta, d, a: 2 * (theta @ d) * (1 - a**2)).code == ""


def test_where_two_pairs_explain_the_answer_none_is_named(tmp_path):
    (tmp_path / "reference.py").write_text(KEY, encoding="utf-8")
    twin = 'in_back("B9", rewrite("back", "_t * slope(a)", "slope(a) * _t * 2"), title="twice", **WORDS),\n)'
    (tmp_path / "misconceptions.py").write_text(CATALOGUE.replace("\n)\n", f"\n    {twin}\n"), encoding="utf-8")
    key = read_answer_key(tmp_path)
    calls = [Call("back", arguments(seed)) for seed in range(3)]
    questions = tuple(Question(call, key.reference.back(*call.arguments)) for call in calls)
    candidates = find_candidates("back", TestPlan((), questions, Student(), key.reference), key, ("slope",))
    wrong = [reply_of(lambda theta, d, a: 2 * (theta @ d) * a * (1 - a), call.arguments) for call in calls]
    assert {entry.code for entry in key.misconceptions} >= {"B9"}
    assert diagnose(wrong, candidates) is None


def test_one_question_is_not_enough_evidence(key):
    calls = [Call("back", arguments(1)), Call("back", (np.eye(2), np.ones(2), np.zeros(2)))]
    questions = tuple(Question(call, key.reference.back(*call.arguments)) for call in calls)
    candidates = find_candidates("back", TestPlan((), questions, Student(), key.reference), key, ("slope",))
    wrong = [reply_of(lambda theta, d, a: 2 * (theta @ d) * a * (1 - a), call.arguments) for call in calls]
    assert diagnose(wrong, candidates) is None


def test_a_rewrite_that_no_longer_fits_the_key_is_told_when_the_catalogue_is_read(tmp_path):
    (tmp_path / "reference.py").write_text(KEY.replace("theta.T @ d", "theta.T.dot(d)"), encoding="utf-8")
    (tmp_path / "misconceptions.py").write_text(CATALOGUE, encoding="utf-8")
    with pytest.raises(CourseError, match=r"'theta.T @ d' matches 0 places of back"):
        read_answer_key(tmp_path)
