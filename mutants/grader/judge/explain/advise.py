"""What to tell of a wrong answer that no entry of the catalogue explains: which parts are right, and one rule.

"Layers 2 and 3 are right; layer 1 is off by the factor a(1-a)."

Said of the largest wrong answer: a rule that holds for every entry of it is no accident. Never a figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.errors import CourseError, Mismatch
from grader.judge.answer_key import Key
from grader.judge.checks import Paper
from grader.judge.compare import agree, agrees
from grader.judge.explain.difference import difference
from grader.records.execution import Reply

Companions = dict[int, Mapping[str, Any]]


def companions(paper: Paper, key: Key) -> Companions:
    """Compute for every question what an answer to it may be off by, once per run.

    Raises
    ------
    CourseError
        A function of the catalogue's FACTORS raises.
    """
    found: Companions = {}
    for number, question in enumerate(paper.questions):
        factors = key.factors.get(question.call.function)
        if factors is None:
            continue
        try:
            found[number] = factors(*question.call.arguments)
        except Exception as error:
            name = question.call.function
            raise CourseError(f"FACTORS['{name}'] of the catalogue raised {type(error).__name__}: {error}") from error
    return found


def advise(task: str, paper: Paper, replies: Sequence[Reply], key: Key, known: Companions) -> str:
    """Say how the answers to `task` differ; '' where there is no more to say than a check does."""
    by_size = sorted(paper.asked_of(task), key=lambda n: -_entries(paper.questions[n].answer))
    number = next((n for n in by_size if _is_wrong(replies[n], paper.questions[n].answer)), None)
    if number is None:
        return ""
    got, answer = replies[number].value, paper.questions[number].answer
    told = difference(got, answer, task, known.get(number), key.first_layer.get(task))
    return "" if told == _checked(got, answer, task) else told


def _checked(got: Any, answer: Any, task: str) -> str:
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
