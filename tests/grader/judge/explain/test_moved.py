"""One step that stands in the wrong task is told as one mistake."""

from __future__ import annotations

from types import ModuleType

import pytest

from grader.judge.answer_key import AnswerKey
from grader.judge.explain.moved import told_as_one
from grader.records.judgement import TaskResult, Verdict

KEY = AnswerKey(ModuleType("key"), moved={(("delta", "D03"), ("gradient", "G04")): "One step is in the wrong place."})


def told(*shown, advice="As it was."):
    results = [TaskResult(task, Verdict.FAILED, (), misconception=code, advice=advice) for task, code in shown]
    found = told_as_one(results, KEY)
    assert [(one.task, one.misconception) for one in found] == list(shown)
    return [one.advice for one in found]


def test_two_entries_that_are_one_step_moved_are_told_in_the_same_words():
    found = told(("forward", "F01"), ("delta", "D03"), ("gradient", "G04"))
    assert found == ["As it was.", "One step is in the wrong place.", "One step is in the wrong place."]
    assert told(("delta", "D03"), ("gradient", "G04")) == ["One step is in the wrong place."] * 2


@pytest.mark.parametrize(
    "shown",
    [
        [("delta", "D03")],
        [("gradient", "G04")],
        [("delta", "D03"), ("gradient", "")],
        [("delta", "D03"), ("gradient", "G04+G10")],
        [("delta", "G04"), ("gradient", "D03")],
    ],
)
def test_either_alone_is_told_as_itself(shown):
    assert set(told(*shown)) == {"As it was."}


def test_where_no_advice_may_be_told_none_is():
    assert told(("delta", "D03"), ("gradient", "G04"), advice="") == ["", ""]
