"""Do the questions of course.toml stand in the lesson? One that does not would raise everybody's maximum unseen."""

from __future__ import annotations

from pathlib import Path

from grader.course.notebook import read_cells
from grader.course.values import FILE
from grader.errors import CourseError
from grader.records.course import Assignment, Course


def expect_questions(course: Course, assignment: Assignment) -> None:
    """Look for every question's cell in the source notebook, or in the released one where there is no source.

    Raises
    ------
    CourseError
        A question has no cell that a person marks, or the notebook is none.
    """
    path = next((path for path in _notebooks(course, assignment) if path.is_file()), None)
    if path is None or not assignment.questions:
        return
    there = [cell.grade_id for cell in read_cells(path) if cell.is_marked_by_hand]
    for question in assignment.questions:
        if question.name not in there:
            name = path.relative_to(course.root)
            raise CourseError(
                f"{FILE}: [assignments.{assignment.name}.questions] names '{question.name}', but no cell "
                f"'{question.name}' to mark by hand is in {name}; there is {', '.join(there) or 'none'}"
            )


def _notebooks(course: Course, assignment: Assignment) -> tuple[Path, ...]:
    folders = ("solutions", "assignments")
    return tuple(course.root / folder / assignment.name / f"{assignment.name}.ipynb" for folder in folders)
