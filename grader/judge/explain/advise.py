"""Describe a wrong answer that no entry of the catalogue explains: which parts are right, and one rule for the rest.

"Layers 2 and 3 are right; layer 1 is off by the factor a(1-a)."

The largest wrong answer is described: a rule that holds for every entry of it is no coincidence. No figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.errors import CourseError, Mismatch
from grader.judge.answer_key import AnswerKey
from grader.judge.checks import TestPlan
from grader.judge.compare import agree, agrees
from grader.judge.explain.difference import difference
from grader.judge.student import Question
from grader.records.execution import Reply

CandidateFactors = dict[int, Mapping[str, Any]]


def candidate_factors(plan: TestPlan, answer_key: AnswerKey) -> CandidateFactors:
    """Compute for every question what an answer to it may be off by, once per run.

    Raises
    ------
    CourseError
        A function of the catalogue's CANDIDATE_FACTORS raises.
    """
    found: CandidateFactors = {}
    for number, question in enumerate(plan.questions):
        factors = answer_key.candidate_factors.get(question.call.function)
        if factors is None:
            continue
        try:
            found[number] = factors(*question.call.arguments)
        except Exception as error:
            name = question.call.function
            raise CourseError(
                f"CANDIDATE_FACTORS['{name}'] of the catalogue raised {type(error).__name__}: {error}"
            ) from error
    return found


def advise(
    task: str, asked: Mapping[int, Question], replies: Sequence[Reply], answer_key: AnswerKey, known: CandidateFactors
) -> str:
    """Say how the answers to `task` differ; '' where there is no more to say than a check does.

    Where several answers are right, such as any order of nodes, a difference from the key's would mislead: nothing is
    said.

    Parameters
    ----------
    asked
        The questions to the task's function that a failed check asked, by number.
    """
    if task in answer_key.equivalent_solutions:
        return ""
    by_size = sorted((n for n, one in asked.items() if one.fault is None), key=lambda n: -_entries(asked[n].answer))
    number = next((n for n in by_size if _is_wrong(replies[n], asked[n].answer)), None)
    if number is None:
        return ""
    got, answer = replies[number].value, asked[number].answer
    told = difference(got, answer, task, known.get(number), answer_key.layer_offset.get(task))
    return "" if told == _check_message(got, answer, task) else told


def _check_message(got: Any, answer: Any, task: str) -> str:
    """Return what a check says of a wrong answer."""
    try:
        agree(got, answer, task)
    except Mismatch as mismatch:
        return str(mismatch)
    return ""


def _is_wrong(reply: Reply, answer: Any) -> bool:
    return reply.fault is None and not agrees(reply.value, answer)


def _entries(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_entries, value.values()))
    return sum(map(_entries, value)) if isinstance(value, (list, tuple)) else int(np.size(value))
