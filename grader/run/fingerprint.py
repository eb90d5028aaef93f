"""What a result was made from, as one text: while it is the same, nothing needs to be graded again.

submission    the path and bytes of the submitted file and of every file beside it
tests         every file of tests/hidden/<name>/, by its path there: a test may read data and helpers
solutions     every file of solutions/<name>/, the released notebook and its data; not the lesson, unless it is the key
points, late rules, tolerance
course.toml   with all limits
engine        every module of the grader, by its path
secret or Python    with the versions of the packages that a student's process may import, and the machine

Files that are made anew by running (compiled modules, checkpoints) are left out.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from grader import __version__
from grader.course.values import FILE
from grader.errors import SubmissionError
from grader.execute.data_files import data_files
from grader.execute.open_files import opened
from grader.execute.packages import ALLOWED
from grader.numerical import TOLERANCE
from grader.records.course import Assignment, Course, Limits
from grader.records.submission import Submission

PARTS = (
    *("submission", "tests", "solutions", "points", "late rules", "tolerance", "course.toml", "engine"),
    "secret or Python",
)
MADE_ANEW = frozenset({"__pycache__", ".ipynb_checkpoints", ".pytest_cache"})
UNREADABLE = "unreadable"  # in the place of a digest


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a course that a judgement depends on, all below `root`, and the packages of `[limits]`."""

    root: Path
    tests: Iterable[Path]
    solutions: Iterable[Path]
    settings: Iterable[Path]
    packages: tuple[str, ...] = ()


def assignment_fingerprint(course: Course, assignment: Assignment, secret: str) -> str:
    """Sum up everything but the submission that a judgement by hidden tests depends on."""
    name, root = assignment.name, course.root
    folder = root / "solutions" / name
    lesson = folder / f"{name}.ipynb" if (folder / "reference.py").is_file() else None
    solutions = [path for path in folder.rglob("*") if path != lesson]
    released = (*(root / "assignments" / name).glob("*.ipynb"), *data_files(root / "assignments" / name))
    tests = (root / "tests" / "hidden" / name).rglob("*")
    sources = Sources(root, tests, (*solutions, *released), (root / FILE,), course.limits.packages)
    return fingerprint_of(assignment, sources, secret)


def fingerprint_of(assignment: Assignment, sources: Sources, secret: str) -> str:
    """Sum up an assignment, its files, the engine and the machine, in the order of PARTS."""
    root = sources.root
    tests, solutions, settings = (_files(part, root) for part in (sources.tests, sources.solutions, sources.settings))
    late = (assignment.due, assignment.late, assignment.extensions)
    marks = f"{_short(assignment.tasks)}:{_short(late)}:{TOLERANCE:g}"
    machine = _short((*_machine(sources.packages), secret))
    return f"{tests}:{solutions}:{marks}:{settings}:{engine()}:{machine}"


def machine_lines(packages: Iterable[str]) -> tuple[str, ...]:
    """Name what must be the same on every machine of a run: this program, Python, and the packages students import."""
    return (f"deltagrade {__version__}, modules {engine()}", *_machine(packages))


def submission_fingerprint(submission: Submission, limits: Limits) -> str:
    """Sum up the submitted file and the files beside it, each with its path; empty where there is nothing to read."""
    if submission.path is None:
        return ""
    home = submission.path.parent
    try:
        sums = [_line(submission.path, home, limits.notebook_megabytes)]
    except SubmissionError:
        return ""
    sums += [_companion(path, home, limits.file_megabytes) for path in submission.companions]
    return hashlib.sha256("\n".join(sums).encode("utf-8", "surrogateescape")).hexdigest()


def _line(path: Path, home: Path, megabytes: int) -> str:
    with opened(path, megabytes) as descriptor, open(descriptor, "rb", closefd=False) as file:
        content = file.read(os.fstat(descriptor).st_size)  # no more, of one that grows meanwhile
        return f"{path.relative_to(home)}\0{hashlib.sha256(content).hexdigest()}"


def _companion(path: Path, home: Path, megabytes: int) -> str:
    """Sum up a file beside the submission; one that cannot be opened is not handed to the student's process either."""
    try:
        return _line(path, home, megabytes)
    except SubmissionError:
        return f"{path.relative_to(home)}\0{UNREADABLE}"


def _machine(packages: Iterable[str]) -> Iterator[str]:
    yield from (f"Python {sys.version}", platform.machine())
    for name in sorted({*ALLOWED, *packages}):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} is not installed"


def engine() -> str:
    """Sum up every module of this program."""
    folder = Path(__file__).parents[1]
    return _files(folder.rglob("*.py"), folder)


def _files(paths: Iterable[Path], root: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and not MADE_ANEW.intersection(path.parts):
            name = str(path.relative_to(root)).encode("utf-8", "surrogateescape")
            total.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def _short(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]
