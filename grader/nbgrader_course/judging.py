"""`grader run --any`: any nbgrader course, judged by its notebooks' own test cells, inside the sandbox.

source/ ─► which cells count ─► every submission: cells put back, run on its own, scored by nbgrader's rules

Rosters, due dates, late rules and unchanged results are the pipeline's, as for every course.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from grader.course.config import read_course
from grader.course.values import FILE
from grader.errors import CourseError
from grader.nbgrader_course.config import CONFIG, NbgraderConfig, read_config
from grader.nbgrader_course.files import files_above, master_files
from grader.nbgrader_course.gradebook import due_dates
from grader.nbgrader_course.layout import read_submissions
from grader.nbgrader_course.packages import absent_packages, slow_packages
from grader.nbgrader_course.source import Assignments, read_assignments, task_name
from grader.nbgrader_course.trial import candidate
from grader.nbgrader_course.worker import CellEvaluation
from grader.records.course import Assignment, Course, Late, Task, Tell
from grader.records.run import RunOptions
from grader.run.fingerprint import Sources, fingerprint_of
from grader.run.grading_worker import GradingWorker
from grader.run.judging import Judging
from grader.run.other_graders import SHARED, expect_plain, importing, wide_limits
from grader.run.trial import Candidate, Trial


def read_nbgrader_course(options: RunOptions, _environment: Mapping[str, str]) -> Judging:
    """Read an nbgrader course: its configuration, its source notebooks, and what course.toml says of dates.

    Raises
    ------
    CourseError
        The course cannot be read, or what is asked for does not go with it.
    """
    expect_plain(options)
    config = read_config(options.root)
    known = read_assignments(config, options.assignments)
    for name in options.assignments:
        if name not in known:
            raise CourseError(f"no assignment '{name}' in {config.sources}; it has {', '.join(known)}")
    course = _course(config, known)
    asked = options.assignments or tuple(known)
    evaluations = {name: partial(_evaluation, config, known, course, name) for name in asked}
    trial = Trial(partial(_candidates, config, evaluations))
    return Judging(
        course=course,
        notes=lambda: (SHARED.format("nbgrader"), *trial.notes()),
        fingerprint=partial(_fingerprint, config, course),
        with_worker=partial(_with_worker, trial, evaluations),
        layout=partial(read_submissions, config, known),
    )


def _course(config: NbgraderConfig, known: Assignments) -> Course:
    """Return the course: its assignments' tasks are the graded cells."""
    tasks = {
        name: tuple(
            Task(task_name(notebooks, notebook, cell), cell.points, tell=Tell.VERDICT if cell.hidden else Tell.ADVICE)
            for notebook in notebooks
            for cell in notebook.graded
        )
        for name, notebooks in known.items()
    }
    course = read_course(config.root, tasks)
    limits = wide_limits(course.limits, config.cell_seconds)
    due = due_dates(config.root)
    assignments = tuple(_dated(config, due, assignment) for assignment in course.assignments)
    return replace(course, submissions=config.root / config.submitted, limits=limits, assignments=assignments)


def _dated(config: NbgraderConfig, due: Mapping[str, datetime], assignment: Assignment) -> Assignment:
    """Add what nbgrader knows where course.toml says nothing: the due date, and that late work earns nothing."""
    late = assignment.late or (Late(per_hour=1.0) if config.late_is_zero else None)
    return replace(assignment, due=assignment.due or due.get(assignment.name), late=late)


def _evaluation(config: NbgraderConfig, known: Assignments, course: Course, name: str) -> CellEvaluation:
    files = master_files(config, name, course.limits), files_above(config, name, course.limits)
    return CellEvaluation(known[name], config, course.limits, *files)


def _candidates(config: NbgraderConfig, evaluations: Mapping[str, Callable[[], CellEvaluation]]) -> Iterator[Candidate]:
    absent = absent_packages(config, evaluations.keys())
    for name, evaluation in evaluations.items():
        yield candidate(evaluation(), name, absent[name])


def _with_worker(
    trial: Trial,
    evaluations: Mapping[str, Callable[[], CellEvaluation]],
    assignment: Assignment,
    work: Callable[[GradingWorker], None],
) -> None:
    trial.run()
    evaluation = evaluations[assignment.name]()
    with importing(slow_packages(evaluation.config.sources / assignment.name)) as released:
        work(GradingWorker(evaluation.limits, evaluation.evaluate, released))


def _fingerprint(config: NbgraderConfig, course: Course, assignment: Assignment) -> str:
    settings = (config.root / FILE, config.root / CONFIG, (config.root / CONFIG).with_suffix(".json"))
    above = (config.root / name for name in files_above(config, assignment.name, course.limits))
    tests = (*(config.sources / assignment.name).rglob("*"), *above)
    return fingerprint_of(assignment, Sources(config.root, tests, (), settings), "")
