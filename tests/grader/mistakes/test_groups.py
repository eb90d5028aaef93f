"""Answers are grouped by what they compute, and shown without names."""

from __future__ import annotations

import logging

import numpy as np

from grader.mistakes.answers import Answers
from grader.mistakes.groups import groups
from grader.records.execution import Reply
from grader.report.anonymous_code import anonymous


def answers(factor, task="half", code="def half(x):\n    return x\n", told="It differs."):
    """Return what a function answers that multiplies by `factor`."""
    return Answers(task, (Reply(factor * np.arange(3.0)), Reply(factor)), code, told)


def test_the_largest_group_comes_first_and_nearly_the_same_is_the_same():
    found = groups([answers(2.0), answers(3.0), answers(3.0 + 1e-9)])
    assert [len(group.members) for group in found] == [2, 1]


def test_two_tasks_never_share_a_group():
    assert len(groups([answers(2.0), answers(2.0, task="quarter")])) == 2


def test_what_most_were_told_is_common():
    (group,) = groups([answers(2.0, told="A."), answers(2.0, told="B."), answers(2.0, told="B.")])
    assert group.common == "B."


def test_an_example_has_no_comment_and_no_docstring():
    code = 'def half(x):\n    """By Ann."""\n    # Ann, 12345\n    return x / 3  # mine\n'
    assert anonymous(code) == "def half(x):\n    return x / 3"
    assert anonymous("def half(:") == ""


def test_the_shortest_example_is_shown():
    (group,) = groups([answers(2.0, code="def half(x):\n    y = x\n    return y\n"), answers(2.0)])
    assert group.example == "def half(x):\n    return x"


def test_the_log_says_how_many_answer_alike(caplog):
    caplog.set_level(logging.INFO, "grader.mistakes.groups")
    groups([answers(2.0), answers(3.0), answers(3.0)])
    assert caplog.messages == [
        "half: 1 answer alike on every question",
        "half: 2 answer alike on every question",
    ]
