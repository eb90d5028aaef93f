"""Which catalogued mistake explains every answer: by behaviour only, and never a guess.

the student's replies    on all questions of the task, then on the square probe
an entry's replies       its formula on the same arguments, computed once per run
explained                all alike, and at least one wrong value, or arguments changed where the key changes none
named                    exactly one entry explains, or all that do give the same advice
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.errors import Changed
from grader.judge.answer_key import Key
from grader.judge.catalogue import Misconception
from grader.judge.checks import Paper
from grader.judge.same_reply import alike, reply_of
from grader.records.execution import Call, Reply


@dataclass(frozen=True, slots=True)
class Suspect:
    """An entry of the catalogue, and what each of its formulas replies to every question and probe."""

    entry: Misconception
    replies: tuple[tuple[Reply, ...], ...]


@dataclass(frozen=True, slots=True)
class LineUp:
    """The suspects of one task: the questions they answered, the probes, and what is right."""

    questions: tuple[int, ...]
    probes: tuple[Call, ...]
    right: tuple[Reply, ...]
    suspects: tuple[Suspect, ...]


def line_up(task: str, paper: Paper, key: Key) -> LineUp:
    """Let every entry of `task` answer what students are asked."""
    questions = paper.asked_of(task)
    probes = tuple(Call(task, arguments) for arguments in key.probes.get(task, ()))
    calls = [*(paper.questions[number].call for number in questions), *probes]
    right = [Reply(paper.questions[number].answer) for number in questions]
    right += [reply_of(getattr(key.reference, task), probe.arguments) for probe in probes]
    suspects = tuple(
        Suspect(entry, tuple(tuple(reply_of(f, call.arguments) for call in calls) for f in entry.formulas))
        for entry in key.misconceptions
        if entry.task == task
    )
    return LineUp(questions, probes, tuple(right), suspects)


def diagnose(given: Sequence[Reply], people: LineUp) -> Misconception | None:
    """Name the one entry that explains the replies, which answer the line-up's questions and probes in order."""
    found = sorted(explaining(given, people), key=lambda entry: entry.code)
    return found[0] if found and len({entry.advice for entry in found}) == 1 else None


def explaining(given: Sequence[Reply], people: LineUp) -> Iterator[Misconception]:
    """Yield every entry that explains the replies."""
    for suspect in people.suspects:
        if any(_explains(replies, given, people.right) for replies in suspect.replies):
            yield suspect.entry


def _explains(replies: Sequence[Reply], given: Sequence[Reply], right: Sequence[Reply]) -> bool:
    if not all(map(alike, given, replies)):
        return False
    return any(map(is_evidence, replies, right))


def is_evidence(told: Reply, truth: Reply) -> bool:
    """Tell whether a reply shows a mistake of its own: a wrong value, or changed arguments. Anything may raise."""
    return isinstance(told.fault, Changed) or (told.fault is None and not alike(told, truth))
