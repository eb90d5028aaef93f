"""Describe a wrong answer that no entry of the catalogue explains: which parts are right, and one rule for the rest.

"Layers 2 and 3 are right; layer 1 lacks the factor a(1-a)."

In this order: did a value come back, is it of the right kind, of the right shape, finite, where and how does it differ.
The largest wrong answer is described: a rule that holds for every entry of it is no coincidence. No figures.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.errors import CourseError
from grader.judge.answer_key import AnswerKey
from grader.judge.checks import TestPlan
from grader.judge.compare import agrees
from grader.judge.explain.conditions import bound_arguments, right_where, texts_of
from grader.judge.explain.difference import Hints, difference
from grader.judge.explain.edge_cases import edges, only_where
from grader.judge.explain.factors import Part, companions, explanation, is_numeric
from grader.judge.explain.faults import ORDER, fault_sentence, matrix_sentence
from grader.judge.explain.one_number import INFINITE, LEAST, number_sentence
from grader.judge.explain.relations import Case
from grader.judge.explain.stale import stale_sentence
from grader.judge.explain.terms import Sum, wrong_term
from grader.judge.student import Question
from grader.numerical import TOLERANCE
from grader.records.execution import Call, Reply

CandidateFactors = dict[int, Mapping[str, Any]]
NO_FACTOR = {frozenset(), frozenset({0.0})}  # of a number that is right, or not to be seen behind a 0; of 0
EDGES_ASIDE = "Edge cases aside, "


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
    calls = {number: question.call for number, question in answered.items()}
    at_edge = edges(calls)
    wrong = [n for n, question in answered.items() if _is_wrong(replies[n], question.answer)]
    usual = [n for n in wrong if n not in at_edge]
    fault = fault_sentence(replies[n] for n in answered if not (usual and n in at_edge))
    failed = wrong + [n for n in answered if isinstance(replies[n].fault, ORDER)]
    only = only_where(at_edge[n] for n in failed) if all(n in at_edge for n in failed) else ""
    if fault or task in answer_key.equivalent_solutions:
        return f"{fault}{only}" if fault else ""
    if not wrong:
        return ""
    every = Answers(task, wrong, replies, answered, known)
    heard = replace(every, wrong=usual, aside=at_edge) if usual else every
    told = _told(heard, answer_key)
    if not told:
        return ""
    aside = len(heard.wrong) < len(failed) and (len(wrong) < len(failed) or _told(every, answer_key) != told)
    where = _right_where(heard, wrong, answer_key) or only
    return f"{EDGES_ASIDE if aside else ''}{told}{where}{matrix_sentence([replies[n] for n in wrong])}"


def _right_where(heard: Answers, wrong: Sequence[int], answer_key: AnswerKey) -> str:
    """Say under which one argument all answers are right, and no other is."""
    calls = {n: question.call for n, question in heard.answered.items()}
    right = [call for n, call in calls.items() if n not in wrong and heard.replies[n].fault is None]
    return right_where(getattr(answer_key.reference, heard.task, None), [calls[n] for n in wrong], right)


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers to a task: the numbers of the wrong ones that are spoken of, all replies, what was asked.

    `aside` are the edges, where they are not spoken of.
    """

    task: str
    wrong: Sequence[int]
    replies: Sequence[Reply]
    answered: Mapping[int, Question]
    factors: CandidateFactors
    aside: Container[int] = ()

    def values(self) -> list[tuple[Any, Any]]:
        """Return what came and what is right, for each wrong answer."""
        return [(self.replies[n].value, self.answered[n].answer) for n in self.wrong]

    def usual(self) -> list[int]:
        """Return the numbers of the questions that are spoken of."""
        return [n for n in self.answered if n not in self.aside]


def _told(heard: Answers, answer_key: AnswerKey) -> str:
    found = _stale(heard) or _by_terms(heard, answer_key) or _by_numbers(heard, answer_key)
    return found or _by_parts(heard, answer_key)


def _stale(heard: Answers) -> str:
    """Say that what came for some calls is right for others, if so."""
    given = [(heard.answered[n].call, heard.replies[n].value) for n in heard.wrong]
    return stale_sentence(heard.task, given, [(each.call, each.answer) for each in heard.answered.values()])


def _by_terms(heard: Answers, answer_key: AnswerKey) -> str:
    """Say which term of a sum is wrong in all answers, if one alone is."""
    terms = answer_key.candidate_terms.get(heard.task)
    numbers = heard.usual()
    pairs = [(heard.replies[n].value, heard.answered[n].answer) for n in numbers]
    if terms is None or not all(is_numeric(got) and np.shape(got) == np.shape(right) for got, right in pairs):
        return ""
    sums = [
        Sum(got, right, terms(*heard.answered[n].call.arguments), heard.factors.get(n, {}))
        for n, (got, right) in zip(numbers, pairs, strict=True)
        if np.all(np.isfinite(got))
    ]
    return wrong_term(heard.task, sums)


