"""The whole of grading on one page: collect, execute, judge, mark, report.

course.toml ─► who handed in what ─► what need not be graded again ─► for every assignment: the suite, held once
                                                                       └► every submission: run, ask, judge, mark
results/state.db ─► scores.csv, tasks.csv, checks.csv, changes.csv, timings.csv; feedback/<student>/<assignment>.html
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.collect.collect import collect
from grader.course.config import choose, read_course
from grader.course.questions import expect_questions
from grader.course.secret import read_secret, seeded
from grader.judge.answer_key import read_answer_key
from grader.judge.checks import TestPlan
from grader.judge.hidden import expect_tests, with_test_plan
from grader.judge.judgement import prepare
from grader.mark.late import unknown_ids
from grader.mark.points import mark
from grader.records.course import Assignment, Course
from grader.records.execution import Protection
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.submission import Status, Submission
from grader.report.gradebook.marks import Marks, read_marks
from grader.report.gradebook.master import read_masters
from grader.report.gradebook.write import write_gradebook
from grader.report.html import paths as pages
from grader.report.redact import redact
from grader.report.sanitize import csv_cell
from grader.report.tables import write_table, write_tables
from grader.run.attempts import Attempt, AttemptBuffer, attempts_of
from grader.run.changes import Change, archive_tables, changes, write_changes
from grader.run.fingerprint import assignment_fingerprint, submission_fingerprint
from grader.run.grading_worker import GradingResult, GradingWorker, ungradable
from grader.run.pool import Lost, scatter
from grader.run.state import TIMINGS, StateStore, StoredResult

Progress = Callable[[int, int, str], None]
Named = tuple[str, str, str]
NOT_YET = "not graded yet: the run was stopped; run `grader run` again to go on"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a teacher asked for."""

    root: Path
    assignments: tuple[str, ...] = ()
    submissions: Path | None = None
    output: Path = Path("results")
    jobs: int = 1
    students: frozenset[str] = frozenset()
    fresh: bool = False
    gradebook: Path | None = None


@dataclass(frozen=True, slots=True)
class RunResult:
    """What became of a run: grades of what was asked for, what to tell, was it stopped, and behind which walls."""

    course: Course
    grades: tuple[Grade, ...]
    notes: tuple[str, ...]
    reused: int
    stopped: bool
    titles: Mapping[Named, str]
    changes: tuple[Change, ...] = ()
    protection: Protection | None = None
    unclaimed: str = ""  # work of nobody in the class, while others submitted nothing


def run(options: RunOptions, environment: Mapping[str, str], progress: Progress) -> RunResult:
    """Grade what is asked for and write the tables.

    Raises
    ------
    CourseError
        The course, the machine or the output must be mended first.
    """
    course = read_course(options.root)
    with TemporaryDirectory(prefix="grader-") as scratch:
        return _run(options, course, Path(scratch), environment, progress)


def _run(
    options: RunOptions, course: Course, scratch: Path, environment: Mapping[str, str], progress: Progress
) -> RunResult:
    assignments = choose(course, options.assignments)
    for assignment in assignments:
        expect_questions(course, assignment)
    place = options.submissions or course.submissions
    collected = collect(course, assignments, place, scratch, options.students)
    masters = read_masters(course.root, assignments) if options.gradebook else {}
    secret = read_secret(course.root, environment)
    notes = list(collected.notes)
    if not options.students:
        notes += _extended_to_nobody(assignments, {submission.student.id for submission in collected.submissions})
    if not secret:
        notes.append(
            "the hidden networks use the example seed: put a secret into .grader-secret before you mark for real"
        )
    with StateStore(options.output) as store:
        classroom = Classroom(options, course, secret, store, progress)
        stopped = False
        try:
            for assignment in assignments:
                classroom.grade(assignment, [s for s in collected.submissions if s.assignment == assignment.name])
        except KeyboardInterrupt:
            stopped = True
            classroom.leave_ungraded(collected.submissions)
        names = [assignment.name for assignment in course.assignments]
        changed = changes(store, names)
        with archive_tables(options.output):
            write_tables(options.output, lambda: store.grades(names))
            write_changes(options.output / "changes.csv", changed)
        write_table(options.output / "timings.csv", TIMINGS, (map(csv_cell, row) for row in store.timings(names)))
        asked = {(s.assignment, s.student.id): s for s in collected.submissions}
        grades = tuple(g for g in store.grades(names) if (g.assignment, g.student.id) in asked)
        notes += store.other_version_notes()
    if options.gradebook and not stopped:
        graded = [(grade, asked[grade.assignment, grade.student.id]) for grade in grades]
        notes += write_gradebook(options.gradebook, course, masters, graded)
    if classroom.restarts:
        times = "once" if classroom.restarts == 1 else f"{classroom.restarts} times"
        notes.append(f"the process that students' code starts from had to be started again {times}; nobody lost by it")
    titles = _titles(course, grades)
    return RunResult(
        *(course, grades, tuple(notes), classroom.reused, stopped, titles, changed, classroom.protection),
        unclaimed=collected.unclaimed,
    )


def _titles(course: Course, grades: Iterable[Grade]) -> dict[Named, str]:
    """Say in words what the codes in these grades stand for, by assignment, task and code."""
    named = {grade.assignment for grade in grades if any(task.misconception for task in grade.tasks)}
    return {
        (name, entry.task, entry.code): entry.title
        for name in sorted(named)
        for entry in read_answer_key(course.root / "solutions" / name).misconceptions
    }


