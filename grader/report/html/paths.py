"""Where feedback pages lie: results/feedback/<student_id>/<assignment>.html, one for every grade.

ann                 ann
b/o, ../x           b%2Fo, %2E.%2Fx: no id leaves the folder, and no two share one
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from grader.errors import CourseError
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.report.html.page import page, write_page
from grader.report.sanitize import file_name

FOLDER = "feedback"


def place(output: Path, student: str, assignment: str) -> Path:
    """Return the path of one page below the results folder `output`."""
    return output / FOLDER / file_name(student) / f"{file_name(assignment)}.html"


def put(output: Path, grade: Grade, assignment: Assignment, *, changed: bool) -> None:
    """Write the page of a grade that may have changed, or whose page is not there; the same page stays untouched.

    Raises
    ------
    CourseError
        The page cannot be written.
    """
    path = place(output, grade.student.id, assignment.name)
    if path.is_file() and (not changed or path.read_bytes() == page(grade, assignment).encode()):
        return
    write_page(grade, assignment, path)


def forget(output: Path, assignment: str, keep: Collection[str]) -> None:
    """Remove the pages of those who are no longer in the class, and folders that are empty then."""
    kept = {place(output, student, assignment) for student in keep}
    for path in sorted((output / FOLDER).glob(f"*/{file_name(assignment)}.html")):
        if path in kept:
            continue
        try:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        except OSError as error:
            raise CourseError(f"{path} cannot be removed: {error.strerror or error}") from error
