"""Collect: which layout a submissions folder has, and one Submission per student and assignment.

A layout reads names off files and folders; the roster says who they are. Whoever it does not know, or knows
twice, is listed and never guessed.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from grader.collect import roster, tree
from grader.collect.attempts import merge_attempts
from grader.collect.join import JoinResult, candidates, index, join
from grader.collect.layouts.detect import read_place
from grader.collect.layouts.request import LayoutRequest
from grader.collect.names import composed
from grader.errors import CourseError
from grader.records.submission import Status, Submission

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.collect.layouts.request import Due
    from grader.collect.raw import Identity
    from grader.records.course import Assignment, Course
    from grader.records.submission import Student


@dataclass(frozen=True, slots=True)
class CollectResult:
    """One submission for every enrolled or submitting student and assignment, and what was passed over."""

    submissions: tuple[Submission, ...]
    notes: tuple[str, ...] = ()


def collect(
    course: Course, assignments: Sequence[Assignment], folder: Path, scratch: Path, only: frozenset[str] = frozenset()
) -> CollectResult:
    """Find who handed in what; nothing is opened but the roster and the timestamps.

    Parameters
    ----------
    folder
        The submissions, in any layout that is known; or a zip file.
    scratch
        A folder for what is unpacked: it must be there and empty, and stay until everything is graded.
    only
        Student ids to restrict to; empty for everybody.

    Returns
    -------
    CollectResult
        Sorted by student id as code points, then in the order of `assignments`.

    Raises
    ------
    CourseError
        If nothing is there, no layout fits, the roster is wrong, or `only` names a stranger.
    """
    _expect_something(folder)
    path = course.root / "roster.csv"
    people = roster.people(path) if path.exists() else ()
    names = [assignment.name for assignment in course.assignments]
    found = read_place(folder, LayoutRequest(course, assignments, scratch, _dues(people, names), folder))
    joined = join(found.submissions, people, names)
    students = {person.student.id: person.student for person in people} | joined.unknown
    wanted = _restrict(students, only, f"{path.name} or {folder}" if people else str(folder))
    submissions = tuple(
        _submission(student, assignment, joined, enrolled=not people or student.id not in joined.unknown)
        for student in wanted
        for assignment in assignments
    )
    return CollectResult(submissions, (*found.notes, *joined.notes))


def _expect_something(folder: Path) -> None:
    remedy = (
        "put submissions there as <student_id>/<assignment>/<assignment>.ipynb, "
        "or name another place with --submissions DIR"
    )
    if not folder.exists():
        raise CourseError(f"{folder}: no such folder; {remedy}")
    try:
        if folder.is_dir() and not tree.entries(folder):
            raise CourseError(f"{folder}: the folder is empty; {remedy}")
    except OSError as error:
        raise CourseError(f"{folder}: cannot be read ({error.strerror}); {remedy}") from error


def _dues(people: Sequence[roster.Person], names: Sequence[str]) -> Due:
    """Say until when somebody may hand in, whom only a folder's name tells."""
    known = index(people)

    def due(who: Identity, assignment: Assignment) -> datetime | None:
        possible = candidates(who, known, names)
        student = possible[0].student.id if len(possible) == 1 else who.shown
        grace = timedelta(minutes=assignment.late.grace_minutes) if assignment.late else timedelta(0)
        until = dict(assignment.extensions).get(student, assignment.due)
        return None if until is None else (until if until.tzinfo else until.replace(tzinfo=UTC)) + grace

    return due


def _restrict(students: dict[str, Student], only: frozenset[str], where: str) -> list[Student]:
    known = {composed(name): name for name in students}
    for name in sorted(only):
        if composed(name) not in known:
            near = difflib.get_close_matches(name, students, n=3)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise CourseError(f"no student {name!r} in {where}{hint}")
    wanted = {known[composed(name)] for name in only} or set(students)
    return [students[name] for name in sorted(wanted)]


def _submission(student: Student, assignment: Assignment, joined: JoinResult, *, enrolled: bool) -> Submission:
    notes = () if enrolled else ("not in roster.csv",)
    found = joined.submissions.get((student.id, assignment.name), ())
    there = [each for each in found if each.status is not Status.MISSING]
    if len(there) > 1:
        return merge_attempts(student, assignment, there, notes)
    one = there[0] if there else next(iter(found), None)
    if one is None:
        return Submission(student, assignment.name, None, status=Status.MISSING, notes=notes)
    return one.of(student, notes)
