"""What a teacher may not have meant in a course that works: tasks without points, a release that is older."""

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
    yield from outdated(course, assignment)
