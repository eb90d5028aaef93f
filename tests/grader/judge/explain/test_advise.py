"""What is told of wrong answers outside the catalogue: measured on the largest of them, never a figure."""

from __future__ import annotations

from types import ModuleType

import numpy as np
import pytest

from grader.errors import CourseError, Raised
from grader.judge.answer_key import AnswerKey
from grader.judge.checks import TestPlan
from grader.judge.explain.advise import advise, candidate_factors
from grader.judge.student import Question, Student
from grader.records.execution import Call, Reply

SMALL, LARGE = np.array([0.3, 0.8]), np.array([0.2, 0.5, 0.9])
LARGEST = np.array([0.1, 0.7, 0.4, 0.6])


@pytest.fixture
def reference():
    key = ModuleType("key")
    key.squares = lambda a: [a**2, a**3]
    return key


@pytest.fixture
def plan(reference):
    questions = [Question(Call("squares", (a,)), reference.squares(a)) for a in (SMALL, LARGE)]
    return TestPlan((), tuple(questions), Student(), reference)


def told(plan, reference, function, **more):
    key = AnswerKey(reference, **more)
    replies = [Reply(function(*question.call.arguments)) for question in plan.questions]
    return advise("squares", dict(enumerate(plan.questions)), replies, key, candidate_factors(plan, key))


def test_it_says_which_parts_are_right_and_by_which_factor_the_rest_is_off(plan, reference):
    factors = {"squares": lambda a: {"a": [a, a]}}
    words = told(plan, reference, lambda a: [a**2, a**4], candidate_factors=factors, layer_offset={"squares": 1})
    assert words == "Layer 1 is right; layer 2 has the factor a once too often."


def test_without_companions_it_names_the_worst_entry(plan, reference):
    words = told(plan, reference, lambda a: [a**2, a**4])
    assert words.startswith("squares[0] is right; squares[1] differs most at [2], and no entry of it is right; ")
    assert words.endswith("all signs are right, and every entry is too small in size.")


def test_the_largest_wrong_answer_is_spoken_of(plan, reference):
    def only_small_is_wrong(a):
        return reference.squares(a) if len(a) == 3 else [-(a**2), a**3]

    assert "squares[0] has the wrong sign" in told(plan, reference, only_small_is_wrong)
    assert "[2]" in told(plan, reference, lambda a: [a**2 + (np.arange(len(a)) > 1), a**3 + (np.arange(len(a)) == 2)])


def test_there_is_nothing_to_add_where_all_is_right_or_a_check_has_said_it(plan, reference):
    assert not told(plan, reference, reference.squares)
    assert not told(plan, reference, lambda a: [a[:, None], a[:, None]])


def test_what_brought_no_value_is_told_before_any_difference(plan, reference):
    key = AnswerKey(reference)
    raised = Reply(fault=Raised("It raised NameError: name 'w' is not defined (cell 3, line 2: `w @ a`)", "name 'w'"))
    replies = [Reply([-SMALL, SMALL]), raised]
    words = advise("squares", dict(enumerate(plan.questions)), replies, key, {})
    assert words.startswith("It raised NameError: name 'w' is not defined (cell 3, line 2: `w @ a`). A name is used")


def test_a_number_that_changes_from_question_to_question_is_no_factor(plan, reference):
    def divided_by_the_size(a):
        return [part / len(a) for part in reference.squares(a)]

    words = told(plan, reference, divided_by_the_size)
    assert "1/3" not in words
    sizes = {"squares": lambda a: {"n": len(a)}}
    assert told(plan, reference, divided_by_the_size, candidate_factors=sizes).endswith(
        "are too small by the factor n."
    )
    assert told(plan, reference, lambda a: [3 * part for part in reference.squares(a)]).endswith("by the factor 3.")


def test_single_numbers_are_told_to_be_too_large_or_too_small():
    key = ModuleType("key")
    key.cost = lambda a: float(np.sum(a))
    questions = [Question(Call("cost", (a,)), key.cost(a)) for a in (SMALL, LARGE, LARGEST)]
    plan = TestPlan((), tuple(questions), Student(), key)

    def told_of(function):
        replies = [Reply(function(*question.call.arguments)) for question in plan.questions]
        return advise("cost", dict(enumerate(plan.questions)), replies, AnswerKey(key), {})

    assert told_of(lambda a: float(np.sum(a) + a[0])).startswith("cost is too large wherever it is wrong")
    assert told_of(lambda a: float(np.sum(a) + len(a) - 2.5)) == (
        "cost is too large for some arguments and too small for others."
    )
    assert told_of(lambda a: float(2 * np.sum(a))) == "cost is off by the factor 2."
    partly = told_of(lambda a: float("inf") if len(a) == 3 else float(np.sum(a) + a[0]))
    assert partly.endswith("; for some arguments it is nan or infinite.")


def test_a_companion_that_raises_is_the_teachers_to_mend(plan, reference):
    key = AnswerKey(reference, candidate_factors={"squares": lambda a: a["x"]})
    with pytest.raises(CourseError, match=r"CANDIDATE_FACTORS\['squares'\] of the catalogue raised IndexError"):
        candidate_factors(plan, key)
