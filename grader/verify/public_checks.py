"""Do the public checks see every mistake of the catalogue? Those that they cannot see are listed with the reason.

NO_PUBLIC_CHECK in misconceptions.py gives the reason, by task and code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader.course.secret import seeded
from grader.judge.answer_key import AnswerKey, Misconception, read_answer_key
from grader.judge.public import evaluate
from grader.judge.same_reply import reply_to, without_warnings
from grader.records.course import Assignment, Course
from grader.records.execution import Call, Reply
from grader.records.judgement import Verdict
from grader.verify.in_process import Functions, with_changes


@dataclass(frozen=True, slots=True)
class PublicResult:
    """Which entries the public checks do not see: faults where no reason is given, notes where one is."""

    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def verify_public(course: Course, assignment: Assignment) -> PublicResult:
    """Run the public checks on the first formula of every entry, in pytest sessions of their own."""
    folder = course.root / "tests" / "public" / assignment.name
    answer_key = read_answer_key(course.root / "solutions" / assignment.name)
    entries = [
        entry
        for task in assignment.tasks
        for entry in answer_key.misconceptions
        if entry.task == task.name and entry.formulas and (folder / f"test_{task.name}.py").is_file()
    ]
    unseen = [entry for entry in entries if not _is_seen(answer_key, folder, entry)]
    reasons = answer_key.no_public_check
    return PublicResult((*_missing(folder, assignment), *_faults(unseen, reasons)), tuple(_notes(unseen, reasons)))


def _missing(folder: Path, assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each task without public checks, where others have some."""
    for task in assignment.tasks:
        if folder.is_dir() and not (folder / f"test_{task.name}.py").is_file():
            yield f"task '{task.name}' has no public check: write tests/public/{assignment.name}/test_{task.name}.py"


def _faults(unseen: list[Misconception], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    for entry in unseen:
        if (entry.task, entry.code) not in reasons:
            yield f"{entry.code} of {entry.task} passes every public check: add one, or say in NO_PUBLIC_CHECK why not"


def _notes(unseen: list[Misconception], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    for entry in unseen:
        if reason := reasons.get((entry.task, entry.code)):
            yield f"no public check sees {entry.code} of {entry.task}: {reason}"


def _is_seen(answer_key: AnswerKey, folder: Path, entry: Misconception) -> bool:
    functions = with_changes(answer_key.reference, **{entry.task: entry.formulas[0]})
    seed = seeded("", folder.name)
    with without_warnings():
        (result,) = evaluate(folder, (entry.task,), seed, lambda: partial(_reply, functions))
    return result.verdict is not Verdict.PASSED


def _reply(functions: Functions, call: Call) -> Reply:
    return reply_to(functions, call)
