"""`grader run --any` for an Otter course: judged by the tests of its questions, inside the sandbox.

autograder.zip ─► questions and their points ─► every submission: run, checked where Otter checks, scored by its rules

Rosters, due dates, late rules and unchanged results are the pipeline's, as for every course.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from grader.course.config import read_course
from grader.course.notebook import read_cells
from grader.course.values import FILE
from grader.errors import CourseError
from grader.execute.worker.ahead import slow_imports
from grader.otter_course.autograder import read_autograder
from grader.otter_course.find import OtterSource, find_assignments
from grader.otter_course.questions import read_questions
from grader.otter_course.worker import OtterEvaluation
from grader.records.course import Assignment, Limits, Task, Tell
from grader.records.run import RunOptions
from grader.records.submission import Student, Submission
from grader.run.fingerprint import Sources, fingerprint_of
from grader.run.grading_worker import GradingWorker
from grader.run.judging import Judging
from grader.run.other_graders import SHARED, expect_plain, importing, wide_limits
from grader.run.trial import Candidate, Trial

CELL_SECONDS = 300.0  # Otter sets no limit
SUBMITTED = "submitted"
Evaluations = Mapping[str, OtterEvaluation]


def read_otter_course(options: RunOptions, _environment: Mapping[str, str]) -> Judging:
    """Read an Otter course: what each assignment is graded by, and what course.toml says of dates.

    Raises
    ------
    CourseError
        The course cannot be read, or what is asked for does not go with it.
    """
    expect_plain(options)
    sources = find_assignments(options.root, options.submissions or options.root / SUBMITTED)
    for name in options.assignments:
        if name not in sources:
            raise CourseError(f"no assignment '{name}' in {options.root}; it has {', '.join(sources)}")
    read = {name: read_autograder(sources[name]) for name in options.assignments or sources}
    questions = {name: read_questions(sources[name].path, autograder) for name, autograder in read.items()}
    tasks = {name: tuple(Task(q.name, q.points, tell=_tell(q.hidden)) for q in questions[name]) for name in read}
    course = read_course(options.root, tasks)
    limits = wide_limits(course.limits, _cell_seconds(course.limits))
    course = replace(course, limits=limits)
    evaluations = {
        name: OtterEvaluation(autograder, questions[name], limits, _slow(sources[name]))
        for name, autograder in read.items()
    }
    trial = Trial(partial(_candidates, sources, evaluations))
    scaled = tuple(f"{name}: {note}" for name, autograder in read.items() for note in autograder.notes())
    return Judging(
        course=course,
        notes=lambda: (SHARED.format("Otter"), *scaled, *trial.notes()),
        fingerprint=partial(_fingerprint, options, sources),
        with_worker=partial(_with_worker, trial, evaluations),
    )


def _slow(source: OtterSource) -> tuple[str, ...]:
    """Name the modules that a notebook of the assignment imports and that are worth importing once for all."""
    path = source.solution or source.path
    return tuple(slow_imports(cell.source for cell in read_cells(path))) if path.suffix == ".ipynb" else ()


def _tell(hidden: bool) -> Tell:
    return Tell.VERDICT if hidden else Tell.ADVICE


def _cell_seconds(told: Limits) -> float:
    return CELL_SECONDS if told.cell_seconds == Limits().cell_seconds else told.cell_seconds


def _candidates(sources: Mapping[str, OtterSource], evaluations: Evaluations) -> Iterator[Candidate]:
    """Yield the trial of every assignment whose notebook with solutions is there."""
    for name, evaluation in evaluations.items():
        path = sources[name].solution
        if path is not None:
            judge = partial(evaluation.evaluate, Submission(Student("source"), name, path))
            yield Candidate(name, path, evaluation.limits, judge)


def _with_worker(
    trial: Trial, evaluations: Evaluations, assignment: Assignment, work: Callable[[GradingWorker], None]
) -> None:
    trial.run()
    evaluation = evaluations[assignment.name]
    with importing(evaluation.slow_packages) as released:
        work(GradingWorker(evaluation.limits, evaluation.evaluate, released))


def _fingerprint(options: RunOptions, sources: Mapping[str, OtterSource], assignment: Assignment) -> str:
    path = sources[assignment.name].path
    tests = path.rglob("*") if path.is_dir() else (path,)
    return fingerprint_of(assignment, Sources(options.root, tests, (), (options.root / FILE,)), "")
