"""One assignment as students get it: assignments/<name>/, made from the answer key and never edited by hand.

solutions/<name>/<name>.ipynb  ──nbgrader generate_assignment──►  assignments/<name>/<name>.ipynb
solutions/<name>/ data         ─────────────────────────────────►  assignments/<name>/ data
shared/ (what all notebooks use) ───────────────────────────────►  assignments/<name>/ the same files
tests/public/<name>/*.py       ─────────────────────────────────►  assignments/<name>/checks/
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Set
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.checks.hand_out import hand_out
from grader.errors import CourseError
from grader.records.course import Assignment, Course
from grader.release.guard import refuse_answers
from grader.release.source import expect_markers, refuse_whole_answers

LOG = logging.getLogger(__name__)
KEY = ("*.py", "*.pyc", ".*", "__pycache__", "feedback")  # of solutions/<name>/: what is not for students
SHARED = "shared"  # of the course: files that every notebook finds beside itself
MISSING = "releasing needs nbgrader, which is not installed here: pip install 'deltagrade[teacher]'"
SECONDS = 300
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReleaseResult:
    """An assignment's folder with its files, and those of an earlier release that are gone."""

    folder: Path
    files: tuple[Path, ...]
    gone: tuple[Path, ...] = ()


def release(
    course: Course, assignment: Assignment, environment: Mapping[str, str], allowed: Set[str] = NONE
) -> ReleaseResult:
    """Make assignments/<name>/ anew.

    Raises
    ------
    CourseError
        nbgrader is missing or refuses the source notebook, there are no public checks, a task is a whole answer, or a
        file holds a piece of the answer key; what stood in the folder still stands.
    """
    folder = course.root / "assignments" / assignment.name
    with TemporaryDirectory() as scratch:
        made = make(course, assignment, Path(scratch), environment, allowed)
        before = _files(folder)
        if folder.is_dir():
            shutil.rmtree(folder)
        shutil.copytree(made, folder)
    files = _files(folder)
    gone = tuple(sorted({*before} - {*files}))
    LOG.info("%s: %s made anew, %d files", assignment.name, folder, len(files))
    for path in gone:
        LOG.info("%s: %s is gone: an earlier release had it", assignment.name, path)
    return ReleaseResult(folder, files, gone)


def make(
    course: Course,
    assignment: Assignment,
    scratch: Path,
    environment: Mapping[str, str],
    allowed: Set[str] = frozenset(),
) -> Path:
    """Make in `scratch` what students of `assignment` get, look through it, and return its folder.

    Raises
    ------
    CourseError
        As `release`.
    """
    name = assignment.name
    source = course.root / "solutions" / name
    if not (source / f"{name}.ipynb").is_file():
        raise CourseError(f"'{name}' has no source notebook: write {source}/{name}.ipynb, with nbgrader's markers")
    if find_spec("nbgrader") is None:
        raise CourseError(MISSING)
    expect_markers(source / f"{name}.ipynb")
    shutil.copytree(source, scratch / "source" / name, ignore=shutil.ignore_patterns(*KEY))
    LOG.info("%s: answers are taken out of %s by nbgrader", name, source / f"{name}.ipynb")
    _nbgrader(name, scratch, environment)
    made = scratch / "release" / name
    refuse_whole_answers(made / f"{name}.ipynb", source, assignment)
    _add_shared(course.root / SHARED, made)
    hand_out(course, assignment, made)
    refuse_answers(course.root, name, made, environment, allowed)
    LOG.info("%s: no piece of the answer key or the secret in %d files", name, len(_files(made)))
    for path in sorted(allowed):
        LOG.info("%s: %s goes without being looked into, as --binary says", name, path)
    return made


def _add_shared(shared: Path, made: Path) -> None:
    """Put the files that all notebooks of the course use beside this one."""
    files = [path for path in sorted(shared.iterdir()) if path.is_file()] if shared.is_dir() else []
    for path in files:
        if (made / path.name).exists():
            raise CourseError(f"{path} would replace a file of the assignment: give one of them another name")
        if not path.name.startswith("."):
            shutil.copy(path, made / path.name)
            LOG.info("%s: from %s, which all notebooks use", path.name, shared)


def _nbgrader(name: str, scratch: Path, environment: Mapping[str, str]) -> None:
    """Let nbgrader strip the answers, in a process and a home of its own: no gradebook is touched."""
    home = {key: str(scratch / "home") for key in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    path = os.pathsep.join([str(Path(sys.executable).parent), environment.get("PATH", os.defpath)])
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--no-db", "--create"]
    done = subprocess.run(  # noqa: S603  our own interpreter
        command,
        cwd=scratch,
        env={**environment, **home, "PATH": path},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode or not (scratch / "release" / name / f"{name}.ipynb").is_file():
        said = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise CourseError(f"nbgrader does not release '{name}'; it says:\n{said}")


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
