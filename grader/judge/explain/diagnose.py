"""Find the mistake that explains every answer: by behaviour only, and never by guessing.

the student's replies    on all questions of the task, then on the square probe
a candidate's replies    its formula on the same arguments
matches                  every reply is the same, and at least one shows a wrong value or changed arguments;
                         where both the student and the key refuse to answer, the formula is not asked
named                    exactly one entry of the task matches, or all that match give the same advice;
                         else exactly one entry of an earlier task, inside the key's function;
                         else exactly one pair, where two questions or more show each of the two mistakes
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from grader.errors import Changed, Raised
from grader.judge.answer_key import AnswerKey, Formula, Misconception
from grader.judge.checks import TestPlan
from grader.judge.explain.compose import key_source, lifted, pairs, parts, single
from grader.judge.explain.no_work import is_no_work
from grader.judge.explain.signature import Index, holds_numbers
from grader.judge.explain.variant import Replies, Variant
from grader.judge.same_reply import is_same_mistake, reply_of
from grader.records.execution import Call, Reply

LOG = logging.getLogger(__name__)
LEAST_EVIDENCE = 2  # questions that must show each mistake of a pair


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the catalogue, and the replies of each of its formulas to every question and probe."""

    entry: Misconception
    replies: tuple[Sequence[Reply], ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What explains the answers: one entry, or two joined by + in the order of their codes, and what to tell."""

    code: str
    advice: str
    entries: tuple[Misconception, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates for one task, the questions and probes they answered (as `calls`), and the right answers."""

    questions: tuple[int, ...]
    probes: tuple[Call, ...]
    calls: tuple[Call, ...]
    right: tuple[Reply, ...]
    members: tuple[Candidate, ...]
    compositions: Compositions | None = None


def find_candidates(task: str, plan: TestPlan, answer_key: AnswerKey, earlier: Sequence[str] = ()) -> Candidates:
    """Return the entries of `task`, each with its replies to the task's questions and the probes, once somebody asks.

    Parameters
    ----------
    earlier
        The tasks whose functions the key's `task` calls; their mistakes can be made inside it.
    """
    questions = plan.questions_of(task)
    probes = tuple(Call(task, arguments) for arguments in answer_key.probes.get(task, ()))
    calls = [*(plan.questions[number].call for number in questions), *probes]
    right = [plan.questions[number].reply for number in questions]
    key = answer_key.reference
    right += [reply_of(getattr(key, task), probe.arguments) for probe in probes]
    members = tuple(
        Candidate(entry, tuple(Replies(formula, calls, key) for formula in entry.formulas))
        for entry in answer_key.misconceptions
        if entry.task == task
    )
    scripted = any(call.steps for call in calls)  # a formula is a function, and so is what pairs are made of
    compositions = None if scripted else Compositions(task, tuple(earlier), answer_key, tuple(calls), tuple(right))
    return Candidates(questions, probes, tuple(calls), tuple(right), members, compositions)


def diagnose(given: Sequence[Reply], candidates: Candidates) -> Diagnosis | None:
    """Name what explains the replies, which answer the questions and probes in order."""
    if LOG.isEnabledFor(logging.DEBUG):
        _log_differences(given, candidates)
    found = sorted(matches(given, candidates), key=lambda entry: entry.code)
    if found:
        alike = len({entry.advice for entry in found}) == 1
        lowest = found[0]
        return Diagnosis(lowest.code, lowest.advice, (lowest,)) if alike else None
    return candidates.compositions.diagnose(given) if candidates.compositions is not None else None


def _log_differences(given: Sequence[Reply], candidates: Candidates) -> None:
    """Say of each candidate at which question its replies first differ from those given."""
    for candidate in candidates.members:
        for replies in candidate.replies:
            pairs = zip(replies, given, strict=False)
            first = next((n for n, (one, other) in enumerate(pairs, 1) if not is_same_mistake(one, other)), None)
            what = (
                "answers the same to every question"
                if first is None
                else f"differs first at {_call(first, candidates)}"
            )
            LOG.debug("%s: candidate %s %s", candidate.entry.task, candidate.entry.code, what)


def _call(number: int, candidates: Candidates) -> str:
    """Write the call of a question or probe, counted from 1; a long one is cut."""
    if candidates.compositions is None:
        return f"question {number}"
    call = candidates.compositions.calls[number - 1]
    return f"{call.function}{' '.join(repr(call.arguments).split())}"[:300]


def matches(given: Sequence[Reply], candidates: Candidates) -> Iterator[Misconception]:
    """Yield every entry of the task that explains the replies."""
    pairs = enumerate(zip(given, candidates.right, strict=False))
    asked = [number for number, (reply, right) in pairs if not _is_refused(reply, right)]
    for candidate in candidates.members:
        if any(_explains(replies, given, candidates.right, asked) for replies in candidate.replies):
            yield candidate.entry


def _is_refused(reply: Reply, right: Reply) -> bool:
    """Tell whether a reply is the exception that the answer key raises, which a formula of one line does not raise."""
    return isinstance(right.fault, Raised) and is_same_mistake(reply, right)


def is_evidence(reply: Reply, right: Reply) -> bool:
    """Tell whether a reply is evidence of a mistake: a wrong value or changed arguments. An exception is not."""
    if reply.steps and right.steps:
        return any(map(is_evidence, reply.steps, right.steps))
    return isinstance(reply.fault, Changed) or (reply.fault is None and not is_same_mistake(reply, right))


@dataclass
class Compositions:
    """Mistakes of one task that are no entry of it: of an earlier task, and pairs. Computed when first needed."""

    task: str
    earlier: tuple[str, ...]
    answer_key: AnswerKey
    calls: tuple[Call, ...]
    right: tuple[Reply, ...]
    alone: dict[int, Variant] = field(default_factory=dict)

    def diagnose(self, given: Sequence[Reply]) -> Diagnosis | None:
        """Name the one mistake of an earlier task, or else the one pair, that explains the replies."""
        found = (entry for entry, variant in self.inherited if self._explains(variant, given))
        inherited = {(entry.task, entry.code): entry for entry in found}
        if inherited:
            return self._inherited(*inherited.values()) if len(inherited) == 1 else None
        both = [variant for variant in self.index.near(given) if self._is_pair(variant, given)]
        own = max(map(self._own, both), default=0)
        nearest = [variant for variant in both if self._own(variant) == own]  # the task's own entries stand first
        return self._pair(nearest[0]) if len({variant.codes for variant in nearest}) == 1 else None

    @cached_property
    def inherited(self) -> tuple[tuple[Misconception, Variant], ...]:
        """The entries of the earlier tasks, each inside the key's function."""
        return tuple(
            (entry, Variant((entry,), self._replies(formula)))
            for entry in self.answer_key.misconceptions
            if entry.task in self.earlier
            for formula in lifted(self.task, entry, self.answer_key.reference)
        )

    @cached_property
    def pairs(self) -> tuple[Variant, ...]:
        """All pairs that can be made together; each remembers what its two mistakes answer alone.

        Truths and texts say too little to show a mistake of an earlier task and another one beside it.
        """
        source = key_source(self.answer_key)
        earlier = self.earlier if any(map(holds_numbers, self.right)) else ()
        found = parts(self.task, earlier, self.answer_key)
        alone = {id(part): Variant((part.entry,), self._replies(single(self.task, part, source))) for part in found}
        return tuple(
            Variant(
                tuple(part.entry for part in pair.parts),
                self._replies(pair.formula),
                tuple(alone[id(part)] for part in pair.parts),
            )
            for pair in pairs(self.task, found, source)
        )

    @cached_property
    def index(self) -> Index:
        """The pairs by what they answer to the largest question."""
        return Index(self.pairs, self.right)

    def _replies(self, formula: Formula) -> Replies:
        return Replies(formula, self.calls, self.answer_key.reference)

    def _own(self, variant: Variant) -> int:
        return sum(entry.task == self.task for entry in variant.entries)

    def _explains(self, variant: Variant, given: Sequence[Reply]) -> bool:
        return _explains(variant.replies, given, self.right, range(len(given)))

    def _is_pair(self, variant: Variant, given: Sequence[Reply]) -> bool:
        if not self._explains(variant, given) or is_no_work(variant.replies, self.calls):
            return False
        return self.shows_both(variant)

    def shows_both(self, variant: Variant) -> bool:
        """Tell whether enough questions show by their values that either mistake alone would answer otherwise."""
        least = min(LEAST_EVIDENCE, len(self.calls))
        others = [self.right, *(one.replies for one in variant.alone)]
        return all(sum(map(is_evidence, variant.replies, replies)) >= least for replies in others)

    def inherited_words(self, entry: Misconception) -> str:
        """Return what is told where an earlier task's mistake shows in this task."""
        return f"In {self.task}, the step of {entry.task} shows this: {entry.title}. {entry.advice}"

    def _inherited(self, entry: Misconception) -> Diagnosis:
        return Diagnosis(entry.code, self.inherited_words(entry), (entry,))

    def _pair(self, variant: Variant) -> Diagnosis:
        one, other = sorted(variant.entries, key=lambda entry: entry.code)
        words = f"Two things show: {one.title}; and {other.title}. Change one, check again, and see what is left."
        return Diagnosis(f"{one.code}+{other.code}", words, (one, other))


def _explains(replies: Sequence[Reply], given: Sequence[Reply], right: Sequence[Reply], asked: Sequence[int]) -> bool:
    if not all(is_same_mistake(given[number], replies[number]) for number in asked):
        return False
    return any(is_evidence(replies[number], right[number]) for number in asked)
