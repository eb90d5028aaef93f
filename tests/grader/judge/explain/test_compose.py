"""Mistakes of earlier tasks inside later ones, and pairs of mistakes in one function."""

from __future__ import annotations

import ast
from types import SimpleNamespace

import numpy as np
import pytest

from grader.errors import CourseError
from grader.judge.answer_key import Entries, read_answer_key
from grader.judge.checks import TestPlan
from grader.judge.explain.compose import Part, _trees, key_source, lifted, pairs, parts
from grader.judge.explain.diagnose import diagnose, find_candidates
from grader.judge.rewrite import KeySource, NoMatch, Rewrite
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


class Source:
    """What knows which edits fit one after the other; an edit fits where all that it needs came before."""

    def __init__(self, *, fits=bool):
        self.fits = fits

    def edited(self, edits):
        if not self.fits([edit.name for edit in edits]):
            raise NoMatch("no place of it matches")
        return ast.Constant(self.text([edit.name for edit in edits]))

    def text(self, names):
        return "".join(sorted(names))

    def built(self, edits, replaced=None):
        return {"t": ([edit.name for edit in edits], replaced)}


class Ordering(Source):
    """A key whose text depends on the order of the edits."""

    def text(self, names):
        return "".join(names)


def edit(name, function="t"):
    return SimpleNamespace(name=name, function=function)


def part(code, *edits, **replaced):
    return Part(SimpleNamespace(code=code), edits, tuple(replaced.items()))


def made(*found, source=None):
    """Return the codes of the pairs, each with the edits in their order and what is replaced."""
    return {pair.codes: pair.formula for pair in pairs("t", found, source or Source())}


def test_a_part_knows_every_function_that_is_not_the_keys_own():
    assert part("A", edit("1", "f"), edit("2", "g"), h=abs, k=abs).functions() == {"f", "g", "h", "k"}
    assert part("A", edit("1", "f")).functions() == {"f"}
    assert part("A", h=abs).functions() == {"h"}


def test_every_two_mistakes_with_different_codes_are_a_pair():
    one, two, three = part("C", edit("1")), part("A", edit("2")), part("B", edit("3"))
    assert list(made(one, two, three)) == [("A", "C"), ("B", "C"), ("A", "B")]
    assert list(made(one, part("C", edit("4")), three)) == [("B", "C")]


def test_edits_of_different_functions_stand_as_they_are():
    assert made(part("A", edit("1", "f")), part("B", edit("2", "g")))["A", "B"] == (["1", "2"], {})


def test_edits_of_one_function_stand_in_an_order_in_which_they_match():
    late = Source(fits=lambda names: "1" not in names or names.index("1") == len(names) - 1)
    assert made(part("A", edit("1")), part("B", edit("2")), source=late)["A", "B"] == (["2", "1"], {})
    early = Source(fits=lambda names: "1" not in names or names.index("1") == 0)
    assert made(part("A", edit("1")), part("B", edit("2")), source=early)["A", "B"] == (["1", "2"], {})
    assert made(part("A", edit("1")), part("B", edit("2")))["A", "B"] == (["1", "2"], {})
    never = Source(fits=lambda names: len(names) < 2)
    assert made(part("A", edit("1")), part("B", edit("2")), source=never) == {}


def test_edits_whose_order_matters_are_a_pair_in_either_order():
    found = pairs("t", [part("A", edit("1")), part("B", edit("2"))], Ordering())
    assert [pair.formula for pair in found] == [(["1", "2"], {}), (["2", "1"], {})]
    assert len(list(pairs("t", [part("A", edit("1")), part("B", edit("2"))], Source()))) == 1


def test_the_order_is_tried_in_every_function_of_both():
    together = Source(fits=lambda names: set(names) != {"2", "4"})
    one, other = part("A", edit("1", "f"), edit("2", "g")), part("B", edit("3", "f"), edit("4", "g"))
    assert made(one, other, source=together) == {}
    together.fits = lambda names: set(names) != {"1", "3"}
    assert made(one, other, source=together) == {}


