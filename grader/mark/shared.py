"""The same named mistake in several tasks is paid for once: the group loses what its dearest member loses.

sigmoid   F07   loses 1 of 1     carried: it keeps its points, and names forward
forward   F07   loses 2 of 2     failed: it pays (of equal losses the first in course.toml)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from grader.records.grade import TaskGrade
from grader.records.judgement import TaskResult, Verdict

WORDS = "The same mistake as in {payer}, where it is counted: here it costs nothing. Change it here too."


def count_once(grades: Sequence[TaskGrade], results: Mapping[str, TaskResult]) -> tuple[TaskGrade, ...]:
    """Give every task of a group but the dearest its maximum; its checks still say what is wrong."""
    payers = dict(_payers(grades, results))
    return tuple(_carried(grade, payers[grade.task]) if grade.task in payers else grade for grade in grades)


def _payers(grades: Sequence[TaskGrade], results: Mapping[str, TaskResult]) -> Iterator[tuple[str, str]]:
    """Yield each task that keeps its points, and the one that pays for it."""
    groups: dict[str, list[TaskGrade]] = defaultdict(list)
    for grade in grades:
        result = results.get(grade.task)
        if result is not None and result.shared_mistake:
            groups[result.shared_mistake].append(grade)
    for members in groups.values():
        payer = max(members, key=lambda grade: grade.max_score - grade.score)  # the first of equals
        yield from ((grade.task, payer.task) for grade in members if grade is not payer)


def _carried(grade: TaskGrade, payer: str) -> TaskGrade:
    return replace(
        grade,
        verdict=Verdict.CARRIED,
        score=grade.max_score,
        advice=f"{WORDS.format(payer=payer)} {grade.advice}".strip(),
        paid_by=payer,
    )
