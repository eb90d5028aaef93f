"""Two repositories for one assignment: the students' template, and the teacher's private one.

student   the released assignment (assignment.py), student/ filled in, the grader as a wheel, pinned requirements
teacher   the course with its answer key, teacher/ filled in, roster.csv, the same wheel and requirements

@NAME@ and its like in the files of student/ and teacher/ are filled in. Every file that a release writes is noted in
.deltagrade.json: a later release replaces it if nobody has changed it, and refuses, naming it, if somebody has.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import sys
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.course.values import FILE
from grader.errors import CourseError
from grader.files import write_bytes
from grader.records.course import Assignment, Course
from grader.release.assignment import make
from grader.release.guard import refuse_answers
from grader.release.wheel import imported_packages, pins, write_wheel
from grader.report.formats.classroom import broken

LOG = logging.getLogger(__name__)
TEMPLATES = Path(__file__).parent
UNREAD = ".in"  # keeps a template that is Python from being taken for a module of ours
NOTED = ".deltagrade.json"
ROSTER = "id,first_name,last_name,email,github_username\n"
COURSE = ("solutions", "tests/hidden", "tests/public", "shared")
UNWANTED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", ".*")


@dataclass(frozen=True, slots=True)
class RepositoryResult:
    """What was written into a repository's folder, and what an earlier release had written and is gone."""

    folder: Path
    files: tuple[str, ...]
    gone: tuple[str, ...] = ()


def student(  # noqa: PLR0913, PLR0917  a parameter for each option of the command
    course: Course,
    assignment: Assignment,
    folder: Path,
    environment: Mapping[str, str],
    pass_at: float = 100,
    allowed: Set[str] = frozenset(),
) -> RepositoryResult:
    """Make the students' template repository in `folder`; its workflow is content with `pass_at` percent.

    Raises
    ------
    CourseError
        As `assignment.release`; or `folder` holds a file that an earlier release did not write.
    """
    with TemporaryDirectory() as scratch:
        made = make(course, assignment, Path(scratch), environment, allowed)
        fill("student", made, assignment, pass_at)
        refuse_answers(course.root, assignment.name, made, environment, allowed)
        return place(made, folder)


def teacher(course: Course, assignment: Assignment, folder: Path) -> RepositoryResult:
    """Make the teacher's private repository in `folder`; the secret is not in it.

    Raises
    ------
    CourseError
        `folder` holds a file that an earlier release did not write.
    """
    with TemporaryDirectory() as scratch:
        made = Path(scratch) / "teacher"
        for name in COURSE:
            if (course.root / name).is_dir():  # not every course has files that all notebooks use
                shutil.copytree(course.root / name, made / name, ignore=UNWANTED)
        shutil.copyfile(course.root / FILE, made / FILE)
        roster = course.root / "roster.csv"
        (made / "roster.csv").write_bytes(roster.read_bytes() if roster.is_file() else ROSTER.encode())
        fill("teacher", made, assignment)
        return place(made, folder, keep=("roster.csv",))


def fill(kind: str, made: Path, assignment: Assignment, pass_at: float = 100) -> None:
    """Write the templates of a kind, the wheel and the requirements into a folder."""
    (made / "vendor").mkdir()
    wheel = write_wheel(made / "vendor")
    text = "\n".join(
        [
            "# The grader itself, then what it needs, each in the version it was tried with.",
            f"./vendor/{wheel.name}",
            *pins("teacher" if kind == "teacher" else "", imported_packages(made)),
        ]
    )
    (made / "requirements.txt").write_text(text + "\n", encoding="utf-8")
    words = {
        "@NAME@": assignment.name,
        "@TITLE@": assignment.title,
        "@PYTHON@": f"{sys.version_info.major}.{sys.version_info.minor}",
        "@PASS_AT@": f"{pass_at:g}",
        "@ZEROS@": broken(assignment, "the check did not run"),
    }
    for path in sorted((TEMPLATES / kind).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            text = path.read_text(encoding="utf-8")
            for word, value in words.items():
                text = text.replace(word, value)
            target = made / str(path.relative_to(TEMPLATES / kind)).removesuffix(UNREAD)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def place(made: Path, folder: Path, keep: tuple[str, ...] = ()) -> RepositoryResult:
    """Copy what was made to its folder, replacing only what an earlier release wrote there."""
    before = _noted(folder)
    files = {path.relative_to(made).as_posix(): path.read_bytes() for path in sorted(made.rglob("*")) if path.is_file()}
    wanted = {name: content for name, content in files.items() if name not in keep or not (folder / name).exists()}
    for name, content in wanted.items():
        _expect_ours(folder, name, content, before)
    gone = sorted(name for name in before if name not in files and _sum(folder / name) == before[name])
    try:
        for name in gone:
            (folder / name).unlink()
        for name, content in wanted.items():
            write_bytes(folder / name, content)
        noted = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        write_bytes(folder / NOTED, (json.dumps(noted, indent=1) + "\n").encode())
    except OSError as error:
        raise CourseError(f"{folder} cannot be written: {error.strerror or error}; name another place") from error
    LOG.info("%s: %d files written, %d of an earlier release removed", folder, len(wanted), len(gone))
    for name in sorted(files.keys() - wanted.keys()):
        LOG.info("%s: stays as it is", folder / name)
    return RepositoryResult(folder, (*wanted, NOTED), tuple(gone))


def _expect_ours(folder: Path, name: str, content: bytes, before: Mapping[str, str]) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise CourseError(f"{path} leads out of {folder}: choose another folder; nothing was written")
    if path.exists() and _sum(path) not in {before.get(name), hashlib.sha256(content).hexdigest()}:
        raise CourseError(
            f"{path} is not what an earlier release wrote: move it away, or choose another folder; nothing was written"
        )


def _noted(folder: Path) -> dict[str, str]:
    path = folder / NOTED
    if not path.is_file():
        return {}
    try:
        return {str(name): str(digest) for name, digest in json.loads(path.read_text(encoding="utf-8")).items()}
    except (ValueError, AttributeError) as error:
        raise CourseError(f"{path} is no list of what a release wrote: move it away; nothing was written") from error


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
