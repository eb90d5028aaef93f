"""The public checks on one file, in a process of its own: `grader check`.

check(path)
  ├─ in a thread   process started ─► cells run      (with every layer of isolation that this machine has)
  └─ meanwhile     checks collected ─► asked, judged ─► CheckFileResult
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from grader.checks.lookup import Checklist, checklist
from grader.collect.companions import beside
from grader.errors import CourseError, NeedsPerson, ProtectionError, Unreadable
from grader.execute.data_files import read_data, supplied
from grader.execute.forkserver import OneShot, one_shot
from grader.execute.open_files import companions, opened
from grader.execute.unsandboxed import unsandboxed
from grader.records.submission import Status, Student, Submission

if TYPE_CHECKING:
    from grader.execute.child import Child
    from grader.execute.launch import Launched
    from grader.execute.sandbox import Sandbox
    from grader.records.course import Assignment, Limits
    from grader.records.execution import Call, Reply, Report
    from grader.records.grade import Grade
    from grader.records.judgement import Judgement, TaskResult

LOG = logging.getLogger(__name__)
KINDS = (".ipynb", ".py")
DEPTH = 1
UNSANDBOXED = "checked without a sandbox, which this machine does not have: check work of your own only"


@dataclass(frozen=True, slots=True)
class CheckFileResult:
    """A file with what the public checks say of it, in the form of a grade; its points are no marks."""

    grade: Grade
    assignment: Assignment

    @property
    def passed(self) -> bool:
        """Whether every check of every task passed."""
        from grader.records.judgement import Verdict  # noqa: PLC0415  here as below: once the process has been started

        return self.grade.status is Status.GRADED and all(task.verdict is Verdict.PASSED for task in self.grade.tasks)


def check(path: Path, course: Path = Path(), name: str | None = None, early: Launched | None = None) -> CheckFileResult:
    """Run the public checks on the notebook or module at `path`, in the process `early` if that was started before.

    Raises
    ------
    CourseError
        There is no such file, or no checks for it.
    """
    if path.suffix.lower() not in KINDS:
        raise CourseError(f"{path} is neither a notebook (.ipynb) nor a module (.py)")
    if not path.is_file():
        raise CourseError(f"there is no file {path}")
    found = checklist(path, course, name)
    submission = Submission(Student(path.name), found.assignment.name, path)
    try:
        judgement = _judged(path, found, early)
    except (Unreadable, NeedsPerson) as error:  # nobody but the student reads this: what it is, and what to do
        from grader.records.judgement import Judgement  # noqa: PLC0415

        remarks = (str(error), error.remedy) if error.remedy else (str(error),)
        judgement = Judgement(Status.UNREADABLE, remarks=remarks)
    from grader.mark.points import mark  # noqa: PLC0415

    for task in judgement.tasks:
        passed = sum(check.verdict == "passed" for check in task.checks)
        LOG.info(
            "%s, %s: %s %s, %d of %d checks",
            path.name,
            found.assignment.name,
            task.task,
            task.verdict,
            passed,
            len(task.checks),
        )
    untimed = replace(found.assignment, due=None, late=None, extensions=())  # a check is not handed in
    return CheckFileResult(mark(submission, judgement, untimed), found.assignment)


def _judged(path: Path, found: Checklist, early: Launched | None) -> Judgement:
    tasks = tuple(task.name for task in found.assignment.tasks)
    with ExitStack() as stack, ThreadPoolExecutor(1) as pool:
        launched = Event()
        ready = pool.submit(_opened, stack, path, found, OneShot(launched.set, early))
        launched.wait()
        from grader.course.secret import seeded  # noqa: PLC0415  numpy is behind it
        from grader.execute.words import student_remarks  # noqa: PLC0415  after the process has been started
        from grader.judge.public import evaluate  # noqa: PLC0415  pytest takes as long as a process needs to start
        from grader.records.judgement import Judgement  # noqa: PLC0415

        def connect() -> Callable[[Call], Reply]:
            _import_the_rest()
            sandbox = ready.result().sandbox
            return lambda call: sandbox.ask([call])[0]

        results = evaluate(found.folder, tasks, seeded("", found.assignment.name), connect)
        room = ready.result()
        told = tuple(_with_source(result, room.report) for result in results)
        remarks = (*room.report.notes, *student_remarks(room.report), *room.left)
    answers = tuple(sorted(room.report.answers.items()))
    return Judgement(Status.GRADED, told, answers=answers, remarks=remarks)


def _import_the_rest() -> None:
    """Import what is needed later, while the process starts."""
    from grader.execute import sandbox  # noqa: F401, PLC0415
    from grader.mark import points  # noqa: F401, PLC0415
    from grader.report import redact, terminal  # noqa: F401, PLC0415


@dataclass(frozen=True, slots=True)
class _OpenFile:
    sandbox: Sandbox
    report: Report
    left: Sequence[str]


def _opened(stack: ExitStack, path: Path, found: Checklist, how: OneShot) -> _OpenFile:
    """Run the file's cells; all that must be closed goes on the stack."""
    try:
        spawn, notes = _process(stack, found.limits, how)
    finally:
        how.launched()
    limits = found.limits
    from grader.execute.sandbox import Sandbox, SandboxOptions  # noqa: PLC0415  numpy: once the process has been started

    tasks = tuple(task.name for task in found.assignment.tasks)
    rules = SandboxOptions(path.stem, path.suffix.lower().lstrip("."), tasks, found.skippable)
    path = path.parent.resolve() / path.name
    descriptor = stack.enter_context(opened(path, limits.notebook_megabytes))
    along, left = beside(path, limits, DEPTH)
    LOG.info("%s: with it go %s", path.name, ", ".join(each.name for each in along) or "no other files")
    data = read_data(found.released, limits) if found.released and found.released != path.parent else ()
    files = supplied(data, companions(path.parent, along, limits.file_megabytes))
    sandbox = stack.enter_context(Sandbox(spawn, rules, limits))
    report = sandbox.open(descriptor, files.files)
    return _OpenFile(sandbox, report, (*files.remarks, *(left if report.failures else ()), *notes))


def _process(stack: ExitStack, limits: Limits, how: OneShot) -> tuple[Callable[[int], Child], Sequence[str]]:
    if sys.platform == "linux":
        with suppress(ProtectionError):  # UNSANDBOXED says so
            return stack.enter_context(one_shot(limits, how)).spawn, ()
    LOG.info("%s", UNSANDBOXED)
    return stack.enter_context(unsandboxed(limits.packages)), (UNSANDBOXED,)


def _with_source(result: TaskResult, report: Report) -> TaskResult:
    from grader.records.judgement import Source  # noqa: PLC0415

    function = report.functions.get(result.task)
    return replace(result, source=Source(function.source, function.cell, function.line)) if function else result
