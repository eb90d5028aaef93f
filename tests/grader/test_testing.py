"""What course writers import: `agree_each` asks every question before it compares an answer."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import Mismatch, agree_each

CASES = [((np.array([1.0]),), np.array([2.0])), ((np.array([3.0]),), np.array([6.0]), "of three")]


def test_it_passes_where_every_answer_agrees():
    agree_each(lambda z: 2 * z, CASES, "the double")


def test_a_case_may_say_in_words_which_one_it_is():
    with pytest.raises(Mismatch, match=r"the double of three differs most|of the double of three differs most"):
        agree_each(lambda z: z + 1 if z < 2 else z, CASES, "the double")


def test_every_question_is_asked_before_the_first_answer_is_compared():
    asked = []
    with pytest.raises(Mismatch):
        agree_each(asked.append, CASES, "the double")
    assert len(asked) == 2


def test_a_part_of_the_answer_may_be_compared_alone():
    agree_each(lambda z: (2 * z, "anything"), CASES, "the double", lambda answer: answer[0])
