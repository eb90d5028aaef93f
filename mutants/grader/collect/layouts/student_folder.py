"""What layouts share that hold one assignment: which one it is, and one person's folder of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from grader.collect import companions, timestamps, tree
from grader.collect.choose import FileQuery, choose, has_name, inside, query_for
from grader.collect.raw import Identity, RawSubmission
from grader.errors import CourseError, of_the_machine
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from grader.records.course import Assignment, Course

DEPTH = 3


@dataclass(frozen=True, slots=True)
class StudentFolder:
    """One person's folder; `refused` files were in an archive and not let out, `repository` if it holds more."""

    folder: Path
    who: Identity
    timestamp: datetime | None = None
    notes: tuple[str, ...] = ()
    refused: Mapping[Path, str] = field(default_factory=dict)
    repository: bool = False


def assignment_of(name: str, course: Course, assignments: Sequence[Assignment]) -> str:
    """Say which assignment a download holds: the only one asked for, or the one that its name bears.

    Raises
    ------
    CourseError
        If neither says it.
    """
    names = [assignment.name for assignment in course.assignments]
    asked = [assignment.name for assignment in assignments]
    worn = [each for each in asked if has_name(name, each, names)]
    meant = asked if len(asked) == 1 else worn
    if len(meant) != 1:
        raise CourseError(
            f"{name} holds one assignment, and its name does not say which of {', '.join(asked)}; "
            f"say it: grader run {asked[0]} --submissions {name}"
        )
    return meant[0]


def hand_in(place: StudentFolder, assignment: str, course: Course) -> RawSubmission:
    """Find what counts in one person's folder, which is this assignment's alone."""
    try:
        return _hand_in(place, assignment, course)
    except OSError as error:
        if of_the_machine(error):
            raise
        return unreadable(place, assignment, f"{tree.printable(place.folder.name)} cannot be read: {error.strerror}")


def unreadable(place: StudentFolder, assignment: str, reason: str) -> RawSubmission:
    """Make the hand-in of somebody whose folder cannot be looked into."""
    return RawSubmission(place.who, assignment, place.who.shown, status=Status.UNREADABLE, notes=(reason,))


def _hand_in(place: StudentFolder, assignment: str, course: Course) -> RawSubmission:
    wanted = query_for(course, assignment, place.folder, place.refused)
    choice = choose(_candidates(place, wanted), wanted)
    along: tuple[Path, ...] = ()
    left: list[str] = []
    if choice.path is not None:
        along, left = companions.beside(choice.path, course.limits, DEPTH)
    when = place.timestamp
    remarks: tuple[str, ...] = ()
    if when is None:
        when, remarks = timestamps.beside(place.folder)
    notes = (*choice.notes, *left, *place.notes, *remarks)
    shown = f"{place.who.shown} ({tree.printable(place.folder.name)})"
    return RawSubmission(place.who, assignment, shown, choice.path, along, when, choice.status, notes)


def _candidates(place: StudentFolder, wanted: FileQuery) -> list[Path]:
    """All files; in a repository, where much else lies, those that bear the name or are notebooks."""
    found = inside(place.folder, DEPTH, wanted)
    worn = [path for path in found if has_name(path.stem, wanted.assignment, wanted.names)]
    if not place.repository:
        return found
    return worn or [path for path in found if path.suffix.lower() == ".ipynb"]
