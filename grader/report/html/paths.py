"""Where feedback pages lie: results/feedback/<student_id>/<assignment>.html, one for every result.

ann                 ann
b/o, ../x           b%2Fo, %2E.%2Fx: no id leaves the folder, and no two share one
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

from grader.errors import CourseError
from grader.files import write_bytes
from grader.records.course import Assignment
from grader.records.feedback import Feedback
from grader.records.submission import Status
from grader.report.html.page import page
from grader.report.sanitize import file_name

LOG = logging.getLogger(__name__)
FOLDER = "feedback"


def place(output: Path, student: str, assignment: str) -> Path:
    """Return the path of one page below the results folder `output`."""
    return output / FOLDER / file_name(student) / f"{file_name(assignment)}.html"


def put(output: Path, feedback: Feedback, assignment: Assignment, *, changed: bool) -> None:
    """Write the page of a result that may have changed, or whose page is not there; the same page stays untouched.

    Who submitted nothing, and was given neither points nor a comment, has no page.

    Raises
    ------
    CourseError
        The page cannot be written.
    """
    path = place(output, feedback.student.id, assignment.name)
    if feedback.status is Status.MISSING and not (feedback.score or feedback.comments or feedback.decisions):
        _remove(path)
        return
    there = path.is_file()
    same = there and not changed
    if not same:
        data = page(feedback, assignment).encode()
        same = there and path.read_bytes() == data
        if not same:
            write_bytes(path, data)
    LOG.info("%s, %s: page %s", feedback.student.id, assignment.name, "unchanged" if same else f"written: {path}")


def remove(output: Path, student: str, assignment: str) -> None:
    """Remove the page of one result, if it is there."""
    _remove(place(output, student, assignment))


def forget(output: Path, assignment: str, keep: Collection[str]) -> None:
    """Remove the pages of those who are no longer in the class, and folders that are empty then."""
    kept = {place(output, student, assignment) for student in keep}
    for path in (output / FOLDER).glob(f"*/{file_name(assignment)}.html"):
        if path not in kept:
            _remove(path)


def _remove(path: Path) -> None:
    try:
        if path.is_file():
            path.unlink()
            LOG.info("%s: removed, it belongs to no result any more", path)
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
    except OSError as error:
        raise CourseError(f"{path} cannot be removed: {error.strerror or error}") from error
