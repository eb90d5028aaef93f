"""Find the entry of the catalogue that explains every answer: by behaviour only, and never by guessing.

the student's replies    on all questions of the task, then on the square probe
an entry's replies       its formula on the same arguments, computed once per run
matches                  every reply is the same, and at least one shows a wrong value or changed arguments
named                    exactly one entry matches, or all that match give the same advice
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.errors import Changed
from grader.judge.answer_key import AnswerKey, Misconception
from grader.judge.checks import TestPlan
from grader.judge.same_reply import is_same_mistake, reply_of
from grader.records.execution import Call, Reply


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the catalogue, and what each of its formulas replies to every question and probe."""

    entry: Misconception
    replies: tuple[tuple[Reply, ...], ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates for one task, the questions and probes they answered, and the right answers."""

    questions: tuple[int, ...]
    probes: tuple[Call, ...]
    right: tuple[Reply, ...]
    members: tuple[Candidate, ...]


def find_candidates(task: str, plan: TestPlan, answer_key: AnswerKey) -> Candidates:
    """Compute what every entry of `task` answers to the questions of the task and the probes."""
    questions = plan.questions_of(task)
    probes = tuple(Call(task, arguments) for arguments in answer_key.probes.get(task, ()))
    calls = [*(plan.questions[number].call for number in questions), *probes]
    right = [Reply(plan.questions[number].answer) for number in questions]
    right += [reply_of(getattr(answer_key.reference, task), probe.arguments) for probe in probes]
    members = tuple(
        Candidate(entry, tuple(tuple(reply_of(f, call.arguments) for call in calls) for f in entry.formulas))
        for entry in answer_key.misconceptions
        if entry.task == task
    )
    return Candidates(questions, probes, tuple(right), members)


def diagnose(given: Sequence[Reply], candidates: Candidates) -> Misconception | None:
    """Name the one entry that explains the replies, which answer the line-up's questions and probes in order."""
    found = sorted(matches(given, candidates), key=lambda entry: entry.code)
    return found[0] if found and len({entry.advice for entry in found}) == 1 else None


def matches(given: Sequence[Reply], candidates: Candidates) -> Iterator[Misconception]:
    """Yield every entry that explains the replies."""
    for candidate in candidates.members:
        if any(_explains(replies, given, candidates.right) for replies in candidate.replies):
            yield candidate.entry


def _explains(replies: Sequence[Reply], given: Sequence[Reply], right: Sequence[Reply]) -> bool:
    if not all(map(is_same_mistake, given, replies)):
        return False
    return any(map(is_evidence, replies, right))


def is_evidence(reply: Reply, right: Reply) -> bool:
    """Tell whether a reply is evidence of a mistake: a wrong value or changed arguments. An exception is not."""
    return isinstance(reply.fault, Changed) or (reply.fault is None and not is_same_mistake(reply, right))
