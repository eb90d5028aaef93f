"""The public checks for two other systems, each with the grader as a wheel.

Classroom 50   a folder for CLASSROOM/autograders/ASSIGNMENT/: autograder.py, the checks, vendor/, requirements.txt
Gradescope     a zip: setup.sh, run_autograder, the same

Only the public checks: Classroom 50 serves the folder to everybody; on Gradescope a student's code can read the zip.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.errors import CourseError
from grader.records.course import Assignment, Course
from grader.release.assignment import make
from grader.release.guard import refuse_answers
from grader.release.repository import RepositoryResult, fill, place
from grader.release.wheel import EARLIEST

RUN = 0o755


def classroom50(
    course: Course, assignment: Assignment, folder: Path, environment: Mapping[str, str]
) -> RepositoryResult:
    """Make the folder that Classroom 50 takes; raise CourseError as `repository.student`."""
    with TemporaryDirectory() as scratch:
        return place(_made("classroom50", course, assignment, Path(scratch), environment), folder)


def gradescope(course: Course, assignment: Assignment, path: Path, environment: Mapping[str, str]) -> None:
    """Make the zip that Gradescope takes; raise CourseError as `repository.student`."""
    if path.exists():
        raise CourseError(f"{path} exists: move it away, or choose another name; nothing was written")
    with TemporaryDirectory() as scratch:
        made = _made("gradescope", course, assignment, Path(scratch), environment)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CourseError(f"{path.parent} cannot be made: {error.strerror}; name another place") from error
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(made.rglob("*")):
                if file.is_file():
                    entry = zipfile.ZipInfo(file.relative_to(made).as_posix(), EARLIEST)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.external_attr = RUN << 16
                    archive.writestr(entry, file.read_bytes())


def _made(kind: str, course: Course, assignment: Assignment, scratch: Path, environment: Mapping[str, str]) -> Path:
    made = make(course, assignment, scratch, environment)
    fill(kind, made, assignment)  # what the lesson imports, too
    (made / f"{assignment.name}.ipynb").unlink()  # the student hands one in
    refuse_answers(course.root, assignment.name, made, environment)
    return made