@pytest.mark.parametrize(
    ("one", "other", "possible"),
    [
        (part("A", f=abs), part("B", f=max), False),
        (part("A", f=abs), part("B", edit("1", "f")), False),
        (part("A", edit("1", "f")), part("B", f=abs), False),
        (part("A", f=abs, g=abs), part("B", edit("1", "g")), False),
        (part("A", g=abs, f=abs), part("B", edit("1", "g")), False),
        (part("A", edit("1", "g")), part("B", f=abs, g=abs), False),
        (part("A", f=abs), part("B", edit("1", "g")), True),
        (part("A", f=abs), part("B", g=max), True),
    ],
)
def test_a_function_that_is_replaced_cannot_be_edited_too(one, other, possible):
    assert bool(made(one, other)) == possible


def test_what_is_replaced_in_either_is_replaced_in_the_pair():
    assert made(part("A", f=abs), part("B", g=max))["A", "B"] == ([], {"f": abs, "g": max})


def entry(code, task, *formulas):
    return SimpleNamespace(code=code, task=task, formulas=formulas)


SOURCE = Source()


def rewrite(*edits):
    return Rewrite("t", edits, SOURCE)


def test_parts_are_a_tasks_own_edits_and_whatever_earlier_tasks_have():
    first, second = edit("1"), edit("2", "f")
    entries = (
        entry("A", "t", rewrite(first), abs),
        entry("B", "f", rewrite(second), max),
        entry("C", "g", min),
    )
    found = parts("t", ("f",), SimpleNamespace(misconceptions=entries))
    assert isinstance(found, tuple)
    assert [(each.entry.code, each.edits, each.replaced) for each in found] == [
        ("A", (first,), ()),
        ("B", (second,), ()),
        ("B", (), (("f", max),)),
    ]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_source_of_the_key_is_that_of_any_rewrite(place):
    formulas = [abs, max, min]
    formulas[place] = rewrite()
    entries = tuple(entry(str(n), "t", one) for n, one in enumerate(formulas))
    assert key_source(SimpleNamespace(misconceptions=entries)) is SOURCE
    assert key_source(SimpleNamespace(misconceptions=(entry("A", "t", *formulas),))) is SOURCE


def test_without_rewrites_the_source_is_the_key_alone(key):
    source = key_source(SimpleNamespace(misconceptions=(entry("A", "t", abs),), reference=key.reference))
    assert isinstance(source, KeySource)
    assert source.built((), {})["slope"](0.5) == 0.25


def test_every_formula_of_an_earlier_entry_is_made_inside_the_later_function(key):
    twice = Entries(task="slope", section="s")("S9", abs, lambda a: 2 * a, title="t", rationale="r", advice="a")
    found = lifted("back", twice, key.reference)
    assert isinstance(found, tuple)
    theta, d, a = arguments(1)
    assert [np.allclose(f(theta, d, a), theta.T @ d * s) for f, s in zip(found, (a, 2 * a), strict=True)] == [True] * 2


def test_a_mistake_of_a_task_that_is_not_used_is_part_of_nothing():
    entries = (
        entry("A", "t", rewrite(edit("1"))),
        entry("B", "t", rewrite(edit("2"))),
        entry("C", "g", rewrite(edit("3"))),
    )
    found = parts("t", ("f",), SimpleNamespace(misconceptions=entries))
    assert [each.entry.code for each in found] == ["A", "B"]


def test_every_edited_function_is_looked_at():
    assert [tree.value for tree in _trees((edit("1", "g"), edit("2", "f"), edit("3", "g")), Source())] == ["2", "13"]
    assert [tree.value for tree in _trees((edit("1", "f"), edit("2", "g")), Source())] == ["1", "2"]
    assert [tree.value for tree in _trees((edit("1", "g"), edit("2", "f")), Source())] == ["2", "1"]


def test_many_edited_functions_come_in_the_order_of_their_names_whatever_the_seed_of_hashes():
    names = list("phbfdagcemnko")
    edits = tuple(edit(name, name) for name in names)
    assert [tree.value for tree in _trees(edits, Source())] == sorted(names)
