"""Describe a wrong answer that no entry of the catalogue explains: which parts are right, and one rule for the rest.

"Layers 2 and 3 are right; layer 1 lacks the factor a(1-a)."

In this order: did a value come back, is it of the right kind, of the right shape, finite, where and how does it differ.
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
from grader.judge.explain.conditions import right_where, texts_of
from grader.judge.explain.difference import Hints, difference
from grader.judge.explain.factors import Part, explanation, is_numeric
from grader.judge.explain.faults import fault_sentence
from grader.judge.student import Question
from grader.numerical import TOLERANCE
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
        if factors is None or question.call.steps:
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
        The questions to the task's function, by number, without those that a check accepted otherwise than expected.
    """
    answered = {number: question for number, question in asked.items() if question.fault is None}
    fault = fault_sentence(replies[number] for number in answered)
    if fault or task in answer_key.equivalent_solutions:
        return fault
    wrong = [n for n, question in answered.items() if _is_wrong(replies[n], question.answer)]
    if not wrong:
        return ""
    number = max(wrong, key=lambda n: _entries(answered[n].answer))
    got, answer = replies[number].value, answered[number].answer
    others = [(replies[n].value, answered[n].answer) for n in wrong if n != number]
    hints = Hints(known.get(number, {}), answer_key.layer_offset.get(task), _is_constant(got, answer, others))
    told = difference(got, answer, task, hints)
    size = _by_a_size(task, wrong, replies, answered, known)
    numbers = size or _on_numbers(task, wrong, replies, answered)
    said = numbers or ("" if told == _check_message(got, answer, task) else told)
    calls = {n: question.call for n, question in answered.items()}
    right = [call for n, call in calls.items() if n not in wrong and replies[n].fault is None]
    where = right_where(getattr(answer_key.reference, task, None), [calls[n] for n in wrong], right)
    return f"{texts_of(calls[number], calls.values())}{said}{where}" if said else ""


def _is_constant(got: Any, answer: Any, others: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether one number times the right answer may be what every wrong answer is.

    A factor that changes from question to question is a size, such as the number of examples, and no 2 or 3.
    """
    mine = _ratios(got, answer)
    return all(not (theirs := _ratios(*other)) or bool(mine & theirs) for other in others)


def _ratios(got: Any, answer: Any) -> frozenset[float]:
    """Return by what the parts of an answer are multiplied, one number for each part that has one."""
    if isinstance(answer, (list, tuple)):
        alike = isinstance(got, (list, tuple)) and len(got) == len(answer)
        return frozenset().union(*map(_ratios, got, answer)) if alike else frozenset()
    if not (is_numeric(got) and is_numeric(answer)) or np.shape(got) != np.shape(answer) or not np.any(answer):
        return frozenset()
    place = np.unravel_index(np.argmax(np.abs(answer)), np.shape(answer))
    ratio = float(np.asarray(got)[place] / np.asarray(answer)[place])
    right = abs(ratio - 1.0) <= TOLERANCE
    fits = np.isfinite(ratio) and not right and agrees(got, np.multiply(answer, ratio))
    return frozenset({round(ratio, 6)}) if fits else frozenset()


def _by_a_size(
    task: str, wrong: Sequence[int], replies: Sequence[Reply], answered: Mapping[int, Question], known: CandidateFactors
) -> str:
    """Say of single numbers which candidate factor every one of them has too much or too little."""
    pairs = [(replies[n].value, answered[n].answer, known.get(n, {})) for n in wrong]
    if not all(isinstance(right, float) and is_numeric(got) and np.ndim(got) == 0 for got, right, _ in pairs):
        return ""
    rules = {explanation([Part(0, task, got, right)], sizes, constants=False) for got, right, sizes in pairs}
    rule = "".join(rules) if len(rules) == 1 else ""
    return f"{task} {rule}." if "factor" in rule else ""


def _on_numbers(task: str, wrong: Sequence[int], replies: Sequence[Reply], answered: Mapping[int, Question]) -> str:
    """Say of single numbers whether they are too large or too small, if no factor explains them."""
    pairs = [(replies[n].value, answered[n].answer) for n in wrong]
    if not all(isinstance(right, float) and is_numeric(got) and np.ndim(got) == 0 for got, right in pairs):
        return ""
    finite = [pair for pair in pairs if np.isfinite(pair[0])]
    ratios = {_ratios(*pair) for pair in finite}
    if not finite or (len(ratios) == 1 and any(ratios)):
        return ""
    larger = sum(float(got) > right for got, right in finite)
    if 0 < larger < len(finite):
        words = f"{task} is too large for some arguments and too small for others"
    else:
        words = f"{task} is too {'large' if larger else 'small'} wherever it is wrong, by no factor that stays the same"
    return f"{words}." if len(finite) == len(pairs) else f"{words}; for some arguments it is nan or infinite."


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
