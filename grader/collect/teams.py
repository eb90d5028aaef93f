"""Teams: what any member submits counts for all of them.

one member, or the team's own folder         theirs counts for every member
several, with the same contents              the earliest counts
several that differ                          a person decides: needs_person, for every member
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from grader.collect.join import JoinResult
    from grader.collect.raw import RawSubmission
    from grader.collect.roster import Person

CHUNK_BYTES = 1 << 20
LATEST = datetime.max.replace(tzinfo=UTC)


def share(people: Iterable[Person], assignments: Iterable[str], result: JoinResult) -> None:
    """Give every member of a team what the team submitted."""
    teams: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.team:
            teams[person.team].append(person)
    names = tuple(assignments)
    for team, members in teams.items():
        for assignment in names:
            _share(team, [person.student.id for person in members], assignment, result)


def _share(team: str, members: Sequence[str], assignment: str, result: JoinResult) -> None:
    found: dict[str, tuple[str, RawSubmission]] = {}  # by place: a team's own folder is there once for each member
    for member in members:
        for each in result.submissions.get((member, assignment), ()):
            if each.status is not Status.MISSING:
                found.setdefault(each.place, (member, each))
    owners = {member for member, _ in found.values()}
    if not found:
        return
    works = [each for _, each in found.values()]
    if len(owners) > 1 or any(each.team for each in works):
        works = _one_of(works, team)
    for member in members:
        result.submissions[member, assignment] = [_passed_on(each, found, member, team) for each in works]


def _one_of(works: Sequence[RawSubmission], team: str) -> list[RawSubmission]:
    in_order = sorted(works, key=lambda each: each.timestamp or LATEST)
    if len({_contents(each) for each in works}) == 1:
        return in_order[:1]
    places = ", ".join(each.place for each in works)
    note = f"the team {team!r} submitted works that differ: {places}; a person must decide which counts; keep one"
    return [replace(in_order[0], path=None, companions=(), status=Status.NEEDS_PERSON, notes=(note,))]


def _passed_on(
    each: RawSubmission, found: dict[str, tuple[str, RawSubmission]], member: str, team: str
) -> RawSubmission:
    owner = found[each.place][0]
    if owner == member or each.team or each.status is Status.NEEDS_PERSON:
        return each
    return replace(each, notes=(f"submitted by {owner}, for the team {team!r}", *each.notes))


def _contents(each: RawSubmission) -> str:
    """Sum up a work's files; one that cannot be read is like no other."""
    if each.path is None:
        return each.place
    try:
        sums = [_sum(path) for path in (each.path, *each.companions)]
    except OSError:
        return each.place
    return " ".join(sums)


def _sum(path: Path) -> str:
    total = hashlib.sha256()
    with tree.opened(path) as file:
        while chunk := file.read(CHUNK_BYTES):
            total.update(chunk)
    return total.hexdigest()
