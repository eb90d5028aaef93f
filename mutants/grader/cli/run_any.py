"""`grader run --any`: what a teacher of a foreign nbgrader course sees."""

from __future__ import annotations

from pathlib import Path

from grader.cli.console import Screen
from grader.nbgrader_course.run import SHARED, Order, run
from grader.records.submission import Status


def run_any(
    course: Path,
    assignments: tuple[str, ...],
    submissions: Path | None,
    output: Path | None,
    jobs: int,
    students: frozenset[str],
) -> int:
    """Grade the course, show every assignment, and return the exit status."""
    order = Order(course, assignments, submissions, output or course / "results", jobs, students)
    with Screen() as screen:
        done = run(order, screen.step)
    for assignment in done.assignments:
        screen.show(assignment, [grade for grade in done.grades if grade.assignment == assignment.name], {})
    screen.say(f"note: {SHARED}")
    screen.say(f"written: {order.output}/scores.csv, tasks.csv, checks.csv")
    if done.stopped:
        screen.say("Stopped. What was graded is in the tables; the others wait for another run.")
        return 130
    return int(any(grade.status in (Status.UNREADABLE, Status.NEEDS_PERSON) for grade in done.grades))
