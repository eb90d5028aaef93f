"""One student's folder, read: which file counts, what comes along, and when it was submitted. Layouts share this."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from grader.collect import companions, timestamps, traces, tree
from grader.collect.choose import Choice, FileQuery, given_files, inside
from grader.collect.names import has_name
from grader.collect.packed import find_file
from grader.collect.raw import RawSubmission
from grader.errors import of_the_machine
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import Identity

DEPTH = 3
REPOSITORY_DEPTH = 12


@dataclass(frozen=True, slots=True)
class StudentFolder:
    """One student's folder for one assignment.

    Parameters
    ----------
    refused
        Files that were in an archive and not unpacked, and why.
    repository
        Whether it holds much that was not submitted.
    """

    folder: Path
    who: Identity
    timestamp: datetime | None = None
    notes: tuple[str, ...] = ()
    refused: Mapping[Path, str] = field(default_factory=dict)
    repository: bool = False


def query_for(request: LayoutRequest, assignment: str, root: Path) -> FileQuery:
    """Say what is looked for in a student's folder `root`."""
    names = tuple(each.name for each in request.course.assignments)
    given = given_files(request.course, assignment)
    return FileQuery(assignment, names, root, request.refused, given, request.scratch, request.course.limits)


def read_student_folder(place: StudentFolder, assignment: str, request: LayoutRequest) -> RawSubmission:
    """Find the file that counts in one student's folder, which is this assignment's alone."""
    shown = f"{place.who.shown} ({tree.printable(place.folder.name)})"
    return guarded(place.who, assignment, shown, lambda: _read(place, assignment, shown, request))


def guarded(who: Identity, assignment: str, place: str, read: Callable[[], RawSubmission]) -> RawSubmission:
    """Read a submission; a folder that cannot be looked into costs its student alone."""
    try:
        return read()
    except OSError as error:
        if of_the_machine(error):
            raise
        return unreadable(who, assignment, place, f"{place} cannot be read: {error.strerror or error}")


def unreadable(who: Identity, assignment: str, place: str, reason: str) -> RawSubmission:
    """Return the submission of a student whose folder cannot be looked into."""
    return RawSubmission(who, assignment, place, status=Status.UNREADABLE, notes=(reason,))


def with_companions(found: RawSubmission, choice: Choice, depth: int, request: LayoutRequest) -> RawSubmission:
    """Add the file that counts, the files beside it, and the notes about both, before those that are there."""
    along: tuple[Path, ...] = ()
    left: list[str] = []
    if choice.path is not None:
        along, left = companions.beside(choice.path, request.course.limits, depth)
    notes = (*choice.notes, *left, *found.notes)
    return replace(found, path=choice.path, companions=along, status=choice.status, notes=notes)


def or_traces(choice: Choice, folder: Path, query: FileQuery, only: Sequence[str] = ()) -> Choice:
    """Ask a person about traces of a file where nothing else is; of one of the names in `only`, if there are any."""
    if choice.status is not Status.MISSING:
        return choice
    for path, name, why in traces.find(folder, DEPTH):
        if not only or any(has_name(part, query.assignment, only) for part in (name, *_folders(path, folder))):
            return Choice(None, Status.NEEDS_PERSON, (f"{tree.relative(path, query.root)}: {why}",))
    return choice


def _folders(path: Path, root: Path) -> tuple[str, ...]:
    return path.parent.relative_to(root).parts


def _read(place: StudentFolder, assignment: str, shown: str, request: LayoutRequest) -> RawSubmission:
    query = query_for(replace(request, refused=place.refused), assignment, place.folder)
    choice = or_traces(find_file(_candidates(place, query), query), place.folder, query)
    when, remarks = place.timestamp, tuple[str, ...]()
    if when is None:
        when, remarks = timestamps.beside(place.folder)
    found = RawSubmission(place.who, assignment, shown, timestamp=when, notes=(*place.notes, *remarks))
    return with_companions(found, choice, DEPTH, request)


def _candidates(place: StudentFolder, query: FileQuery) -> list[Path]:
    """List all files; in a repository, where much else lies, those that have the name or are notebooks."""
    if not place.repository:
        return inside(place.folder, DEPTH, query)
    found = inside(place.folder, REPOSITORY_DEPTH, query)
    named = [path for path in found if has_name(path.stem, query.assignment, query.names)]
    return named or [path for path in found if path.suffix.lower() == ".ipynb"]
