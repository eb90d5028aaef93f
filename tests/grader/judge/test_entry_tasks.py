"""Entries of a catalogue whose task there is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from grader.judge.answer_key import Misconception
from grader.judge.entry_tasks import without_task


def entry(code: str, task: str) -> Misconception:
    return cast("Misconception", SimpleNamespace(code=code, task=task))


def test_each_is_named_with_the_tasks_that_there_are() -> None:
    told = without_task([entry("S2", "slop"), entry("S1", "slope"), entry("E1", "height")], ("slope", "error"))
    assert list(told) == [
        "S2 of slop: there is no such task in course.toml; it has slope, error",
        "E1 of height: there is no such task in course.toml; it has slope, error",
    ]
