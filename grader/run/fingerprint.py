"""What a result was made from, as one text: while it is the same, nothing needs to be graded again.

submission : tests : solutions : points : late rules : tolerance : course.toml : engine : its Python, numpy and secret
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from grader.course.values import FILE
from grader.errors import SubmissionError
from grader.execute.open_files import opened
from grader.numerical import TOLERANCE
from grader.records.course import Assignment, Course, Limits
from grader.records.submission import Submission

PARTS = (
    *("submission", "tests", "solutions", "points", "late rules", "tolerance", "course.toml", "engine"),
    "secret or Python",
)


def assignment_fingerprint(course: Course, assignment: Assignment, secret: str) -> str:
    """Sum up everything but the submission that a judgement by hidden tests depends on."""
    name, root = assignment.name, course.root
    tests = (root / "tests" / "hidden" / name).rglob("*.py")
    solutions = [*(root / "solutions" / name).rglob("*.py"), *(root / "assignments" / name).glob("*.ipynb")]
    return fingerprint_of(assignment, tests, solutions, (root / FILE,), secret)


def fingerprint_of(
    assignment: Assignment, tests: Iterable[Path], solutions: Iterable[Path], settings: Iterable[Path], secret: str
) -> str:
    """Sum up an assignment, these files, the engine and the machine, in the order of PARTS."""
    engine = _files(Path(__file__).parents[1].rglob("*.py"))
    machine = hashlib.sha256(f"{sys.version} {np.__version__} {secret}".encode()).hexdigest()
    late = (assignment.due, assignment.late, assignment.extensions)
    marks = f"{_text(assignment.tasks)}:{_text(late)}:{TOLERANCE:g}"
    return f"{_files(tests)}:{_files(solutions)}:{marks}:{_files(settings)}:{engine}:{machine}"


def submission_fingerprint(submission: Submission, limits: Limits) -> str:
    """Sum up the hand-in and the files beside it; empty where there is nothing to read."""
    if submission.path is None:
        return ""
    sums = [submission.path.name]
    try:
        for path in (submission.path, *submission.companions):
            with opened(path, limits.notebook_megabytes) as descriptor, open(descriptor, "rb", closefd=False) as file:
                sums.append(path.name + hashlib.file_digest(file, "sha256").hexdigest())
    except SubmissionError:
        return ""
    return hashlib.sha256("\n".join(sums).encode()).hexdigest()


def _text(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]


def _files(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
