"""Which entry explains an answer: on every question and probe, by evidence, and never by guessing."""

from __future__ import annotations

import logging
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.errors import Changed, Raised
from grader.judge.answer_key import AnswerKey, Entries, read_answer_key
from grader.judge.checks import TestPlan
from grader.judge.explain.diagnose import Compositions, diagnose, find_candidates, is_evidence, matches
from grader.judge.explain.variant import Replies, Variant
from grader.judge.same_reply import reply_of
from grader.judge.student import Question, Student
from grader.records.execution import Call, Reply, Step

QUESTIONS = [np.array([1.0, 2.0]), np.array([3.0, -1.0, 0.5])]
PROBES = [(np.array([7.0]),), (np.array([-7.0]),), (np.array([0.25]),)]
ENTRIES = Entries(task="half", section="Halves")
MADE = {"title": "t", "rationale": "r"}


def half(x):
    return x / 2


def double(x):
    return x * 2


def key_of(*entries, probes=True):
    module = ModuleType("key")
    module.half = half
    return AnswerKey(module, entries, {"half": tuple(PROBES)} if probes else {})


def candidates(*entries, **options):
    key = key_of(*entries, **options)
    questions = [Question(Call("other", (1,)), 1)]
    questions += [Question(Call("half", (x,)), half(x)) for x in QUESTIONS]
    return find_candidates("half", TestPlan((), tuple(questions), Student(), key.reference), key, ["earlier"])


def entry(code, *formulas, advice="Look."):
    return ENTRIES(code, *formulas, advice=advice, **MADE)


def named(function, *entries, **options):
    found = candidates(*entries, **options)
    diagnosis = diagnose([reply_of(function, call.arguments) for call in found.calls], found)
    return (diagnosis.code, diagnosis.advice) if diagnosis else None


def test_the_candidates_answer_every_question_of_the_task_and_then_every_probe():
    other = Entries(task="other", section="s")("O1", abs, advice="a", **MADE)
    found = candidates(entry("H1", double, half), other)
    assert found.questions == (1, 2)
    assert found.probes == tuple(Call("half", probe) for probe in PROBES)
    assert [call.arguments[0].tolist() for call in found.calls] == [[1, 2], [3, -1, 0.5], [7], [-7], [0.25]]
    assert [reply.value.tolist() for reply in found.right] == [[0.5, 1], [1.5, -0.5, 0.25], [3.5], [-3.5], [0.125]]
    (member,) = found.members
    assert member.entry.code == "H1"
    assert [[reply.value[0] for reply in replies] for replies in member.replies] == [
        [2, 6, 14, -14, 0.5],
        [0.5, 1.5, 3.5, -3.5, 0.125],
    ]
    assert found.compositions.earlier == ("earlier",)
    assert found.compositions.calls == found.calls
    assert found.compositions.right == found.right


def test_what_every_submission_shares_does_not_change():
    found = candidates(entry("H1", double))
    shared = (found.calls, found.right, found.members, found.members[0].replies)
    assert all(isinstance(each, tuple) for each in (*shared, found.compositions.calls, found.compositions.right))
    assert isinstance(found.compositions.earlier, tuple)


@pytest.mark.parametrize("place", range(5))
def test_an_entry_must_explain_every_reply(place):
    found = candidates(entry("H1", double))
    given = [reply_of(double, call.arguments) for call in found.calls]
    assert diagnose(given, found).code == "H1"
    given[place] = Reply(given[place].value + 1)
    assert diagnose(given, found) is None


def test_any_formula_of_an_entry_may_explain_the_replies():
    assert named(double, entry("H1", abs, double)) == ("H1", "Look.")
    assert named(abs, entry("H1", abs, double)) == ("H1", "Look.")


def test_of_entries_with_the_same_advice_the_lowest_code_stands_for_all():
    first, second = entry("H2", double), entry("H1", lambda x: x + x)
    assert named(double, first, second) == ("H1", "Look.")
    other = entry("H3", double, advice="Look elsewhere.")
    assert named(double, other) == ("H3", "Look elsewhere.")
    assert named(double, first, other) is None
    assert named(double, first, second, other) is None