class Classroom:
    """One run: where its results go, and what is the same for all of its submissions."""

    def __init__(self, options: RunOptions, course: Course, secret: str, store: StateStore, progress: Progress) -> None:
        self.options, self.course, self.secret, self.store, self.progress = options, course, secret, store, progress
        self.reused = self.restarts = 0
        self.protection: Protection | None = None
        self.marks = _marks(options, course, store)
        self.entered: set[tuple[str, str]] = set()

    def grade(self, assignment: Assignment, submissions: Sequence[Submission]) -> None:
        """Grade one assignment: only what changed, unless asked afresh."""
        expect_tests(self.course.root / "tests" / "hidden" / assignment.name, assignment)
        base = assignment_fingerprint(self.course, assignment, self.secret)
        if not self.options.students:
            keep = {submission.student.id for submission in submissions}
            self.store.delete_others(assignment.name, keep)
            pages.forget(self.options.output, assignment.name, keep)
        todo: list[Attempt] = []
        for submission in submissions:
            fingerprint = self._fingerprint(submission, base)
            known = None if self.options.fresh or submission.attempts else self._known(submission, fingerprint)
            if submission.status is not Status.GRADED:
                self._enter(submission, assignment, "", GradingResult(Judgement(submission.status)))
            elif known is not None:
                self.reused += 1
                self.entered.add((assignment.name, submission.student.id))
                grade = mark(submission, known, assignment, self._marks(submission))
                pages.put(
                    self.options.output, redact(grade, assignment), assignment, changed=self.store.update_marks(grade)
                )
            else:
                earlier = (self._fingerprint(attempt, base) for attempt in submission.attempts)
                todo += attempts_of(submission, (*earlier, fingerprint))
        if todo:
            self._hold_exam(assignment, todo)

    def leave_ungraded(self, submissions: Sequence[Submission]) -> None:
        """Give those whose turn never came a row that says so, never an old score."""
        for submission in submissions:
            if (submission.assignment, submission.student.id) not in self.entered:
                (assignment,) = choose(self.course, (submission.assignment,))
                waiting = Judgement(Status.NEEDS_PERSON, notes=(NOT_YET,))
                self._enter(submission, assignment, "", GradingResult(waiting))

    def _marks(self, submission: Submission) -> Mapping[str, float]:
        return self.marks.get((submission.assignment, submission.student.id), {})

    def _fingerprint(self, submission: Submission, base: str) -> str:
        content = submission_fingerprint(submission, self.course.limits)
        return f"{content}:{base}" if content else ""

    def _known(self, submission: Submission, fingerprint: str) -> Judgement | None:
        return self.store.judgement(submission.assignment, submission.student.id, fingerprint)

    def _enter(self, submission: Submission, assignment: Assignment, fingerprint: str, done: GradingResult) -> None:
        grade = mark(submission, done.judgement, assignment, self._marks(submission))
        host = platform.node()
        self.store.save(StoredResult(fingerprint, done.judgement, grade, done.seconds, host, done.protection))
        self.protection, self.restarts = done.protection or self.protection, self.restarts + done.restarts
        pages.put(self.options.output, redact(grade, assignment), assignment, changed=True)
        self.entered.add((assignment.name, submission.student.id))

    def _hold_exam(self, assignment: Assignment, todo: Sequence[Attempt]) -> None:
        """Let pytest collect the hidden tests once, then let every submission sit them."""
        answer_key = read_answer_key(self.course.root / "solutions" / assignment.name)
        draw = seeded(self.secret, assignment.name)

        def work(plan: TestPlan) -> None:
            suite = prepare(assignment, plan, answer_key)
            worker = GradingWorker(suite, self.course, self.secret)
            buffer = AttemptBuffer(assignment)
            for count, (number, done) in enumerate(
                scatter([each.submission for each in todo], worker.open, self.options.jobs), start=1
            ):
                missed = GradingResult(ungradable("its grading process ended twice"))
                counts = buffer.add(number, todo[number], missed if isinstance(done, Lost) else done)
                if counts:
                    self._enter(counts[0].submission, assignment, counts[0].fingerprint, counts[1])
                self.progress(count, len(todo), assignment.name)

        with_test_plan(self.course.root / "tests" / "hidden" / assignment.name, answer_key.reference, draw, work)


def _marks(options: RunOptions, course: Course, store: StateStore) -> Marks:
    """Return what people gave to answers in words: the gradebook says it, without one the last run that read one."""
    if options.gradebook:
        return read_marks(options.gradebook, course.root, course.assignments)
    asked = [assignment.name for assignment in course.assignments if assignment.questions]
    kept = store.grades(asked) if asked else ()
    return {(grade.assignment, grade.student.id): dict(grade.marks) for grade in kept}


def _extended_to_nobody(assignments: Sequence[Assignment], known: set[str]) -> list[str]:
    """Name the students whom course.toml gives an extension and the class does not have."""
    return [
        f"course.toml gives {name!r} an extension for '{assignment.name}', but nobody in the class has that id"
        for assignment in assignments
        for name in unknown_ids(assignment, known)
    ]
