"""Do the questions of course.toml stand in the lesson? One that does not would raise everybody's maximum unseen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
    there = _marked_by_hand(path)
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


def _marked_by_hand(path: Path) -> tuple[str, ...]:
    """Name the cells that only a person can mark, in the notebook's order."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        return tuple(cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if _by_a_person(cell))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"{path} is no notebook of format 4") from error


def _by_a_person(cell: dict[str, Any]) -> bool:
    mark = cell["metadata"].get("nbgrader", {})
    return bool(mark.get("task") or (mark.get("grade") and (mark.get("solution") or cell["cell_type"] != "code")))
