"""What one function returns costs no other task its replies, and all replies together stay within one bound."""

from __future__ import annotations

import pytest

from grader.execute.reply_allowance import ReplyAllowance


@pytest.fixture(autouse=True)
def _bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.execute.reply_allowance.MAX_REPLIES_BYTES", 1000)


def test_one_function_has_its_share_and_what_is_common_to_all() -> None:
    allowance = ReplyAllowance(tasks=5)
    assert allowance.covers("f", 600)
    assert not allowance.covers("f", 1)


def test_a_share_is_kept_for_each_task_whatever_the_others_took() -> None:
    allowance = ReplyAllowance(tasks=5)
    assert not allowance.covers("f", 601)
    assert allowance.covers("f2", 600)
    assert [allowance.covers("g", 100), allowance.covers("h", 100)] == [True, True]
    assert not allowance.covers("g", 1)


def test_a_function_that_was_refused_once_gets_no_room_again() -> None:
    allowance = ReplyAllowance(tasks=5)
    assert not allowance.covers("f", 601)
    assert not allowance.covers("f", 1)


def test_a_course_without_tasks_has_one_share() -> None:
    assert ReplyAllowance(tasks=0).covers("f", 1000)
