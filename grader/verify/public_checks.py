"""Does the answer key pass the public checks, and do they see every mistake of the catalogue?

NO_PUBLIC_CHECK in misconceptions.py gives the reason, by task and code, why they cannot see one: it is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader.course.placeholders import is_placeholder
from grader.course.secret import seeded
from grader.errors import NotDefined
from grader.judge.answer_key import AnswerKey, Misconception, read_answer_key
from grader.judge.public import evaluate
from grader.judge.same_reply import reply_to, sent_reply, without_warnings
from grader.records.course import Assignment, Course
from grader.records.execution import Call, Reply
from grader.records.judgement import TaskResult, Verdict
from grader.verify.in_process import Functions, with_changes
from grader.verify.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class PublicResult:
    """What is wrong with the public checks, and the reasons why they do not see some entries."""

    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def verify_public(course: Course, assignment: Assignment, tell: Progress = silent) -> PublicResult:
    """Run the public checks on the answer key and on the first formula of every entry, in sessions of their own."""
    folder = course.root / "tests" / "public" / assignment.name
    answer_key = read_answer_key(course.root / "solutions" / assignment.name)
    tasks = [task.name for task in assignment.tasks if (folder / f"test_{task.name}.py").is_file()]
    entries = [entry for task in tasks for entry in answer_key.misconceptions if entry.task == task and entry.formulas]
    unseen = [entry for entry in entries if not _is_seen(answer_key, folder, entry, tell)]
    reasons = answer_key.no_public_check
    about_tasks = (*_missing(folder, assignment), *_placeholders(course, folder, tasks))
    of_key = _not_passed(answer_key, folder, tasks)
    return PublicResult((*about_tasks, *of_key, *_faults(unseen, reasons)), tuple(_notes(unseen, reasons)))


def not_passed(course: Course, assignment: Assignment) -> tuple[str, ...]:
    """Return a sentence for each public check that the answer key does not pass."""
    folder = course.root / "tests" / "public" / assignment.name
    tasks = [task.name for task in assignment.tasks if (folder / f"test_{task.name}.py").is_file()]
    return tuple(_not_passed(read_answer_key(course.root / "solutions" / assignment.name), folder, tasks))


def _missing(folder: Path, assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each task without public checks, where others have some."""
    for task in assignment.tasks:
        if folder.is_dir() and not (folder / f"test_{task.name}.py").is_file():
            yield f"task '{task.name}' has no public check: write tests/public/{assignment.name}/test_{task.name}.py"


def _placeholders(course: Course, folder: Path, tasks: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each public check of `grader init` beside a hidden test that is the teacher's own."""
    for task in tasks:
        path = folder / f"test_{task}.py"
        hidden = course.root / "tests" / "hidden" / folder.name / path.name
        if is_placeholder(path) and hidden.is_file() and not is_placeholder(hidden):
            yield f"{path.relative_to(course.root)} is still the placeholder of `grader init`: write the public check"


def _not_passed(answer_key: AnswerKey, folder: Path, tasks: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each task whose answer key does not pass its public checks."""
    for result in _evaluated(folder, tasks, vars(answer_key.reference)) if tasks else ():
        path = f"tests/public/{folder.name}/test_{result.task}.py"
        if not result.checks:
            yield f"{path} holds no test: write one, or students cannot check {result.task}"
        for check in result.checks:
            if check.verdict is not Verdict.PASSED:
                yield f"the answer key's {result.task} does not pass '{check.title}' in {path}: {check.message}"


def _faults(unseen: list[Misconception], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    for entry in unseen:
        if (entry.task, entry.code) not in reasons:
            yield (
                f"{entry.code} of {entry.task} passes every public check: add one that notices it, or write into "
                f'misconceptions.py why none can: NO_PUBLIC_CHECK = {{("{entry.task}", "{entry.code}"): '
                f'"it would tell the answer"}}'
            )


def _notes(unseen: list[Misconception], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    for entry in unseen:
        if reason := reasons.get((entry.task, entry.code)):
            yield f"no public check sees {entry.code} of {entry.task}: {reason}"


def _is_seen(answer_key: AnswerKey, folder: Path, entry: Misconception, tell: Progress) -> bool:
    tell(f"trying {entry.code} of {entry.task} on the public checks")
    functions = with_changes(answer_key.reference, **{entry.task: entry.formulas[0]})
    (result,) = _evaluated(folder, (entry.task,), functions)
    return result.verdict is not Verdict.PASSED


def _evaluated(folder: Path, tasks: Sequence[str], functions: Functions) -> tuple[TaskResult, ...]:
    with without_warnings():
        return evaluate(folder, tasks, seeded("", folder.name), lambda: partial(_reply, functions))


def _reply(functions: Functions, call: Call) -> Reply:
    """Answer as a student's process would: objects stay, and a name that is not there is not defined."""
    if call.steps:
        return reply_to(functions, call)
    if call.function not in functions:
        return Reply(fault=NotDefined(f"{call.function} is not defined."))
    return sent_reply(functions[call.function], call.arguments)
