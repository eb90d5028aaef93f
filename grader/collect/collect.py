"""Collect: which layout a submissions folder has, and one Submission per student and assignment.

A layout reads names off files and folders (layouts/); the roster says who they are (join.py). Whoever it does not
know, or knows twice, is listed and never guessed.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from grader.collect import extensions, teams, traces, tree
from grader.collect.asked_for import respelt_notes, student_meant
from grader.collect.attempts import merge_attempts
from grader.collect.join import JoinResult, join
from grader.collect.layouts.detect import read_place
from grader.collect.layouts.request import LayoutRequest
from grader.collect.match import find_match, index
from grader.collect.names import as_meant, composed
from grader.collect.raw import by_id
from grader.collect.roster import Roster, read_roster
from grader.collect.taken import taken_notes
from grader.errors import CourseError
from grader.records.submission import Status, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import Due
    from grader.collect.match import Index
    from grader.collect.raw import Identity, LayoutResult
    from grader.records.course import Assignment, Course
    from grader.records.submission import Student

LOG = logging.getLogger(__name__)
ROSTER = "roster.csv"
NOTHING = "nothing was submitted"
Layout = Callable[["Path", LayoutRequest], "LayoutResult"]
COPY = re.compile(r" ?\(\d+\)$")  # a browser or file manager adds it to the second of one name


@dataclass(frozen=True, slots=True)
class CollectResult:
    """One submission for every enrolled or submitting student and assignment, and what was passed over.

    `unclaimed` says in a sentence that some work is nobody's of the class while others submitted nothing: perhaps it
    is theirs.
    """

    submissions: tuple[Submission, ...]
    notes: tuple[str, ...] = ()
    unclaimed: str = ""
    unknown: frozenset[str] = frozenset()  # ids of those whom the roster, if there is one, does not have
    students: frozenset[str] = frozenset()  # ids of everybody, also of those not asked for
    place: Path | None = None  # where was looked


def collect(  # noqa: PLR0913, PLR0917  one caller knows the layout
    course: Course,
    assignments: Sequence[Assignment],
    folder: Path,
    scratch: Path,
    only: frozenset[str] = frozenset(),
    layout: Layout | None = None,
) -> CollectResult:
    """Find who submitted what; nothing is opened but the roster, archives, repositories and times.

    Parameters
    ----------
    folder
        The submissions, in any layout that is known; or a zip file.
    scratch
        A folder for what is unpacked: it must be there and empty, and stay until everything is graded.
    only
        Student ids to restrict to; empty for everybody.
    layout
        How the submissions lie there; None to find it out.

    Returns
    -------
    CollectResult
        Sorted by student id as code points, then in the order of `assignments`.

    Raises
    ------
    CourseError
        If nothing is there, no layout fits, the roster is wrong, nobody in the folder is in it, or `only` names
        somebody unknown.
    """
    _expect_submissions(folder)
    scratch = scratch.resolve()  # real paths: whatever becomes a link later is not followed (files.open_file)
    roster = _roster(course)
    names = [assignment.name for assignment in course.assignments]
    known = index((*roster.people, *roster.left))
    request = LayoutRequest(
        course, assignments, scratch, _dues(roster, known, names), _is_student(known, names), folder
    )
    found = (layout or read_place)(folder.resolve(), request)
    joined = join(found.submissions, roster, known, names)
    _expect_the_class(folder, roster, joined)
    teams.share(roster.people, (assignment.name for assignment in assignments), joined)
    students = _students(roster, joined)
    wanted, respelt = _restrict(students, only, f"{ROSTER} or {folder}" if roster.people else str(folder))
    submissions = tuple(_logged(_submission(one, each, joined, roster)) for one in wanted for each in assignments)
    notes = (
        *roster.notes,
        *_other_roster(folder, roster),
        *found.notes,
        *joined.notes,
        *(() if only else extensions.notes(assignments, students)),
        *respelt,
        *taken_notes(submissions),
    )
    everybody = frozenset(students)
    if not roster.people:
        return CollectResult(submissions, (*notes, *_one_person(everybody)), students=everybody)
    unclaimed = "" if only else _unclaimed(submissions, joined)
    unknown = frozenset(each.id for each in joined.unknown.values())
    return CollectResult(submissions, notes, unclaimed, unknown, everybody)


def _logged(found: Submission) -> Submission:
    """Say what a student's submission is, and why: its notes tell."""
    place = found.path.name if found.path else "no file"
    when = f", submitted {found.timestamp}" if found.timestamp else ""
    LOG.info("%s, %s: %s", found.student.id, found.assignment, "; ".join((place + when, *found.notes)))
    return found


def _one_person(students: Iterable[str]) -> Iterator[str]:
    """Name ids that may be one person's, where no roster says who is in the class."""
    meant = defaultdict(list)
    for student in sorted(students):
        meant[as_meant(COPY.sub("", student))].append(student)
    for names in meant.values():
        if len(names) > 1:
            yield f"{', '.join(names)}: one person? Each has a row of its own; a {ROSTER} says who is in the class"


