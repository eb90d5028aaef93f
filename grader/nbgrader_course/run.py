"""`grader run --any`: a foreign nbgrader course, graded by its notebooks' own autograder cells, inside the sandbox.

source/ ─► which cells count ─► every submission: cells put back, run on its own ─► nbgrader's rules ─► tables

Tests and student share a process here, as in nbgrader: whoever reads a frame may forge a score. A course written for
`grader run` does not have this weakness.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.collect import timestamps, tree
from grader.collect.companions import beside
from grader.course.values import FILE
from grader.errors import CourseError, GraderError, Unreadable
from grader.execute.forkserver import ForkServer, preforked
from grader.execute.open_files import companions, opened
from grader.execute.sandbox import RunOptions, Sandbox
from grader.nbgrader_course.score import graded, waiting
from grader.nbgrader_course.source import Foreign, Notebook, assignments, packages, read_foreign
from grader.records.course import Assignment, Limits, Task
from grader.records.execution import Outcome
from grader.records.grade import Grade, TaskGrade
from grader.records.submission import Status, Student
from grader.report.tables import write_tables
from grader.run.pool import Lost, scatter

SHARED = (
    "tests and student share a process in this mode, as they do in nbgrader: a student's code can forge its score; "
    "it is fenced from the machine and from other students"
)
NOT_YET = "not graded yet: the run was stopped; run `grader run --any` again"
LOST = "could not be graded, which is not the student's fault: its grading process ended twice"
NOTEBOOK_SECONDS, SUBMISSION_SECONDS = 600.0, 1200.0
DEPTH = 3

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What a teacher asked for."""

    root: Path
    assignments: tuple[str, ...]
    submissions: Path | None
    output: Path
    jobs: int
    students: frozenset[str]


