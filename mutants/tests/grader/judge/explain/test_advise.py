"""What is told of wrong answers outside the catalogue: measured on the largest of them, never a figure."""

from __future__ import annotations

from types import ModuleType

import numpy as np
import pytest

from grader.errors import CourseError, Raised
from grader.judge.answer_key import Key
from grader.judge.checks import Paper
from grader.judge.explain.advise import advise, companions
from grader.judge.student import Question, Student
from grader.records.execution import Call, Reply

SMALL, LARGE = np.array([0.3, 0.8]), np.array([0.2, 0.5, 0.9])


@pytest.fixture
def reference():
    key = ModuleType("key")
    key.squares = lambda a: [a**2, a**3]
    return key


@pytest.fixture
def paper(reference):
    questions = [Question(Call("squares", (a,)), reference.squares(a)) for a in (SMALL, LARGE)]
    return Paper((), tuple(questions), Student(), reference)


def told(paper, reference, function, **more):
    key = Key(reference, **more)
    replies = [Reply(function(*question.call.arguments)) for question in paper.questions]
    return advise("squares", paper, replies, key, companions(paper, key))


def test_it_says_which_parts_are_right_and_by_which_factor_the_rest_is_off(paper, reference):
    factors = {"squares": lambda a: {"a": [a, a]}}
    words = told(paper, reference, lambda a: [a**2, a**4], factors=factors, first_layer={"squares": 1})
    assert words == "Layer 1 is right; layer 2 is off by the factor a."


def test_without_companions_it_names_the_worst_entry(paper, reference):
    words = told(paper, reference, lambda a: [a**2, a**4])
    assert words == "squares[0] is right; squares[1] differs most at [2], and no entry of it is right."


def test_the_largest_wrong_answer_is_spoken_of(paper, reference):
    def only_small_is_wrong(a):
        return reference.squares(a) if len(a) == 3 else [-(a**2), a**3]

    assert "squares[0] is of the wrong sign" in told(paper, reference, only_small_is_wrong)
    assert "[2]" in told(paper, reference, lambda a: [a**2 + (np.arange(len(a)) > 1), a**3 + (np.arange(len(a)) == 2)])


def test_there_is_nothing_to_add_where_all_is_right_or_a_check_has_said_it(paper, reference):
    assert not told(paper, reference, reference.squares)
    assert not told(paper, reference, lambda a: [a[:, None], a[:, None]])


def test_what_raised_is_not_spoken_of(paper, reference):
    key = Key(reference)
    replies = [Reply(fault=Raised("It raised.")), Reply(fault=Raised("It raised."))]
    assert not advise("squares", paper, replies, key, {})


def test_a_companion_that_raises_is_the_teachers_to_mend(paper, reference):
    key = Key(reference, factors={"squares": lambda a: a["x"]})
    with pytest.raises(CourseError, match=r"FACTORS\['squares'\] of the catalogue raised IndexError"):
        companions(paper, key)
