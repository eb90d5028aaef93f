"""One step that stands in the wrong task shows as two mistakes: a factor too much in one, too little in another.

MOVED = {(("delta", "D03"), ("gradient", "G04")): "words"}   both tasks of a submission that shows the two get the words
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.judge.answer_key import AnswerKey
from grader.records.judgement import TaskResult


def told_as_one(results: Sequence[TaskResult], answer_key: AnswerKey) -> tuple[TaskResult, ...]:
    """Return the results of a submission; two entries that are one step moved are told in the same words."""
    shown = {(result.task, result.misconception) for result in results}
    words = {entry: advice for pair, advice in answer_key.moved.items() if shown.issuperset(pair) for entry in pair}
    return tuple(
        replace(result, advice=words[result.task, result.misconception])
        if result.advice and (result.task, result.misconception) in words
        else result
        for result in results
    )