def test_the_named_entry_is_the_one_that_is_kept():
    found = candidates(entry("H2", double), entry("H1", lambda x: x + x))
    diagnosis = diagnose([reply_of(double, call.arguments) for call in found.calls], found)
    assert [each.code for each in diagnosis.entries] == ["H1"]


def test_an_entry_that_is_right_everywhere_explains_nothing():
    assert named(half, entry("H1", half)) is None


def test_an_exception_alone_is_no_evidence():
    def raising(x):
        raise ValueError

    def partly(x):
        if len(x) > 1:
            raise ValueError
        return 2 * x

    assert named(raising, entry("H1", raising)) is None
    assert named(partly, entry("H1", partly)) == ("H1", "Look.")
    found = candidates(entry("H1", raising))
    assert list(matches([Reply(fault=Raised("x"))] * 5, found)) == []


@pytest.mark.parametrize(
    ("reply", "evident"),
    [
        (Reply(2.0), True),
        (Reply(1.0), False),
        (Reply(fault=Raised("It raised.")), False),
        (Reply(fault=Changed("It changed them.")), True),
    ],
)
def test_a_wrong_value_or_changed_arguments_are_evidence(reply, evident):
    assert is_evidence(reply, Reply(1.0)) == evident


def test_without_compositions_nothing_else_is_looked_for():
    found = SimpleNamespace(members=(), right=(), compositions=None)
    assert diagnose([], found) is None


def test_the_log_says_where_each_candidate_differs_first(caplog):
    caplog.set_level(logging.DEBUG, "grader.judge.explain.diagnose")
    late = entry("H2", double, lambda x: x * 2 if len(x) != 3 else x)
    assert named(double, entry("H1", half), late) == ("H2", "Look.")
    assert [record.getMessage() for record in caplog.records] == [
        "half: candidate H1 differs first at half(array([1., 2.]),)",
        "half: candidate H2 answers the same to every question",
        "half: candidate H2 differs first at half(array([ 3. , -1. , 0.5]),)",
    ]


def test_the_log_cuts_a_long_call_and_counts_where_there_is_none(caplog):
    caplog.set_level(logging.DEBUG, "grader.judge.explain.diagnose")
    candidate = SimpleNamespace(entry=entry("H1", half), replies=((Reply(1), Reply(2)),))
    found = SimpleNamespace(members=(candidate,), right=(Reply(1), Reply(1)), compositions=None)
    diagnose([Reply(1), Reply(3)], found)
    assert caplog.messages[-1] == "half: candidate H1 differs first at question 2"
    calls = [Call("f", (1,)), Call("f", ("x" * 400,))]
    found.compositions = SimpleNamespace(calls=calls, diagnose=lambda _: None)
    diagnose([Reply(1), Reply(3)], found)
    text = caplog.messages[-1].removeprefix("half: candidate H1 differs first at ")
    assert text == f"f('{'x' * 400}',)"[:300]


def test_nothing_is_logged_unless_it_is_asked_for(caplog):
    caplog.set_level(logging.INFO, "grader.judge.explain.diagnose")
    named(double, entry("H1", half))
    assert caplog.records == []


CALLS = tuple(Call("half", (x,)) for x in QUESTIONS)


def compositions(*variants, inherited=()):
    """Return compositions of `half` with these pairs, and these entries of an earlier task."""
    right = tuple(reply_of(half, call.arguments) for call in CALLS)
    made = Compositions("half", ("earlier",), key_of(), CALLS, right)
    made.__dict__["inherited"] = inherited
    made.__dict__["pairs"] = variants
    return made


def variant(formula, *entries, alone=()):
    return Variant(entries, Replies(formula, CALLS), tuple(Variant((), Replies(one, CALLS)) for one in alone))


def earlier(code, task="earlier"):
    return Entries(task=task, section="s")(code, half, title=f"the {code}", rationale="r", advice=f"Mind {code}.")