@dataclass(frozen=True, slots=True)
class HandIn:
    """One student's folder for one assignment."""

    student: str
    assignment: str
    folder: Path
    timestamp: datetime | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of a run: the assignments with their graded cells as tasks, and the grades."""

    assignments: tuple[Assignment, ...]
    grades: tuple[Grade, ...]
    stopped: bool


def run(order: Order, progress: Progress) -> Outcomes:
    """Grade a foreign course and write scores.csv, tasks.csv and checks.csv.

    Raises
    ------
    CourseError
        The course cannot be read, or has no such assignment or submission.
    """
    foreign = read_foreign(order.root)
    known = assignments(foreign)
    for name in order.assignments:
        if name not in known:
            raise CourseError(f"no assignment '{name}' in {foreign.root / foreign.source}; it has {', '.join(known)}")
    names = order.assignments or tuple(known)
    hand_ins = _hand_ins(order, foreign, names)
    limits = Limits(
        cell_seconds=foreign.cell_seconds,
        notebook_seconds=NOTEBOOK_SECONDS,
        submission_seconds=SUBMISSION_SECONDS,
        accept=_accepted(order.root),
        packages=packages(foreign),
    )
    room = Room(foreign, known, limits)
    grades: dict[int, Grade] = {}
    stopped = False
    try:
        for count, (number, grade) in enumerate(scatter(hand_ins, room.open, order.jobs), start=1):
            kept = room.nothing(hand_ins[number], Status.NEEDS_PERSON, LOST) if isinstance(grade, Lost) else grade
            grades[number] = kept
            progress(count, len(hand_ins), hand_ins[number].assignment)
    except KeyboardInterrupt:
        stopped = True
    for number, hand_in in enumerate(hand_ins):
        grades.setdefault(number, room.nothing(hand_in, Status.NEEDS_PERSON, NOT_YET))
    done = tuple(grades[number] for number in range(len(hand_ins)))
    write_tables(order.output, lambda: done)
    return Outcomes(tuple(room.assignment(name) for name in names), done, stopped)


@dataclass(frozen=True, slots=True)
class Room:
    """What a worker needs to grade any submission of the course."""

    foreign: Foreign
    known: dict[str, tuple[Notebook, ...]]
    limits: Limits

    @contextmanager
    def open(self, _number: int) -> Iterator[Callable[[HandIn], Grade]]:
        """Open a forkserver for one worker; the function it gives grades one hand-in."""
        with preforked(self.limits) as forkserver:
            yield lambda hand_in: self._graded(hand_in, forkserver)

    def assignment(self, name: str) -> Assignment:
        """Return an assignment whose tasks are its graded cells."""
        cells = [(notebook, cell) for notebook in self.known[name] for cell in notebook.graded]
        tasks = tuple(Task(self._task(name, notebook, cell.name), cell.points) for notebook, cell in cells)
        return Assignment(name, name, tasks)

    def nothing(self, hand_in: HandIn, status: Status, note: str) -> Grade:
        """Give a hand-in that cannot be graded a row with no points."""
        tasks = [self._zero(hand_in, notebook) for notebook in self.known[hand_in.assignment]]
        return self._grade(hand_in, [task for some in tasks for task in some], (note,), status)

    def _graded(self, hand_in: HandIn, forkserver: ForkServer) -> Grade:
        notebooks = self.known[hand_in.assignment]
        there = [notebook for notebook in notebooks if (hand_in.folder / f"{notebook.name}.ipynb").is_file()]
        if not there:
            wanted = ", ".join(f"{notebook.name}.ipynb" for notebook in notebooks)
            note = f"there is no {wanted} in {tree.printable(hand_in.folder.name)}"
            return self.nothing(hand_in, Status.MISSING, note)
        tasks: list[TaskGrade] = []
        notes: list[str] = []
        for notebook in notebooks:
            if notebook not in there:
                notes.append(f"{notebook.name}.ipynb is missing: its cells give no points")
                tasks += self._zero(hand_in, notebook)
                continue
            try:
                outcomes = self._outcomes(hand_in, notebook, forkserver)
            except Unreadable as error:
                return self.nothing(hand_in, Status.UNREADABLE, f"{notebook.name}.ipynb: {error}")
            except GraderError as error:
                return self.nothing(hand_in, Status.NEEDS_PERSON, f"{notebook.name}.ipynb: {error}")
            named = [(self._task(hand_in.assignment, notebook, cell.name), cell) for cell in notebook.graded]
            tasks += [graded(task, cell, outcomes.get(cell.name)) for task, cell in named]
        return self._grade(hand_in, tasks, notes, Status.GRADED)

    def _outcomes(self, hand_in: HandIn, notebook: Notebook, forkserver: ForkServer) -> dict[str, Outcome]:
        path, limits = hand_in.folder / f"{notebook.name}.ipynb", self.limits
        rules = RunOptions(notebook.name, "ipynb", (), source=tuple(cell.entry for cell in notebook.cells))
        theirs, _ = beside(path, limits, DEPTH)
        files = dict(companions(hand_in.folder, theirs, limits.file_megabytes))
        masters = self.foreign.root / self.foreign.source / hand_in.assignment
        ours = [found for found in tree.files(masters, DEPTH) if found.suffix != ".ipynb"]
        files |= dict(companions(masters, ours, limits.file_megabytes))
        with opened(path, limits.notebook_megabytes) as descriptor, Sandbox(forkserver.spawn, rules, limits) as sandbox:
            return sandbox.open(descriptor, tuple(files.items())).outcomes

    def _zero(self, hand_in: HandIn, notebook: Notebook) -> list[TaskGrade]:
        """Give the cells of a notebook that is not there what nbgrader gives them: nothing, and nothing to mark."""
        named = [(self._task(hand_in.assignment, notebook, cell.name), cell) for cell in notebook.graded]
        return [graded(task, cell, Outcome("the notebook is missing", "", False, False)) for task, cell in named]

    def _task(self, assignment: str, notebook: Notebook, cell: str) -> str:
        return cell if len(self.known[assignment]) == 1 else f"{notebook.name}/{cell}"

    def _grade(self, hand_in: HandIn, tasks: Sequence[TaskGrade], notes: Sequence[str], status: Status) -> Grade:
        score = sum(task.score for task in tasks)
        count = sum(map(waiting, tasks)) if status is Status.GRADED else 0
        waits = f"{count} cell{'s' * (count > 1)} wait{'s' * (count == 1)} for a person" if count else ""
        return Grade(
            student=Student(hand_in.student),
            assignment=hand_in.assignment,
            status=status,
            tasks=tuple(tasks),
            raw_score=score,
            penalty=0.0,
            score=score,
            max_score=sum(task.max_score for task in tasks),
            timestamp=hand_in.timestamp,
            note="; ".join(note for note in (*hand_in.notes, *notes, waits) if note),
        )


def _accepted(root: Path) -> tuple[str, ...]:
    """Return the gaps of protection that a course.toml accepts; of a foreign course it need say nothing else."""
    path = root / FILE
    if not path.is_file():
        return ()
    try:
        named = tomllib.loads(path.read_text(encoding="utf-8")).get("limits", {}).get("accept", [])
        if not isinstance(named, list):
            raise CourseError(f"{path}: [limits] accept should be a list such as [{named!r}]; it is {named!r}")
        return tuple(map(str, named))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError) as error:
        raise CourseError(f"{path} cannot be read: {error}") from error


def _hand_ins(order: Order, foreign: Foreign, names: Sequence[str]) -> list[HandIn]:
    """Find submitted/<student>/<assignment>/, as nbgrader does; a student who has another one only is missing."""
    place = order.submissions or foreign.root / foreign.submitted
    if not place.is_dir():
        raise CourseError(f"{place} is missing: it holds <student>/<assignment>/<notebook>.ipynb")
    students = [path for path in tree.entries(place) if tree.is_folder(path)]
    chosen = [path for path in students if not order.students or path.name in order.students]
    if not chosen:
        raise CourseError(f"{place} holds no folder of a student that is asked for")
    found = []
    for student in sorted(chosen, key=lambda path: path.name):
        for name in names:
            when, notes = timestamps.beside(student / name)
            found.append(HandIn(tree.printable(student.name), name, student / name, when, tuple(notes)))
    return found