def _by_numbers(heard: Answers, answer_key: AnswerKey) -> str:
    """Describe answers that are one number each, unless a factor explains the largest of them."""
    if not all(isinstance(right, float) and is_numeric(got) and np.ndim(got) == 0 for got, right in heard.values()):
        return ""
    by_size = _by_a_size(heard)
    ratios = {_ratios(got, right) for got, right in heard.values() if np.isfinite(got)}
    if by_size or (len(ratios) == 1 and not ratios & NO_FACTOR):
        return by_size or _by_one_factor(heard)
    function = getattr(answer_key.reference, heard.task, None)
    cases = {n: _case(function, heard, n) for n in heard.usual() if is_numeric(heard.replies[n].value)}
    return number_sentence(heard.task, [cases[n] for n in heard.wrong], cases.values())


def _by_one_factor(heard: Answers) -> str:
    """Say of several numbers by which one factor all of them are off."""
    known = [pair for pair in heard.values() if np.isfinite(pair[0])]
    got, right = (np.array(values, dtype=float) for values in zip(*known, strict=True))
    rule = explanation([Part(0, heard.task, got, right)], {}) if len(known) >= LEAST else ""
    return f"{heard.task} {rule}{INFINITE if len(known) < len(heard.wrong) else ''}." if rule else ""


def _case(function: Callable[..., Any] | None, heard: Answers, number: int) -> Case:
    arguments = next(iter(bound_arguments(function, [heard.answered[number].call])), {})
    return Case(arguments, heard.replies[number].value, heard.answered[number].answer)


def _by_parts(heard: Answers, answer_key: AnswerKey) -> str:
    """Describe the largest wrong answer part by part, or the smallest one that lacks keys or has others."""
    sizes = {n: _entries(heard.answered[n].answer) for n in heard.wrong}
    keyless = [n for n in heard.wrong if _has_other_keys(heard.replies[n].value, heard.answered[n].answer)]
    number = min(keyless, key=sizes.__getitem__) if keyless else max(heard.wrong, key=sizes.__getitem__)
    got, answer = heard.replies[number].value, heard.answered[number].answer
    others = [(heard.replies[n].value, heard.answered[n].answer) for n in heard.wrong if n != number]
    task, constants = heard.task, _is_constant(got, answer, others)
    order = _order(answer_key.part_order.get(task), heard.answered[number].call)
    hints = Hints(heard.factors.get(number, {}), answer_key.layer_offset.get(task), constants, order)
    texts = texts_of(heard.answered[number].call, (each.call for each in heard.answered.values()))
    return texts + _returned(task, difference(got, answer, task, hints))


def _returned(task: str, words: str) -> str:
    """Say of a function what it should return, where words about its answer say what that should be or have."""
    is_this = f"{task} should be "
    if words.startswith(is_this):
        return f"{task} should return {words.removeprefix(is_this)}"
    return f"What {task} returns{words.removeprefix(task)}" if words.startswith(f"{task} should ") else words


def _has_other_keys(got: Any, answer: Any) -> bool:
    return isinstance(got, dict) and isinstance(answer, dict) and got.keys() != answer.keys()


def _order(computed: Callable[..., Iterable[Any]] | None, call: Call) -> tuple[tuple[Any, ...], ...]:
    """Return the indices of the parts of an answer in the order of computation, as the catalogue has it."""
    found = () if computed is None else computed(*call.arguments)
    return tuple(path if isinstance(path, tuple) else (path,) for path in found)


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


def _by_a_size(heard: Answers) -> str:
    """Say of single numbers which candidate factor every one of them has too much or too little."""
    known = [heard.factors.get(n, {}) for n in heard.wrong]
    pairs = [(pair, sizes) for pair, sizes in zip(heard.values(), known, strict=True) if np.isfinite(pair[0])]
    found = [{*companions(Part(0, heard.task, *pair), sizes)} for pair, sizes in pairs]
    rules = set.intersection(*found) if found else set()
    return f"{heard.task} {rules.pop()}{INFINITE if len(pairs) < len(known) else ''}." if len(rules) == 1 else ""


def _is_wrong(reply: Reply, answer: Any) -> bool:
    return reply.fault is None and not agrees(reply.value, answer)


def _entries(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_entries, value.values()))
    return sum(map(_entries, value)) if isinstance(value, (list, tuple)) else int(np.size(value))
