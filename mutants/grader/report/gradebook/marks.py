"""What people gave to answers in words, read back from nbgrader's gradebook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from grader.records.course import Assignment
from grader.report.gradebook.database import opened

Marks = dict[tuple[str, str], dict[str, float]]


def read_marks(path: Path, root: Path, assignments: Sequence[Assignment]) -> Marks:
    """Return the points by assignment and student, then by question; extra credit counts, as it does in nbgrader.

    Raises
    ------
    CourseError
        nbgrader is not installed, or the file is no gradebook.
    """
    asked = {one.name: {question.name for question in one.questions} for one in assignments if one.questions}
    if not asked or not path.exists():
        return {}
    with opened(path, root) as database, database.change() as gradebook:
        known = [assignment.name for assignment in gradebook.assignments if assignment.name in asked]
        return {
            (name, row.student_id): {
                entry.name: float(entry.score)
                for notebook in row.notebooks
                for entry in notebook.grades
                if entry.name in asked[name] and entry.manual_score is not None
            }
            for name in known
            for row in gradebook.assignment_submissions(name)
        }
