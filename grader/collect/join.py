"""Join what was handed in to the class: by id, then account, LMS number or full name; never by a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.collect.names import composed, normalized
from grader.collect.raw import IdKind
from grader.collect.roster import Person
from grader.records.submission import Status, Student

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grader.collect.raw import Identity, RawSubmission


Index = dict[tuple[IdKind, str], list[Person]]


@dataclass(frozen=True, slots=True)
class JoinResult:
    """Hand-ins by student id and assignment; unknown are those whom the roster does not have."""

    submissions: dict[tuple[str, str], tuple[RawSubmission, ...]]
    unknown: dict[str, Student]
    notes: tuple[str, ...]


def join(submissions: Iterable[RawSubmission], people: Sequence[Person], names: Sequence[str]) -> JoinResult:
    """Say whose each hand-in is.

    With a roster, somebody it does not know, or knows more than once, becomes a row of their own and a note.
    """
    known = index(people)
    by_student: dict[tuple[str, str], list[RawSubmission]] = defaultdict(list)
    unknown: dict[str, Student] = {}
    notes: dict[str, None] = {}
    for found_one in submissions:
        shown = found_one.who.shown
        possible = candidates(found_one.who, known, names)
        if len(possible) == 1:
            student = possible[0].student
        else:
            student = unknown.setdefault(composed(shown), Student(shown))
            if people:
                notes[_unknown(shown, possible)] = None
        found = _undecided(found_one) if found_one.who.alternatives and len(possible) != 1 else found_one
        by_student[student.id, found_one.assignment].append(_introduced(found, student))
    hand = {key: tuple(value) for key, value in by_student.items()}
    return JoinResult(hand, {student.id: student for student in unknown.values()}, tuple(notes))


def index(people: Sequence[Person]) -> Index:
    """Put everybody under every name that leads to them."""
    known: Index = defaultdict(list)
    for person in people:
        known[IdKind.ID, composed(person.student.id)].append(person)
        for key, names in person.aliases.items():
            for name in names:
                known[key, name].append(person)
    return dict(known)


def candidates(who: Identity, known: Index, names: Sequence[str]) -> list[Person]:
    """Find everybody of the class who can be candidates, in any reading; names are those of the assignments."""
    found = {p.student.id: p for reading in (who, *who.alternatives) for p in _meant(reading, known, names)}
    return list(found.values())


def _meant(who: Identity, known: Index, names: Sequence[str]) -> list[Person]:
    ways: list[tuple[IdKind, str]] = []
    for key, raw in who.ids:
        name = composed(raw).strip()
        if key is IdKind.ID:
            ways += [(key, composed(raw)), (key, name), (IdKind.LOGIN, name.casefold()), (IdKind.NUMBER, name)]
            ways += [(key, core) for core in _candidate_ids(name, names)]
        else:
            exact = key in {IdKind.NUMBER, IdKind.PARTICIPANT}
            ways.append((key, name if exact else name.casefold()))
            ways += [(IdKind.ID, name)] if key in {IdKind.NUMBER, IdKind.LOGIN} else []
    return next((known[way] for way in ways if way in known), [])


def _candidate_ids(who: str, names: Sequence[str]) -> list[str]:
    """Take the assignment's name and a browser's number off a file name: 'backprop_ann (1)' is ann."""
    bare = re.sub(r" ?\(\d+\)$", "", who)
    if normalized(bare) in map(normalized, names):
        return []
    ends = [rf"^{re.escape(name)}[\W_]+" for name in names] + [rf"[\W_]+{re.escape(name)}$" for name in names]
    return [bare, *(re.sub(end, "", bare, flags=re.IGNORECASE) for end in ends)]


def _undecided(found_one: RawSubmission) -> RawSubmission:
    """Leave to a person whose it is: the name can be read in several ways, and the class does not say which."""
    ways = " or ".join(each.ids[0][1] for each in (found_one.who, *found_one.who.alternatives))
    note = f"{found_one.who.shown} can be read as handed in by {ways}: a person must decide whose it is, and rename it"
    return replace(found_one, path=None, companions=(), status=Status.NEEDS_PERSON, notes=(note,))


def _introduced(found_one: RawSubmission, student: Student) -> RawSubmission:
    """Say by which name a student was known, unless by their id."""
    if composed(found_one.who.shown) == composed(student.id):
        return found_one
    return replace(found_one, notes=(f"handed in as {found_one.who.shown}", *found_one.notes))


def _unknown(shown: str, possible: Sequence[Person]) -> str:
    if possible:
        listed = " or ".join(person.student.id for person in possible)
        return f"{shown}: may be {listed} of roster.csv; not guessed, so it has a row of its own"
    return f"{shown}: not in roster.csv; it has a row of its own"
