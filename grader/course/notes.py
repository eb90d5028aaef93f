"""What a teacher may not have meant in a course that works: tasks without points or checks, a release that is older."""

from __future__ import annotations

from collections.abc import Iterator

from grader.course.handed_out import outdated
from grader.course.values import FILE
from grader.records.course import Assignment, Course


def course_notes(course: Course, assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each thing that is allowed and perhaps not meant."""
    for task in assignment.tasks:
        if not task.points:
            yield (
                f"{FILE}: [assignments.{assignment.name}] task '{task.name}' has points = 0: it is graded and shown, "
                "and nobody gains or loses by it"
            )
    yield from _unchecked(course, assignment)
    yield from outdated(course, assignment)


def _unchecked(course: Course, assignment: Assignment) -> Iterator[str]:
    """Name the tasks without a public check where others have one: students would be told that all is right."""
    folder = course.root / "tests" / "public" / assignment.name
    without = [task.name for task in assignment.tasks if not (folder / f"test_{task.name}.py").is_file()]
    if 0 < len(without) < len(assignment.tasks):
        for name in without:
            place = f"{folder.relative_to(course.root)}/test_{name}.py"
            yield f"'{name}' has no public check, so that `check` tells students nothing of it: write {place}"