def given(formula):
    return [reply_of(formula, call.arguments) for call in CALLS]


def pair(formula, *entries, alone=(abs, np.negative)):
    return variant(formula, *entries, alone=alone)


OWN = [ENTRIES(f"H{n}", half, title=f"the H{n}", rationale="r", advice="a") for n in range(4)]


@pytest.mark.parametrize("codes", [("E1", "E2"), ("E2", "E1")])
def test_one_mistake_of_an_earlier_task_is_named_with_the_step_that_shows_it(codes):
    formulas = {"E1": double, "E2": np.negative}
    made = compositions(inherited=[(earlier(code), variant(formulas[code], earlier(code))) for code in codes])
    found = made.diagnose(given(double))
    assert (found.code, found.advice) == ("E1", "In half, the step of earlier shows this: the E1. Mind E1.")
    assert [each.code for each in found.entries] == ["E1"]


def test_two_earlier_mistakes_that_explain_it_are_none():
    two = [(earlier(code), variant(double, earlier(code))) for code in ("E1", "E2")]
    assert compositions(inherited=two).diagnose(given(double)) is None
    other = [two[0], (earlier("E1", "another"), two[0][1])]
    assert compositions(inherited=other).diagnose(given(double)) is None
    twice = [two[0], two[0]]
    assert compositions(inherited=twice).diagnose(given(double)).code == "E1"


@pytest.mark.parametrize("late", [lambda x: x * 2 + (len(x) == 3), lambda x: x * 2 + (len(x) == 2)])
def test_an_earlier_mistake_must_explain_every_reply(late):
    made = compositions(inherited=[(earlier("E1"), variant(late, earlier("E1")))])
    assert made.diagnose(given(double)) is None
    made = compositions(inherited=[(earlier("E1"), variant(half, earlier("E1")))])
    assert made.diagnose(given(half)) is None


@pytest.mark.parametrize("place", [2, 3])
def test_one_wrong_value_is_evidence_of_an_earlier_mistake(place):
    def partly(x):
        return x * 2 if len(x) == place else x / 2

    made = compositions(inherited=[(earlier("E1"), variant(partly, earlier("E1")))])
    assert made.diagnose(given(partly)).code == "E1"


def test_one_pair_is_named_by_both_codes_in_their_order():
    made = compositions(pair(half, OWN[0], OWN[3]), pair(double, OWN[2], OWN[1]))
    found = made.diagnose(given(double))
    assert found.code == "H1+H2"
    assert found.advice == ("Two things show: the H1; and the H2. Change one, check again, and see what is left.")
    assert [each.code for each in found.entries] == ["H1", "H2"]


def test_of_pairs_those_of_the_tasks_own_entries_stand_first():
    own, half_own = pair(double, OWN[1], OWN[2]), pair(double, earlier("E1"), OWN[1])
    for order in ([own, half_own], [half_own, own]):
        assert compositions(*order).diagnose(given(double)).code == "H1+H2"
    strange = pair(double, earlier("E1"), earlier("E2"))
    assert compositions(strange, half_own).diagnose(given(double)).code == "E1+H1"
    assert compositions(strange).diagnose(given(double)).code == "E1+E2"
    assert compositions(own, pair(double, OWN[1], OWN[3])).diagnose(given(double)) is None
    assert compositions(own, pair(double, OWN[2], OWN[1])).diagnose(given(double)).code == "H1+H2"


@pytest.mark.parametrize("idle", [0, 1])
def test_each_mistake_of_a_pair_must_show_in_two_questions(idle):
    alone: list[Any] = [abs, abs]
    alone[idle] = lambda x: x * 2 if len(x) == 2 else x
    assert compositions(pair(double, OWN[1], OWN[2], alone=alone)).diagnose(given(double)) is None
    alone[idle] = lambda x: x * 2 if len(x) == 3 else x
    assert compositions(pair(double, OWN[1], OWN[2], alone=alone)).diagnose(given(double)) is None
    alone[idle] = np.negative
    assert compositions(pair(double, OWN[1], OWN[2], alone=alone)).diagnose(given(double)).code == "H1+H2"


