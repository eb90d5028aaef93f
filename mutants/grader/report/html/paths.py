"""Where feedback pages lie: results/feedback/<student_id>/<assignment>.html, one for every grade.

ann                 ann
b/o, ../x           b%2Fo, %2E.%2Fx: no id leaves the folder, and no two share one
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from grader.errors import CourseError
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.report.html.page import page, write_page

FOLDER = "feedback"
MOST_BYTES = 200  # of a file's name; file systems allow 255
APART = frozenset('/\\%:*?"<>|')


def place(output: Path, student: str, assignment: str) -> Path:
    """Return the path of one page below the results folder `output`."""
    return output / FOLDER / safe(student) / f"{safe(assignment)}.html"


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
    for path in sorted((output / FOLDER).glob(f"*/{safe(assignment)}.html")):
        if path in kept:
            continue
        try:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        except OSError as error:
            raise CourseError(f"{path} cannot be removed: {error.strerror or error}") from error


def safe(name: str) -> str:
    """Return a name as the name of a file or folder: odd characters written as %2F, long names cut and told apart."""
    written = "".join(_written(character, place == 0) for place, character in enumerate(name)) or "%"
    data = written.encode()
    if len(data) <= MOST_BYTES:
        return written
    told = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return data[: MOST_BYTES - 20].decode(errors="ignore") + f"%%{told}"


def _written(character: str, leads: bool) -> str:
    odd = character in APART or not character.isprintable() or (leads and character in ". ")
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass")) if odd else character
