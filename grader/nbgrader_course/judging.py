"""`grader run --any`: any nbgrader course, judged by its notebooks' own test cells, inside the sandbox.

source/ ─► which cells count ─► every submission: cells put back, run on its own, scored by nbgrader's rules

Rosters, due dates, late rules and unchanged results are the pipeline's, as for every course.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from grader.course.config import read_course
from grader.course.values import FILE
from grader.errors import CourseError
from grader.nbgrader_course.config import CONFIG, NbgraderConfig, read_config
from grader.nbgrader_course.layout import read_submissions
from grader.nbgrader_course.packages import packages
from grader.nbgrader_course.source import Assignments, read_assignments, task_name
from grader.nbgrader_course.worker import CellEvaluation, master_files
from grader.records.course import Assignment, Course, Late, Task, Tell
from grader.records.run import RunOptions
from grader.run.fingerprint import Sources, fingerprint_of
from grader.run.grading_worker import GradingWorker
from grader.run.judging import Judging

SHARED = (
    "tests and student share a process in this mode, as they do in nbgrader: a student's code can forge its score; "
    "it is isolated from the machine and from other students"
)
NOTEBOOK_SECONDS, SUBMISSION_SECONDS = 600.0, 1200.0


def read_nbgrader_course(options: RunOptions, _environment: Mapping[str, str]) -> Judging:
    """Read an nbgrader course: its configuration, its source notebooks, and what course.toml says of dates.

    Raises
    ------
    CourseError
        The course cannot be read, or what is asked for does not go with it.
    """
    if options.gradebook:
        raise CourseError("--gradebook does not go with --any: import results/scores.csv, or leave one of them out")
    if options.trace:
        raise CourseError("--trace does not go with --any: a cell's own test says why, in results/checks.csv")
    config = read_config(options.root)
    known = read_assignments(config, options.assignments)
    for name in options.assignments:
        if name not in known:
            raise CourseError(f"no assignment '{name}' in {config.sources}; it has {', '.join(known)}")
    course = _course(config, known, packages(config, options.assignments or tuple(known)))
    return Judging(
        course=course,
        notes=(SHARED,),
        fingerprint=partial(_fingerprint, config),
        with_worker=partial(_with_worker, config, known, course),
        layout=partial(read_submissions, config, known),
    )


def _course(config: NbgraderConfig, known: Assignments, needed: tuple[str, ...]) -> Course:
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
    limits = replace(
        course.limits,
        cell_seconds=config.cell_seconds,
        notebook_seconds=NOTEBOOK_SECONDS,
        submission_seconds=SUBMISSION_SECONDS,
        packages=(*course.limits.packages, *needed),
    )
    assignments = tuple(_dated(config, assignment) for assignment in course.assignments)
    return replace(course, submissions=config.root / config.submitted, limits=limits, assignments=assignments)


def _dated(config: NbgraderConfig, assignment: Assignment) -> Assignment:
    """Let late work earn nothing where nbgrader's plug-in says so and course.toml says nothing else."""
    return replace(assignment, late=Late(per_hour=1.0)) if config.late_is_zero and not assignment.late else assignment


def _with_worker(
    config: NbgraderConfig,
    known: Assignments,
    course: Course,
    assignment: Assignment,
    work: Callable[[GradingWorker], None],
) -> None:
    files = master_files(config, assignment.name, course.limits)
    evaluation = CellEvaluation(known[assignment.name], config, course.limits, files)
    work(GradingWorker(course.limits, evaluation.evaluate))


def _fingerprint(config: NbgraderConfig, assignment: Assignment) -> str:
    settings = (config.root / FILE, config.root / CONFIG, (config.root / CONFIG).with_suffix(".json"))
    tests = (config.sources / assignment.name).rglob("*")
    return fingerprint_of(assignment, Sources(config.root, tests, (), settings), "")
