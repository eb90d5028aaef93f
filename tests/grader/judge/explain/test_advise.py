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
    assert words == "Layer 1 is right; layer 2 is off by the factor a."


def test_without_companions_it_names_the_worst_entry(plan, reference):
    words = told(plan, reference, lambda a: [a**2, a**4])
    assert words == "squares[0] is right; squares[1] differs most at [2], and no entry of it is right."


def test_the_largest_wrong_answer_is_spoken_of(plan, reference):
    def only_small_is_wrong(a):
        return reference.squares(a) if len(a) == 3 else [-(a**2), a**3]

    assert "squares[0] is of the wrong sign" in told(plan, reference, only_small_is_wrong)
    assert "[2]" in told(plan, reference, lambda a: [a**2 + (np.arange(len(a)) > 1), a**3 + (np.arange(len(a)) == 2)])


def test_there_is_nothing_to_add_where_all_is_right_or_a_check_has_said_it(plan, reference):
    assert not told(plan, reference, reference.squares)
    assert not told(plan, reference, lambda a: [a[:, None], a[:, None]])


def test_what_raised_is_not_spoken_of(plan, reference):
    key = AnswerKey(reference)
    replies = [Reply(fault=Raised("It raised.")), Reply(fault=Raised("It raised."))]
    assert not advise("squares", dict(enumerate(plan.questions)), replies, key, {})


def test_a_companion_that_raises_is_the_teachers_to_mend(plan, reference):
    key = AnswerKey(reference, candidate_factors={"squares": lambda a: a["x"]})
    with pytest.raises(CourseError, match=r"CANDIDATE_FACTORS\['squares'\] of the catalogue raised IndexError"):
        candidate_factors(plan, key)
