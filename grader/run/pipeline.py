"""The whole of grading on one page: collect, execute, judge, mark, report.

course ─► collect: who submitted what ─► reuse: which results still hold ─► for every assignment: its tests, held once
                                                                             └► every submission: execute, judge, mark
results/state.db ─► scores.csv, tasks.csv, checks.csv, changes.csv, timings.csv; class.html, feedback/
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.collect.collect import CollectResult, collect
from grader.collect.extensions import for_the_class
from grader.course.config import choose
from grader.errors import ClusterLost, GraderError
from grader.records.course import Assignment, Course
from grader.records.grade import Grade
from grader.records.judgement import Fault, Judgement
from grader.records.run import Change, RunOptions, RunResult
from grader.records.submission import Status, Submission
from grader.report.gradebook.master import read_masters
from grader.report.gradebook.write import write_gradebook
from grader.report.sanitize import csv_cell
from grader.report.tables import write_table, write_tables
from grader.run.attempts import Attempt, AttemptBuffer, attempts_of
from grader.run.changes import archive_tables, changes, write_changes
from grader.run.class_pages import write_pages
from grader.run.faults import costing
from grader.run.fingerprint import submission_fingerprint
from grader.run.grading_worker import GradingResult, GradingWorker, result_of, ungradable
from grader.run.hidden_tests import read_hidden_tests
from grader.run.judging import Judging, ReadJudging
from grader.run.machines import open_spread
from grader.run.policies import apply_policies
from grader.run.pool import Lost
from grader.run.recorder import Recorder
from grader.run.sample_class import set_sample_aside
from grader.run.spread import Spread
from grader.run.state import StateStore
from grader.run.state_table import TIMINGS
from grader.run.teacher_marks import teacher_marks
from grader.run.trace_absent import trace_of_nothing, traced_student

LOG = logging.getLogger(__name__)
Progress = Callable[[int, int, str], None]
Begin = Callable[[int, str], None]
ENDED_TWICE = (
    "its grading process ended twice, as a hidden test that calls os._exit() ends it, or a machine without memory"
)
OF_BEFORE = "not written; what is there is of the run before"
LEFT_OUT, NOT_COMPLETE = "left out", "not everything was written"
NOT_WRITTEN = (
    "scores.csv, tasks.csv, checks.csv, changes.csv, timings.csv and class.html were not written: what of them is in "
    "{output} is of the run before. What was graded is kept; `grader run` again goes on from there"
)


@dataclass(frozen=True, slots=True)
class Grading:
    """What is the same for every submission of a run."""

    options: RunOptions
    judging: Judging
    recorder: Recorder
    begin: Begin
    progress: Progress
    spread: Spread
    collected: CollectResult


def run(
    options: RunOptions,
    environment: Mapping[str, str],
    progress: Progress,
    read_judging: ReadJudging = read_hidden_tests,
    begin: Begin = lambda _total, _name: None,
) -> RunResult:
    """Grade what is asked for and write the tables; `begin` and `progress` hear how many there are and are done.

    Raises
    ------
    CourseError
        Configuration error of the course, the machine or the output: nothing was graded.
    """
    judging = read_judging(options, environment)
    course, assignments = judging.course, choose(judging.course, options.assignments)
    masters = read_masters(course.root, assignments) if options.gradebook else {}
    with ExitStack() as stack:
        scratch = stack.enter_context(TemporaryDirectory(prefix="grader-"))
        collected = _collect(options, judging, assignments, Path(scratch))
        options = replace(options, trace=traced_student(options.trace, collected))
        course = for_the_class(course, collected.students)
        assignments = choose(course, options.assignments)
        spread = stack.enter_context(open_spread(options, judging, [assignment.name for assignment in assignments]))
        store = stack.enter_context(StateStore(options.output))  # only now: of a wrong folder nothing is written
        marks = teacher_marks(options, course, collected.submissions, store, masters)
        recorder = Recorder(options, store, marks)
        grading = Grading(options, judging, recorder, begin, progress, spread, collected)
        not_written = NOT_WRITTEN.format(output=options.output)
        with costing(not_written, but=(GraderError, OSError)):  # of the course's own files
            stopped = _grade_all(grading, assignments, collected.submissions)
        with costing(not_written):
            policy_notes = apply_policies(course, store, recorder.faults)
            changed = _write_results(options.output, course, store)
        graded = _asked_for(collected.submissions, store, course)
        notes = [*collected.notes, *judging.notes(), *policy_notes, *store.other_version_notes()]
        if options.gradebook and stopped is None:
            with recorder.faults.border(str(options.gradebook), NOT_COMPLETE):
                notes += write_gradebook(options.gradebook, course, masters, graded)
        notes += (*_restarted(recorder.restarts), *spread.notes())
        grades, lost = tuple(grade for grade, _ in graded), stopped or ""
        result = RunResult(course, grades, tuple(notes), stopped=stopped is not None, lost=lost, changes=changed)
        every = _write_more(grading, store, result, policy_notes)
    return replace(recorder.add_counts(every), unclaimed=collected.unclaimed, unknown=collected.unknown)


def _collect(options: RunOptions, judging: Judging, assignments: Sequence[Assignment], scratch: Path) -> CollectResult:
    """Collect the submissions, and move a sample class aside."""
    place = options.submissions or judging.course.submissions
    collected = collect(judging.course, assignments, place, scratch, options.students, judging.layout)
    LOG.info("%d submissions collected from %s", len(collected.submissions), place)
    moved = set_sample_aside(judging.course.root, place, options.output)
    return replace(collected, notes=(*((moved,) if moved else ()), *collected.notes), place=place)


def _grade_all(grading: Grading, assignments: Sequence[Assignment], submissions: Sequence[Submission]) -> str | None:
    """Grade one assignment after the other; return why that was stopped: '' by Ctrl-C, None where it was not."""
    try:
        for assignment in assignments:
            own = [submission for submission in submissions if submission.assignment == assignment.name]
            _grade_assignment(grading, assignment, own)
    except (KeyboardInterrupt, ClusterLost) as error:
        known = {assignment.name: assignment for assignment in assignments}
        for submission in submissions:
            grading.recorder.leave(submission, known[submission.assignment])
        return str(error)
    return None


def _grade_assignment(grading: Grading, assignment: Assignment, submissions: Sequence[Submission]) -> None:
    """Grade what changed; where everybody is asked for, whoever left the class has no result any more."""
    if not grading.options.students:
        grading.recorder.delete_others(assignment, {submission.student.id for submission in submissions})
    with grading.recorder.store.batch():
        todo = list(_todo(grading, assignment, submissions))
    if todo:
        grading.begin(len(todo), assignment.name)
        traced = grading.options.trace
        with_worker = grading.judging.with_worker
        with_worker(assignment, lambda worker: _grade(replace(worker, traced=traced), todo, assignment, grading))


def _todo(grading: Grading, assignment: Assignment, submissions: Iterable[Submission]) -> Iterator[Attempt]:
    """Yield what has to be graded; record what need not be: nothing was submitted, or nothing changed."""
    judging, recorder = grading.judging, grading.recorder
    base = judging.fingerprint(assignment)
    for submission in submissions:
        fingerprints = [_fingerprint(judging, each, base) for each in (*submission.attempts, submission)]
        reusable = not (grading.options.fresh or submission.attempts or submission.student.id == grading.options.trace)
        known_to_hold = fingerprints[-1] or submission.status is Status.MISSING
        if reusable and known_to_hold and recorder.stands(submission, assignment, fingerprints[-1]):
            continue
        known = recorder.known(submission, fingerprints[-1]) if reusable else None
        if submission.status is not Status.GRADED:
            traced = submission.student.id == grading.options.trace
            trace = trace_of_nothing(submission, grading.collected) if traced else ""
            recorder.save(submission, assignment, "", GradingResult(Judgement(submission.status), trace=trace))
        elif known is not None:
            recorder.reuse(submission, assignment, known)
        else:
            yield from attempts_of(submission, fingerprints)


def _fingerprint(judging: Judging, submission: Submission, base: str) -> str:
    content = submission_fingerprint(submission, judging.course.limits)
    return f"{content}:{base}" if content else ""


def _grade(worker: GradingWorker, todo: Sequence[Attempt], assignment: Assignment, grading: Grading) -> None:
    """Grade attempts, and save each result when it is known to count."""
    recorder = grading.recorder
    LOG.info("%s: %d to grade", assignment.name, len(todo))
    buffer = AttemptBuffer(assignment)
    several = {each.last.student.id for each in todo if each.last.attempts}  # which of them counts is not known yet

    def finish(submission: Submission, result: GradingResult) -> GradingResult:
        wait = submission.student.id in several
        return result if wait else recorder.marker.finish(submission, result, assignment)

    # Closed here, also by Ctrl-C: whoever keeps the exception keeps the iterator, and its processes would live on.
    results = grading.spread.grade([each.submission for each in todo], worker, finish)
    with closing(results), recorder.store.gradually():
        for count, (number, result) in enumerate(results, start=1):
            counts = buffer.add(number, todo[number], _lost(result.fault) if isinstance(result, Lost) else result)
            if counts:
                attempt, counted = counts
                recorder.save(attempt.submission, assignment, attempt.fingerprint, counted)
            grading.progress(count, len(todo), assignment.name)


def _lost(fault: Fault | None) -> GradingResult:
    return result_of(fault) if fault else GradingResult(ungradable(ENDED_TWICE))


def _write_results(output: Path, course: Course, store: StateStore) -> tuple[Change, ...]:
    """Write the tables of everything that is in the store, and what changed since the last run."""
    names = _names(course)
    changed = changes(store, names)
    with archive_tables(output):
        write_tables(output, store.grades(names))
        write_changes(output / "changes.csv", changed)
    return changed


def _asked_for(submissions: Iterable[Submission], store: StateStore, course: Course) -> list[tuple[Grade, Submission]]:
    """Return the grades of what this run was asked for, each with its submission."""
    asked = {(each.assignment, each.student.id): each for each in submissions}
    found = (((grade.assignment, grade.student.id), grade) for grade in store.grades(_names(course)))
    return [(grade, asked[key]) for key, grade in found if key in asked]


def _write_more(grading: Grading, store: StateStore, result: RunResult, policy_notes: Sequence[str]) -> RunResult:
    """Write timings.csv and the class pages, and add the titles of mistakes; each is left out if it fails."""
    output, names, border = grading.options.output, _names(result.course), grading.recorder.faults.border
    with border("timings.csv", OF_BEFORE):
        write_table(output / "timings.csv", TIMINGS, (map(csv_cell, row) for row in store.timings(names)))
    with border("the titles of mistakes", LEFT_OUT):
        result = replace(result, titles=grading.judging.titles(store.grades(names)))
    with border("class.html and class-anonymous.html", OF_BEFORE):
        write_pages(output, store, result, policy_notes)
    return result


def _names(course: Course) -> list[str]:
    return [assignment.name for assignment in course.assignments]


def _restarted(restarts: int) -> Iterator[str]:
    if restarts:
        times = "once" if restarts == 1 else f"{restarts} times"
        yield f"the process that students' code starts from had to be started again {times}; nobody lost by it"