def _roster(course: Course) -> Roster:
    path = course.root / ROSTER
    return read_roster(path, course.team_column) if path.exists() else Roster()


def _expect_submissions(folder: Path) -> None:
    remedy = (
        "put submissions there as <student_id>/<assignment>/<assignment>.ipynb, "
        "or name another place with --submissions DIR"
    )
    if not folder.exists():
        raise CourseError(f"{folder}: no such folder; {remedy}")
    if (folder / "course.toml").is_file():
        raise CourseError(f"{folder} holds a course.toml: it is a course, not its submissions; {remedy}")
    try:
        if folder.is_dir() and not tree.entries(folder) and not any(traces.find(folder, 0)):
            raise CourseError(f"{folder}: the folder is empty; {remedy}")
    except OSError as error:
        raise CourseError(f"{folder}: cannot be read ({error.strerror}); {remedy}") from error


def _expect_the_class(folder: Path, roster: Roster, joined: JoinResult) -> None:
    if not roster.people or joined.recognized:
        return
    shown = ", ".join([student.id for student in joined.unknown.values()][:3])
    there = f"{folder} has {shown}{', ...' if len(joined.unknown) > 3 else ''}" if shown else f"{folder} names nobody"
    raise CourseError(f"nobody in {folder} is in {ROSTER} ({there}): is it the right folder? Nothing was graded")


def _dues(roster: Roster, known: Index, names: Sequence[str]) -> Due:
    """Say until when somebody may submit, whom only a folder's name tells; of a team whoever has longest."""
    listed = cache(lambda: extensions.by_meaning(person.student.id for person in roster.people))

    def due(who: Identity, assignment: Assignment) -> datetime | None:
        match = find_match(who, known, names)
        ids = [person.student.id for person in match.people] if match.certain else [who.shown]
        grace = timedelta(minutes=assignment.late.grace_minutes) if assignment.late else timedelta(0)
        extended = dict(extensions.with_ids_of_the_class(assignment, listed()).extensions)
        until = [extended.get(name, assignment.due) for name in ids]
        aware = [each if each.tzinfo else each.replace(tzinfo=UTC) for each in until if each is not None]
        return max(aware) + grace if len(aware) == len(until) else None

    return due


def _is_student(known: Index, names: Sequence[str]) -> Callable[[str], bool]:
    return lambda name: bool(find_match(by_id(name), known, names).people)


def _students(roster: Roster, joined: JoinResult) -> dict[str, Student]:
    unknown = {student.id: student for student in joined.unknown.values()}
    return {person.student.id: person.student for person in roster.people} | unknown


def _restrict(students: dict[str, Student], only: frozenset[str], where: str) -> tuple[list[Student], Iterator[str]]:
    """Return who is asked for, and a note for each who is asked for in another spelling."""
    asked = {name: student_meant(name, students, where) for name in sorted(only)}
    wanted = [students[name] for name in sorted(set(asked.values()) or students)]
    return wanted, respelt_notes("--student", asked.items())


def _submission(student: Student, assignment: Assignment, joined: JoinResult, roster: Roster) -> Submission:
    unknown = roster.people and composed(student.id) in joined.unknown
    notes = (f"not in {ROSTER}",) if unknown else ()
    found = joined.submissions.get((student.id, assignment.name), ())
    there = [each for each in found if each.status is not Status.MISSING]
    if len(there) > 1:
        return merge_attempts(student, assignment, there, notes)
    one = there[0] if there else next(iter(found), None)
    if one is None or (one.status is Status.MISSING and not one.notes):
        return Submission(student, assignment.name, None, status=Status.MISSING, notes=(*notes, NOTHING))
    return one.of(student, notes)


def _unclaimed(submissions: Sequence[Submission], joined: JoinResult) -> str:
    """Say that work of nobody in the class may be that of those who seem to have submitted nothing."""
    unknown = {student.id for student in joined.unknown.values()}
    work = sorted({each.student.id for each in submissions if each.path is not None} & unknown)
    absent = len({each.student.id for each in submissions if each.status is Status.MISSING} - unknown)
    if not work or not absent:
        return ""
    listed = ", ".join(work[:5]) + (f" and {len(work) - 5} more" if len(work) > 5 else "")
    return f"{listed}: not in {ROSTER}, while {absent} of its students submitted nothing: perhaps the work is theirs"


def _other_roster(folder: Path, roster: Roster) -> Iterator[str]:
    """Say which of two class lists counts."""
    if (folder / ROSTER).is_file():
        remedy = f"the {ROSTER} beside course.toml counts" if roster.people else "to use it, put it beside course.toml"
        yield f"{folder.name} holds a {ROSTER}, which is not read: {remedy}"
