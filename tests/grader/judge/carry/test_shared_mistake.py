"""Which mistake alone explains a task's answers, and which explanations are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.judge.answer_key import Entries
from grader.judge.carry.shared_mistake import shared_mistake
from grader.judge.explain.diagnose import Candidate, Candidates
from grader.judge.same_reply import reply_of
from grader.records.execution import Call, Reply

Z = [np.array([0.1, 0.7]), np.array([2.0, -1.0, 3.0])]
ENTRIES = Entries(task="half", section="Halves")


def right(z: Any) -> Any:
    return z / 2


def doubled(z: Any) -> Any:
    return z * 2


def candidates(**formulas: Callable[..., Any]) -> Candidates:
    """Return the entries of one task, by code; the first letter of the code is the advice."""
    members = [ENTRIES(code, f, title="t", rationale="r", advice=code[0]) for code, f in formulas.items()]
    made = tuple(Candidate(entry, tuple(tuple(replies(f)) for f in entry.formulas)) for entry in members)
    calls = tuple(Call("half", (z,)) for z in Z)
    return Candidates((0, 1), (), calls, tuple(replies(right)), made)


def replies(formula: Callable[..., Any]) -> list[Reply]:
    """Return what a function answers to both questions."""
    return [reply_of(formula, (z,)) for z in Z]


def test_the_one_entry_that_explains_every_reply_is_shared() -> None:
    assert shared_mistake(replies(doubled), candidates(A1=doubled, B1=lambda z: z * 3)) == "A1"


def test_two_entries_that_explain_the_same_replies_are_none() -> None:
    assert shared_mistake(replies(doubled), candidates(A1=doubled, B1=lambda z: z + z)) == ""


def test_two_entries_with_the_same_advice_are_one_and_the_lower_code() -> None:
    assert shared_mistake(replies(doubled), candidates(A2=lambda z: z + z, A1=doubled)) == "A1"


def test_an_entry_that_raises_somewhere_explains_nothing() -> None:
    def partly(z: Any) -> Any:
        return z * 2 if len(z) == 2 else z @ np.eye(2)

    assert shared_mistake(replies(partly), candidates(A1=partly)) == ""


def test_a_constant_answer_explains_nothing() -> None:
    assert shared_mistake(replies(np.zeros_like), candidates(A1=np.zeros_like)) == ""


def test_the_right_answer_shows_no_mistake() -> None:
    assert shared_mistake(replies(right), candidates(A1=right)) == ""


@pytest.mark.parametrize("echo", [lambda z: z, lambda z: [z, z]])
def test_an_argument_handed_back_explains_nothing(echo: Callable[..., Any]) -> None:
    assert shared_mistake(replies(echo), candidates(A1=echo)) == ""


class Inherited:
    """The answer key's function on somebody's wrong earlier one."""

    def __init__(self, formula: Callable[..., Any]) -> None:
        self.replies = replies(formula)


class Inheriting:
    """Compositions of which only those that are inherited are asked."""

    def __init__(self, *formulas: tuple[str, Callable[..., Any]]) -> None:
        entries = Entries(task="earlier", section="Earlier")
        self.inherited = tuple(
            (entries(code, f, title="t", rationale="r", advice=code[0]), Inherited(f)) for code, f in formulas
        )


def inheriting(*formulas: tuple[str, Callable[..., Any]], **own: Callable[..., Any]) -> Candidates:
    return replace(candidates(**own), compositions=Inheriting(*formulas))


def thrice(z: Any) -> Any:
    return z * 3


def mixed(z: Any) -> Any:
    return z * 2 if len(z) == 2 else z * 3


def test_a_mistake_is_inherited_from_any_entry_of_an_earlier_task() -> None:
    for order in ([("A1", thrice), ("B1", doubled)], [("B1", doubled), ("A1", thrice)]):
        assert shared_mistake(replies(doubled), inheriting(*order)) == "B1"


@pytest.mark.parametrize("other", [thrice, mixed, lambda z: z * 3 if len(z) == 2 else z * 2])
def test_an_inherited_mistake_must_explain_every_reply(other: Callable[..., Any]) -> None:
    assert shared_mistake(replies(doubled), inheriting(("A1", other))) == ""


def test_an_inherited_answer_that_is_no_work_explains_nothing() -> None:
    assert shared_mistake(replies(np.zeros_like), inheriting(("A1", np.zeros_like))) == ""
    assert shared_mistake(replies(right), inheriting(("A1", right))) == ""


def test_an_own_and_an_inherited_mistake_are_two() -> None:
    assert shared_mistake(replies(doubled), inheriting(("B1", doubled), A1=lambda z: z + z)) == ""
    assert shared_mistake(replies(doubled), inheriting(("A1", doubled), A1=lambda z: z + z)) == "A1"


def test_an_entry_that_raises_at_the_last_question_explains_nothing() -> None:
    def partly(z: Any) -> Any:
        return z * 2 if len(z) == 3 else z @ np.eye(3)

    assert shared_mistake(replies(partly), candidates(A1=partly)) == ""


def test_an_entry_explains_only_what_it_answers_throughout() -> None:
    assert shared_mistake(replies(mixed), candidates(A1=doubled)) == ""
    assert shared_mistake(replies(mixed), candidates(A1=thrice)) == ""


def test_an_entry_that_is_right_on_some_questions_still_explains_the_rest() -> None:
    def partly(z: Any) -> Any:
        return z * 2 if len(z) == 2 else z / 2

    assert shared_mistake(replies(partly), candidates(A1=partly)) == "A1"


def test_one_of_several_variants_is_enough() -> None:
    entry = ENTRIES("A1", thrice, doubled, title="t", rationale="r", advice="a")
    made = Candidate(entry, tuple(tuple(replies(f)) for f in entry.formulas))
    assert shared_mistake(replies(doubled), replace(candidates(), members=(made,))) == "A1"


def test_an_entry_with_a_script_among_its_replies_explains_nothing() -> None:
    script = Reply(steps=(Reply(1.0),))
    given = [replies(doubled)[0], script]
    made = candidates(A1=doubled)
    with_script = replace(made.members[0], replies=(tuple(given),))
    assert shared_mistake(given, replace(made, members=(with_script,))) == ""
