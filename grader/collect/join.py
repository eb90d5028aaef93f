"""Whose each submission is: somebody of the class, a team, or nobody whom the class knows; never a guess.

one person             theirs, with a note where another name than the id led to them
a team                 every member's (teams.py)
somebody who left      nobody's: named once
several people         a row of its own, and a note that names them
nobody                 a row of its own, and a note with the ids that look alike
"""

from __future__ import annotations

import difflib
import logging
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from grader.collect.match import Match, find_match
from grader.collect.names import as_meant, composed, normalized, unaccented
from grader.records.submission import Status, Student

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grader.collect.match import Index
    from grader.collect.raw import RawSubmission
    from grader.collect.roster import Person, Roster

LOG = logging.getLogger(__name__)
MAX_COMPARED = 20_000  # ids that are looked through for one that looks alike
MAX_NOTES = 20  # names that are told one by one


@dataclass(slots=True)
class JoinResult:
    """Submissions by student id and assignment; `unknown` are those whom the class does not have."""

    submissions: dict[tuple[str, str], list[RawSubmission]] = field(default_factory=lambda: defaultdict(list))
    unknown: dict[str, Student] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    recognized: bool = False  # whether anything is, or may be, a student's of the class


def join(found: Iterable[RawSubmission], roster: Roster, known: Index, names: Sequence[str]) -> JoinResult:
    """Say whose each submission is; `known` is the index of the roster, `names` are those of the assignments."""
    result = JoinResult()
    for each in found:
        match = find_match(each.who, known, names)
        result.recognized = result.recognized or bool(match.people)
        if roster.people:
            LOG.info("%s, %s: %s", each.who.shown, each.assignment, _whose(match))
        if match.certain:
            _enter(each, match, result)
        else:
            _enter_unknown(each, match, roster, result)
    if roster.people and len(result.unknown) > MAX_NOTES:
        result.notes[f"{len(result.unknown) - MAX_NOTES} more names are not in roster.csv"] = None
    return result


def _whose(match: Match) -> str:
    """Say for the log whose a submission is, and why."""
    ids = [person.student.id for person in match.people]
    if match.team:
        return f"of the team {match.team!r}: counts for {', '.join(ids)}"
    if match.certain:
        (person,) = match.people
        return f"of {person.student.id}, " + (
            "who left the class: passed over" if person.left else "whom roster.csv has"
        )
    if ids:
        return f"may be of {' or '.join(ids)}: a row of its own"
    return "of nobody in roster.csv: a row of its own"


def _enter(each: RawSubmission, match: Match, result: JoinResult) -> None:
    for person in match.people:
        student = person.student
        if person.left:
            continue  # named once, as somebody who left
        if match.team:
            note = f"submitted as {each.who.shown}, for the team {match.team!r}"
            result.submissions[student.id, each.assignment].append(
                replace(each, notes=(note, *each.notes), team=match.team)
            )
        else:
            result.submissions[student.id, each.assignment].append(_introduced(each, student))


def _enter_unknown(each: RawSubmission, match: Match, roster: Roster, result: JoinResult) -> None:
    shown = each.who.shown
    student = result.unknown.setdefault(composed(shown), Student(shown))
    if roster.people and len(result.unknown) <= MAX_NOTES:
        result.notes[_unknown(shown, match.people, roster.people)] = None
    each = _undecided(each) if each.who.alternatives else each
    result.submissions[student.id, each.assignment].append(_introduced(each, student))


def _undecided(each: RawSubmission) -> RawSubmission:
    """Leave to a person whose it is: the name can be read in several ways, and the class does not say which."""
    ways = " or ".join(reading.ids[0][1] for reading in (each.who, *each.who.alternatives))
    note = f"{each.who.shown} can be read as submitted by {ways}: a person must decide whose it is, and rename it"
    return replace(each, path=None, companions=(), status=Status.NEEDS_PERSON, notes=(note,))


def _introduced(each: RawSubmission, student: Student) -> RawSubmission:
    """Say by which name a student was known, unless by their id."""
    if composed(each.who.shown) == composed(student.id):
        return each
    return replace(each, notes=(f"submitted as {each.who.shown}", *each.notes))


def _unknown(shown: str, possible: Sequence[Person], people: Sequence[Person]) -> str:
    if possible:
        listed = " or ".join(person.student.id for person in possible)
        return f"{shown}: may be {listed} of roster.csv; not guessed, so it has a row of its own"
    alike = _without_accents(shown, people) or lookalikes(shown, [person.student.id for person in people])
    hint = f"did you mean {' or '.join(alike)}?" if alike else "it has a row of its own"
    return f"{shown} is not in roster.csv; {hint}"


def _without_accents(shown: str, people: Sequence[Person]) -> list[str]:
    """Find at most three people who have a name but for accents and order: the id, and the name in the class."""
    words = sorted(unaccented(shown).split())
    names = ((each.student.id, f"{each.student.first_name} {each.student.last_name}".strip()) for each in people)
    found = (
        f"{who} ({name})" for who, name in islice(names, MAX_COMPARED) if sorted(unaccented(name).split()) == words
    )
    return list(islice(found, 3)) if words else []


def lookalikes(name: str, ids: Sequence[str]) -> list[str]:
    """Find at most three ids that look like a name: one is part of the other, or few letters differ."""
    plain = normalized(name) or as_meant(name)
    by_plain = {normalized(each) or each: each for each in ids[:MAX_COMPARED]}
    parts = [each for each in by_plain if plain and (each.startswith(f"{plain} ") or plain.startswith(f"{each} "))]
    near = difflib.get_close_matches(plain, by_plain, n=3, cutoff=0.75)
    return [by_plain[each] for each in dict.fromkeys((*parts, *near))][:3]
