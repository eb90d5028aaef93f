"""Judging by hidden tests: a course of course.toml, tests/hidden/ and solutions/.

a submission: open file ─► sandbox ─► cells ─► the suite's questions ─► Judgement
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from grader.course.config import choose, read_course
from grader.course.notes import course_notes
from grader.course.questions import expect_questions
from grader.course.secret import read_secret, seed, seeded
from grader.execute.callbacks import Substitutes
from grader.execute.data_files import Supplied, read_data, supplied, unreleased
from grader.execute.forkserver import ForkServer
from grader.execute.open_files import companions, opened
from grader.execute.released_cells import given_answers, locked_cells, skippable_cells
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.judge.answer_key import Misconception, read_answer_key, read_misconceptions
from grader.judge.carry.follow_through import cannot_be_lent
from grader.judge.entry_tasks import without_task
from grader.judge.hidden import expect_tests
from grader.judge.judgement import Access, Suite, judge
from grader.judge.prepare import with_prepared
from grader.records.course import Assignment, Course
from grader.records.execution import Report
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.run import RunOptions
from grader.records.submission import Submission
from grader.run.dask.parcel import pack_course
from grader.run.fingerprint import assignment_fingerprint
from grader.run.grading_worker import GradingWorker
from grader.run.judging import Judging, Titles
from grader.run.trace import Ask, Trace

T = TypeVar("T")
EXAMPLE_SEED = "hidden tests draw from the example seed: put a secret into .grader-secret before you mark for real"


def read_hidden_tests(options: RunOptions, environment: Mapping[str, str]) -> Judging:
    """Read the course, and look whether everything that was asked for can be judged.

    Raises
    ------
    CourseError
        A question has no cell, or a task no hidden test.
    """
    course = read_course(options.root)
    chosen = choose(course, options.assignments)
    for assignment in chosen:
        expect_questions(course, assignment)
        expect_tests(course.root / "tests" / "hidden" / assignment.name, assignment)
    secret = read_secret(course.root, environment)
    notes = [] if secret else [EXAMPLE_SEED]
    notes += [note for assignment in chosen for note in course_notes(course, assignment)]

    def with_noted(assignment: Assignment, work: Callable[[GradingWorker], None]) -> None:
        def noted(worker: GradingWorker) -> None:
            notes.extend(worker.notes)
            work(worker)

        with_worker(course, assignment, secret, noted)

    return Judging(
        course=course,
        notes=lambda: notes,
        fingerprint=lambda assignment: assignment_fingerprint(course, assignment, secret),
        with_worker=with_noted,
        titles=lambda grades: _titles(course, grades),
        parcel=lambda names: pack_course(course.root, names, secret),
    )


def with_worker(course: Course, assignment: Assignment, secret: str, work: Callable[[GradingWorker], T]) -> T:
    """Let pytest collect the hidden tests of an assignment once, and return what `work` makes of its worker."""
    answer_key = read_answer_key(course.root / "solutions" / assignment.name)
    tests = course.root / "tests" / "hidden" / assignment.name

    def with_suite(suite: Suite) -> T:
        return work(worker_of(suite, course, secret))

    return with_prepared(tests, assignment, answer_key, partial(seeded, secret), with_suite)


def worker_of(suite: Suite, course: Course, secret: str) -> GradingWorker:
    """Return the worker that runs a submission and puts the suite's questions to it."""
    name = suite.assignment.name
    released = course.root / "assignments" / name / f"{name}.ipynb"
    data = read_data(released.parent, course.limits)
    asked = (question.call.function for question in suite.plan.questions)
    tasks = tuple(dict.fromkeys([*(task.name for task in suite.assignment.tasks), *asked]))
    options = SandboxOptions(name, "ipynb", tasks, skippable_cells(released), locked_cells(released))
    given = given_answers(released)

    def evaluate(submission: Submission, forkserver: ForkServer, trace: Trace | None = None) -> Judgement:
        path, limits = submission.path, course.limits
        if path is None:
            return Judgement(submission.status)
        with opened(path, limits.notebook_megabytes) as notebook:
            beside = supplied(data, companions(path.parent, submission.companions, limits.file_megabytes))
            with Sandbox(forkserver.spawn, _options_for(options, path, submission), limits) as sandbox:
                report = sandbox.open(notebook, beside.files)
                order = seeded(secret, name)("order")  # the same for everybody
                access = Access(sandbox.ask, partial(_reopened, sandbox), sandbox.dismiss)
                judgement = _told(beside, _without(given, _judged(suite, report, access, order, trace)))
                return replace(judgement, missing_packages=sandbox.missing_packages())

    lent = cannot_be_lent(suite.assignment, suite.answer_key.reference)
    unknown = without_task(suite.answer_key.misconceptions, [task.name for task in suite.assignment.tasks])
    misspelt = (f"solutions/{name}: {told}" for told in unknown)
    notes = (*lent, *misspelt, *unreleased(course.root / "solutions" / name, released.parent))
    return GradingWorker(course.limits, evaluate, released if released.is_file() else None, notes=notes)


def _told(beside: Supplied, judgement: Judgement) -> Judgement:
    """Say which submitted files were not used."""
    notes, remarks = (*judgement.notes, *beside.notes), (*judgement.remarks, *beside.remarks)
    return replace(judgement, notes=notes, remarks=remarks)


def _judged(suite: Suite, report: Report, access: Access, order: np.random.Generator, trace: Trace | None) -> Judgement:
    if trace is None:
        return judge(suite, report, access, order)
    with trace:
        trace.cells(report)
        traced = replace(access, ask=trace.asking(access.ask, suite.plan.questions))
        judgement = judge(suite, report, traced, order)
        trace.checks(judgement)
        return judgement


@contextmanager
def _reopened(sandbox: Sandbox, substitutes: Substitutes) -> Iterator[Ask]:
    """Run the submission in a fresh process, where these functions of the answer key stand in for the student's."""
    with sandbox.again(substitutes) as fresh:
        fresh.reopen()
        yield fresh.ask


def _options_for(options: SandboxOptions, path: Path, submission: Submission) -> SandboxOptions:
    number = seed("", submission.assignment)  # students can read it: the secret is not in it
    return replace(options, name=path.stem, kind=path.suffix.lower().lstrip("."), seed=number % 2**32)


def _without(given: Mapping[str, str], judgement: Judgement) -> Judgement:
    """Drop the answers in words that were not written: empty, or still what students received."""
    written = tuple((n, text) for n, text in judgement.answers if text.strip() not in ("", given.get(n, "").strip()))
    return replace(judgement, answers=written)


def _titles(course: Course, grades: Iterable[Grade]) -> Titles:
    """Return what each code in the grades stands for: an entry, one of an earlier task, or two joined by +."""
    found = {(grade.assignment, task.task, task.misconception) for grade in grades for task in grade.tasks}
    named = sorted(key for key in found if key[2])
    entries = {
        name: read_misconceptions(course.root / "solutions" / name)
        for name in dict.fromkeys(name for name, _, _ in named)
    }
    return {(name, task, codes): title_of(entries[name], task, codes) for name, task, codes in named}


def title_of(entries: Sequence[Misconception], task: str, codes: str) -> str:
    """Return the titles of codes joined by +; an entry of the task itself stands before one of another task."""
    own = {entry.code: entry.title for entry in entries if entry.task == task}
    others = {entry.code: entry.title for entry in reversed(entries)}
    return "; and ".join((others | own).get(code, code) for code in codes.split("+"))
