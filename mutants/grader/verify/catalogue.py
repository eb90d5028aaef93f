"""Every formula of a catalogue handed in as an answer: does it fail, is it named, is it told from every other?

fails      its own task, and no other: what builds on it passes or is carried
named      with its own code, by what it returns
told from  every other entry of its task, on the hidden networks and the probes; a pair is listed
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import FunctionType
from typing import Any

from grader.judge.catalogue import Misconception
from grader.judge.explain.diagnose import Suspect, explaining, is_evidence
from grader.judge.judgement import Exam
from grader.judge.same_reply import alike
from grader.records.course import Task
from grader.records.execution import Reply
from grader.records.judgement import Verdict
from grader.verify.in_process import Functions, changed, sit

RIGHT = (Verdict.PASSED, Verdict.CARRIED)


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a catalogue: of how many formulas how many were named, what is wrong, and what to know."""

    formulas: int = 0
    named: int = 0
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def try_entries(exam: Exam) -> Tried:
    """Hand in every formula in the place of the right function, as a student would have it."""
    faults, notes = list(_pairs(exam, same_advice=False)), list(_pairs(exam, same_advice=True))
    formulas = named = 0
    for task in exam.assignment.tasks:
        suspects = exam.line_ups[task.name].suspects
        if not suspects:
            notes.append(f"{task.name} has no entry in the catalogue: its wrong answers get no name")
        for suspect in suspects:
            for number in range(len(suspect.entry.formulas)):
                found = list(_formula_faults(exam, task, suspect, number))
                formulas, named = formulas + 1, named + (not found)
                faults += found
        notes += _spills(exam, task)
    return Tried(formulas, named, tuple(faults), tuple(notes))


def _formula_faults(exam: Exam, task: Task, suspect: Suspect, number: int) -> Iterator[str]:
    entry, formula = suspect.entry, suspect.entry.formulas[number]
    name = f"{entry.code} of {task.name}" + (f", formula {number + 1}" if len(entry.formulas) > 1 else "")
    replies = suspect.replies[number]
    if replies and all(reply.fault is not None for reply in replies):
        yield f"{name} raises whatever it is asked ({replies[0].fault}): such an answer cannot be told by its values"
        return
    result = sit(exam, changed(exam.key.reference, **{task.name: formula}), (task.name,))[task.name]
    if result.verdict is Verdict.PASSED:
        yield f"{name} returns the right answer: every check of {task.name} passes"
    elif result.verdict is not Verdict.FAILED:
        yield f"{name} should fail {task.name}; the verdict is {result.verdict}"
    elif result.misconception != entry.code:
        given = f"is named {result.misconception}" if result.misconception else "gets no name"
        yield f"{name} {given}: {_why(exam, task, replies)}"


def _why(exam: Exam, task: Task, replies: Sequence[Reply]) -> str:
    """Say why an entry is not named for its own answers."""
    found = list(explaining(replies, exam.line_ups[task.name]))
    if len(found) > 1:
        alike = len({entry.advice for entry in found}) == 1
        rest = "; the lower code stands for both" if alike else ", with different advice"
        return f"{' and '.join(entry.code for entry in found)} explain the same answers{rest}"
    if not any(map(is_evidence, replies, exam.line_ups[task.name].right)):
        return "where it is wrong it raises, as many mistakes do; add a formula or a probe that gives a wrong value"
    return "asked again it answers otherwise; a formula may use its arguments and nothing else"


def _spills(exam: Exam, task: Task) -> Iterator[str]:
    """Say after which mistakes later tasks cannot be carried."""
    users = [other for other in exam.assignment.tasks if task.name in other.uses]
    if not users:
        return
    tried = [(entry.code, _carries(exam, task, formula, users)) for entry, formula in _formulas(exam, task)]
    lost = sorted({code for code, _ in tried} - {code for code, carries in tried if carries})
    if lost:
        names = " and ".join(user.name for user in users)
        yield f"after {', '.join(lost)} of {task.name} nothing can be carried to {names}: its answers do not fit there"


def _formulas(exam: Exam, task: Task) -> Iterator[tuple[Misconception, Callable[..., Any]]]:
    for suspect in exam.line_ups[task.name].suspects:
        yield from ((suspect.entry, formula) for formula in suspect.entry.formulas)


def _carries(exam: Exam, task: Task, formula: Callable[..., Any], users: Sequence[Task]) -> bool:
    """Tell whether the tasks that use `task` earn all, written rightly on top of the mistake."""
    names = (task.name, *(user.name for user in users))
    results = sit(exam, _on_top(exam, task.name, formula, users), names)
    return all(results[user.name].verdict in RIGHT for user in users)


def _on_top(exam: Exam, name: str, formula: Callable[..., Any], users: Sequence[Task]) -> Functions:
    """Let the key's functions that use `name` find `formula` there."""
    names = dict(changed(exam.key.reference, **{name: formula}))
    for user in users:
        own: FunctionType = getattr(exam.key.reference, user.name)
        names[user.name] = FunctionType(own.__code__, names, user.name, own.__defaults__, own.__closure__)
    return names


def _pairs(exam: Exam, *, same_advice: bool) -> Iterator[str]:
    """Yield the pairs that nothing tells apart: at fault unless they give the same advice."""
    for people in exam.line_ups.values():
        for one, other in combinations(people.suspects, 2):
            if (one.entry.advice == other.entry.advice) is same_advice and _same(one, other):
                names = f"{one.entry.code} and {other.entry.code} of {one.entry.task} cannot be told apart"
                yield f"{names}; both give the same advice" if same_advice else f"{names}: keep one, or add a probe"


def _same(one: Suspect, other: Suspect) -> bool:
    return any(all(map(alike, mine, theirs)) for mine in one.replies for theirs in other.replies)
