"""Every formula of a catalogue handed in as an answer: does it fail, is it named, is it told from every other?

fails      its own task
named      with its own code, by what it returns
told from  every other entry of its task, on the hidden networks and the probes; a pair is listed
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from grader.judge.answer_key import Formula
from grader.judge.explain.diagnose import Candidate, is_evidence, matches
from grader.judge.explain.signature import Signature, call_digest, is_near, signature
from grader.judge.judgement import Suite
from grader.judge.same_reply import is_same_mistake, reply_of
from grader.records.course import Task
from grader.records.execution import Call, Reply
from grader.records.judgement import Verdict
from grader.verify.in_process import evaluate, with_changes
from grader.verify.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class CatalogueResult:
    """What became of a catalogue: of how many formulas how many were named, what is wrong, and what to know."""

    formulas: int = 0
    named: int = 0
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def verify_entries(suite: Suite, tell: Progress = silent) -> CatalogueResult:
    """Judge every formula in the place of the right function."""
    faults, notes = list(_pairs(suite, same_advice=False)), list(_pairs(suite, same_advice=True))
    formulas = named = 0
    for task in suite.assignment.tasks:
        candidates = suite.candidates[task.name].members
        if not candidates:
            notes.append(f"{task.name} has no entry in the catalogue: its wrong answers get no name")
        for candidate in candidates:
            for number in range(len(candidate.entry.formulas)):
                tell(f"trying {candidate.entry.code} of {task.name} on the hidden tests")
                found = list(_formula_faults(suite, task, candidate, number))
                formulas, named = formulas + 1, named + (not found)
                faults += found
        faults += _unlike_the_class(suite, task)
    return CatalogueResult(formulas, named, tuple(faults), tuple(notes))


def _unlike_the_class(suite: Suite, task: Task) -> Iterator[str]:
    """Yield each entry that was added for a group of answers and does not explain them."""
    asked = [suite.plan.questions[number].call for number in suite.plan.questions_of(task.name)]
    questions = [call for call in asked if not call.steps]
    digests = {call_digest(call): call for call in questions}
    for candidate in suite.candidates[task.name].members:
        entry = candidate.entry
        observed = suite.answer_key.observed.get((entry.task, entry.code), {})
        known = [(digests[digest], found) for digest, found in observed.items() if digest in digests]
        if observed and not known:
            yield f"{entry.code} of {entry.task}: its answers were taken with another secret; add the entry again"
        elif not any(_gives(formula, known) for formula in entry.formulas) and known:
            yield f"{entry.code} of {entry.task} does not explain the answers that it was added for"


def _gives(formula: Formula, known: Sequence[tuple[Call, Signature]]) -> bool:
    return all(is_near(signature(reply_of(formula, call.arguments)), found) for call, found in known)


def _formula_faults(suite: Suite, task: Task, candidate: Candidate, number: int) -> Iterator[str]:
    entry, formula = candidate.entry, candidate.entry.formulas[number]
    name = f"{entry.code} of {task.name}" + (f", formula {number + 1}" if len(entry.formulas) > 1 else "")
    replies = candidate.replies[number]
    if replies and all(reply.fault is not None for reply in replies):
        yield f"{name} raises whatever it is asked ({replies[0].fault}): such an answer cannot be told by its values"
        return
    result = evaluate(suite, with_changes(suite.answer_key.reference, **{task.name: formula}), (task.name,))[task.name]
    if result.verdict is Verdict.PASSED:
        yield f"{name} returns the right answer: every check of {task.name} passes"
    elif result.verdict is not Verdict.FAILED:
        yield f"{name} should fail {task.name}; the verdict is {result.verdict}"
    elif result.misconception != entry.code:
        given = f"is named {result.misconception}" if result.misconception else "gets no name"
        yield f"{name} {given}: {_why(suite, task, replies)}"


def _why(suite: Suite, task: Task, replies: Sequence[Reply]) -> str:
    """Say why an entry is not named for its own answers."""
    found = list(matches(replies, suite.candidates[task.name]))
    if len(found) > 1:
        same_advice = len({entry.advice for entry in found}) == 1
        rest = "; the lower code stands for both" if same_advice else ", with different advice"
        return f"{' and '.join(entry.code for entry in found)} explain the same answers{rest}"
    if not any(map(is_evidence, replies, suite.candidates[task.name].right)):
        return "where it is wrong it raises, as many mistakes do; add a formula or a probe that gives a wrong value"
    return "asked again it answers otherwise; a formula may use its arguments and nothing else"


def _pairs(suite: Suite, *, same_advice: bool) -> Iterator[str]:
    """Yield the pairs that nothing tells apart: at fault unless they give the same advice."""
    for group in suite.candidates.values():
        for one, other in combinations(group.members, 2):
            if (one.entry.advice == other.entry.advice) is same_advice and _same(one, other):
                names = f"{one.entry.code} and {other.entry.code} of {one.entry.task} cannot be told apart"
                yield f"{names}; both give the same advice" if same_advice else f"{names}: keep one, or add a probe"


def _same(one: Candidate, other: Candidate) -> bool:
    return any(all(map(is_same_mistake, mine, theirs)) for mine in one.replies for theirs in other.replies)