def test_a_pair_must_differ_from_what_is_right_in_two_questions():
    def partly(x):
        return x * 2 if len(x) == 2 else x / 2

    assert compositions(pair(partly, OWN[1], OWN[2])).diagnose(given(partly)) is None


def test_where_there_is_one_question_it_is_enough():
    made = compositions()
    one = Compositions("half", (), key_of(), CALLS[:1], made.right[:1])
    doubled, positive = (Replies(formula, CALLS[:1]) for formula in (double, abs))
    assert one.shows_both(Variant((), doubled, (Variant((), positive),)))
    assert not one.shows_both(Variant((), doubled, (Variant((), doubled),)))


def test_the_earlier_tasks_entries_are_made_inside_the_keys_function():
    module = ModuleType("key")
    exec("def part(x):\n    return x\ndef free(x):\n    return x\ndef half(x):\n    return part(x) / 2", vars(module))
    first = Entries(task="part", section="s")("P1", double, lambda x: -x, advice="a", **MADE)
    second = Entries(task="part", section="s")("P2", abs, advice="a", **MADE)
    other = Entries(task="free", section="s")("F1", double, advice="a", **MADE)
    for entries in ((first, second, other), (other, second, first)):
        made = Compositions("half", ("part",), AnswerKey(module, entries), CALLS, ())
        found = {(each.code, float(one.replies[0].value[0])) for each, one in made.inherited}
        assert found == {("P1", 1.0), ("P1", -0.5), ("P2", 0.5)}
        assert made.inherited is made.inherited
        assert isinstance(made.inherited, tuple)
        assert all(one.entries == (each,) for each, one in made.inherited)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_task_with_a_script_among_its_questions_has_no_pairs(place):
    key = key_of(entry("H1", double), probes=False)
    questions = [Question(Call("half", (x,)), half(x)) for x in (1.0, 2.0)]
    script = Call("half", (), (Step("call", None, "half", (1.0,)),))
    questions.insert(place, Question(script, None, steps=(Reply(0.5),)))
    found = find_candidates("half", TestPlan((), tuple(questions), Student(), key.reference), key)
    assert found.compositions is None


@pytest.mark.parametrize(
    ("reply", "right", "evident"),
    [
        (Reply(steps=(Reply(1.0), Reply(3.0))), Reply(steps=(Reply(1.0), Reply(2.0))), True),
        (Reply(steps=(Reply(3.0), Reply(2.0))), Reply(steps=(Reply(1.0), Reply(2.0))), True),
        (Reply(steps=(Reply(1.0), Reply(2.0))), Reply(steps=(Reply(1.0), Reply(2.0))), False),
        (Reply(steps=(Reply(fault=Raised("x")),)), Reply(steps=(Reply(1.0),)), False),
        (Reply(steps=(Reply(1.0),)), Reply(2.0), True),
        (Reply(2.0), Reply(steps=(Reply(1.0),)), True),
    ],
)
def test_a_step_that_is_wrong_is_evidence(reply, right, evident):
    assert is_evidence(reply, right) == evident


def test_two_questions_of_three_are_enough_for_a_pair():
    three = tuple(Call("half", (np.array([1.0] * n),)) for n in (1, 2, 3))
    right = tuple(reply_of(half, call.arguments) for call in three)

    def twice_but(size):
        return Replies(lambda x: x * 2 if len(x) != size else x / 2, three)

    made = Compositions("half", (), key_of(), three, right)
    idle = Variant((), Replies(half, three))
    assert all(made.shows_both(Variant((), twice_but(size), (idle,))) for size in (1, 2, 3))
    one_shows = Replies(lambda x: x * 2 if len(x) == 1 else x / 2, three)
    assert not made.shows_both(Variant((), one_shows, (idle,)))


