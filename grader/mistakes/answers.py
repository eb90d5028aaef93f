"""Ask the class's unexplained functions every question again: results/ keeps verdicts, not answers.

results/state.db ─► tasks that failed without a name ─► their submissions, in the sandbox ─► Answers
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.collect.collect import collect
from grader.errors import CourseError
from grader.execute.data_files import read_data, supplied
from grader.execute.forkserver import ForkServer
from grader.execute.open_files import companions, opened
from grader.execute.released_cells import locked_cells, skippable_cells
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.judge.judgement import Suite
from grader.records.course import Assignment, Course
from grader.records.execution import Reply
from grader.records.grade import Grade
from grader.records.judgement import Judgement, Verdict
from grader.records.submission import Status, Submission
from grader.run.grading_worker import GradingWorker
from grader.run.state import StateStore

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answers:
    """What one student's function answers to every question of its task, its code, and what the student was told."""

    task: str
    replies: tuple[Reply, ...]
    code: str
    advice: str


def unexplained(grades: Sequence[Grade]) -> dict[str, tuple[str, ...]]:
    """Return by student the tasks that failed and got no name."""
    found = {
        grade.student.id: tuple(
            task.task for task in grade.tasks if task.verdict is Verdict.FAILED and not task.misconception
        )
        for grade in grades
    }
    return {student: tasks for student, tasks in found.items() if tasks}


def stored_grades(output: Path, assignment: Assignment) -> tuple[Grade, ...]:
    """Return the class's grades of one assignment.

    Raises
    ------
    CourseError
        Nothing has been graded into this folder.
    """
    if not (output / "state.db").is_file():
        raise CourseError(f"{output} holds no results: grade the class first, with grader run")
    with StateStore(output) as store:
        return tuple(store.grades([assignment.name]))


def ask_class(course: Course, suite: Suite, grades: Sequence[Grade], submissions: Path | None) -> tuple[Answers, ...]:
    """Run the submissions with unexplained answers and ask each such function all questions of its task."""
    todo = unexplained(grades)
    known = {grade.student.id: grade for grade in grades}
    found: list[Answers] = []

    def evaluate(submission: Submission, forkserver: ForkServer, _trace: object = None) -> Judgement:
        replies = _replies(course, suite, submission, forkserver, todo[submission.student.id])
        found.extend(_answers(known[submission.student.id], replies))
        return Judgement(Status.GRADED)

    worker = GradingWorker(course.limits, evaluate)
    with TemporaryDirectory(prefix="grader-") as scratch, worker.open() as grade:
        place = submissions or course.submissions
        collected = collect(course, [suite.assignment], place, Path(scratch), frozenset(todo))
        for submission in collected.submissions:
            tasks = ", ".join(todo[submission.student.id])
            if submission.path is not None:
                LOG.info(
                    "%s, %s: asked again, %s failed without a name", submission.student.id, suite.assignment.name, tasks
                )
                grade(submission)
            else:
                LOG.info(
                    "%s, %s: %s failed without a name, but there is no file any more",
                    submission.student.id,
                    suite.assignment.name,
                    tasks,
                )
    return tuple(found)


def _replies(
    course: Course, suite: Suite, submission: Submission, forkserver: ForkServer, tasks: Sequence[str]
) -> Mapping[str, tuple[Reply, ...]]:
    path, limits, name = submission.path, course.limits, suite.assignment.name
    if path is None:
        return {}
    released = course.root / "assignments" / name / f"{name}.ipynb"
    wanted = tuple(task.name for task in suite.assignment.tasks)
    kind = path.suffix.lower().lstrip(".")
    options = SandboxOptions(path.stem, kind, wanted, skippable_cells(released), locked_cells(released))
    with opened(path, limits.notebook_megabytes) as file:
        data = read_data(released.parent, limits)
        files = supplied(data, companions(path.parent, submission.companions, limits.file_megabytes)).files
        with Sandbox(forkserver.spawn, options, limits) as sandbox:
            sandbox.open(file, files)
            asked = {task: [suite.plan.questions[n].call for n in suite.plan.questions_of(task)] for task in tasks}
            return {task: tuple(sandbox.ask(calls)) for task, calls in asked.items()}


def _answers(grade: Grade, replies: Mapping[str, tuple[Reply, ...]]) -> Iterator[Answers]:
    for task in grade.tasks:
        if task.task in replies:
            yield Answers(task.task, replies[task.task], task.source.text, task.advice)
