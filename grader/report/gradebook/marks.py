"""The points that people gave by hand, read back from nbgrader's gradebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.records.course import Assignment
from grader.report.gradebook.database import opened
from grader.report.gradebook.master import Master

Marks = dict[tuple[str, str], dict[str, float]]


def read_marks(
    path: Path, root: Path, assignments: Sequence[Assignment], masters: Mapping[str, Master] | None = None
) -> Marks:
    """Return the points by assignment and student, then by task or question; extra credit counts, as in nbgrader.

    `masters` say which cell bears the points of which task; without one only questions are read.

    Raises
    ------
    CourseError
        nbgrader is not installed, or the file is no gradebook.
    """
    asked = {one.name: {question.name: question.name for question in one.questions} for one in assignments}
    for name, master in (masters or {}).items():
        asked[name] |= {cell: task for task, cell in master.tests.items()}
    if not any(asked.values()) or not path.exists():
        return {}
    with opened(path, root) as database, database.change() as gradebook:
        known = [assignment.name for assignment in gradebook.assignments if assignment.name in asked]
        return {
            (name, row.student_id): {
                asked[name][entry.name]: float(entry.score)
                for notebook in row.notebooks
                for entry in notebook.grades
                if entry.name in asked[name] and entry.manual_score is not None
            }
            for name in known
            for row in gradebook.assignment_submissions(name)
        }