@pytest.mark.parametrize("late", [lambda x: x * 2 + (len(x) == 3), lambda x: x * 2 + (len(x) == 2)])
def test_a_pair_must_explain_every_reply(late):
    assert compositions(pair(late, OWN[1], OWN[2])).diagnose(given(double)) is None


def test_a_pair_that_leaves_no_work_is_not_named():
    for formula in (lambda x: 0 * x + 7, lambda x: x):
        assert compositions(pair(formula, OWN[1], OWN[2])).diagnose(given(formula)) is None


PAIRS_KEY = """
def slope(a):
    return a * (1 - a)


def back(d, a):
    return d * slope(a)
"""
PAIRS_CATALOGUE = """
from grader.testing import Entries, Rewrites
rewrite = Rewrites(__file__)
WORDS = {"title": "t", "rationale": "r", "advice": "a"}
in_slope, in_back = Entries(task="slope", section="s"), Entries(task="back", section="s")
MISCONCEPTIONS = (
    in_slope("S1", lambda a: 1 - a, **WORDS),
    in_back("B1", rewrite("back", "d * _s", "-d * _s"), **WORDS),
    in_back("B2", rewrite("back", "return _x", "return _x / 2"), **WORDS),
)
"""
D, A = np.array([3.0, 5.0]), np.array([0.5, 0.25])


@pytest.fixture
def pairs_key(tmp_path):
    (tmp_path / "reference.py").write_text(PAIRS_KEY, encoding="utf-8")
    (tmp_path / "misconceptions.py").write_text(PAIRS_CATALOGUE, encoding="utf-8")
    return read_answer_key(tmp_path)


def made_pairs(key, *right):
    calls = tuple(Call("back", (D * n, A)) for n in range(1, len(right) + 1))
    return Compositions("back", ("slope",), key, calls, tuple(map(Reply, right))).pairs


def test_a_pair_is_two_mistakes_in_one_function_and_knows_what_each_answers_alone(pairs_key):
    made = made_pairs(pairs_key, D)
    assert isinstance(made, tuple)
    assert isinstance(made[0].entries, tuple)
    assert isinstance(made[0].alone, tuple)
    slope, tanh = A * (1 - A), 1 - A
    both = {"S1 B1": -D * tanh, "S1 B2": D * tanh / 2, "B1 B2": -D * slope / 2}
    assert [" ".join(each.code for each in one.entries) for one in made] == list(both)
    alone = {"S1": D * tanh, "B1": -D * slope, "B2": D * slope / 2}
    for one, expected in zip(made, both.values(), strict=True):
        assert np.allclose(one.replies[0].value, expected)
        assert [each.entries for each in one.alone] == [(each,) for each in one.entries]
        assert all(np.allclose(each.replies[0].value, alone[each.entries[0].code]) for each in one.alone)


@pytest.mark.parametrize(
    ("right", "count"), [((1.0, 2.0), 3), (("a", 1.0), 3), ((1.0, "a"), 3), (("a", "b"), 1), ((True,), 1)]
)
def test_beside_an_earlier_mistake_a_second_one_shows_in_numbers_alone(pairs_key, right, count):
    assert len(made_pairs(pairs_key, *right)) == count


def refusing(function):
    def guarded(x):
        if x[0] < 0:
            raise ValueError("not below zero")
        return function(x)

    return guarded


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (refusing(double), "H1"),  # it refuses as the key does, which the formula of one line does not
        (double, "H1"),
        (refusing(half), None),
        (refusing(lambda x: x * 3), None),
        (refusing(lambda x: x * 2 if x.size == 1 else x / 2), None),  # right where the formula is wrong
        (lambda x: x * 2 if x[0] > 0 else x * 5, None),  # neither the refusal nor what the formula answers
    ],
)
def test_a_formula_that_does_not_refuse_what_the_key_refuses_names_the_mistake(monkeypatch, function, name):
    monkeypatch.setitem(globals(), "half", refusing(half))
    found = named(function, entry("H1", double))
    assert (found and found[0]) == name
