"""Join what was handed in to the class: by id, then account, LMS number or full name; never by a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.collect.choose import fold
from grader.collect.roster import Person, normal
from grader.records import Student

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grader.collect.handin import HandIn


@dataclass(frozen=True, slots=True)
class Joined:
    """Hand-ins by student id and assignment; strangers are those whom the roster does not have."""

    hand_ins: dict[tuple[str, str], tuple[HandIn, ...]]
    strangers: dict[str, Student]
    notes: tuple[str, ...]


def join(hand_ins: Iterable[HandIn], people: Sequence[Person], names: Sequence[str]) -> Joined:
    """Say whose each hand-in is.

    With a roster, somebody it does not know, or knows more than once, becomes a row of their own and a note.
    """
    known = _index(people)
    by_student: dict[tuple[str, str], list[HandIn]] = defaultdict(list)
    strangers: dict[str, Student] = {}
    notes: dict[str, None] = {}
    for hand_in in hand_ins:
        meant = _meant(hand_in, known, names)
        if len(meant) == 1:
            student = meant[0].student
        else:
            student = strangers.setdefault(normal(hand_in.who), Student(hand_in.who))
            if people:
                notes[_unknown(hand_in, meant)] = None
        by_student[student.id, hand_in.assignment].append(_introduced(hand_in, student))
    hand = {key: tuple(value) for key, value in by_student.items()}
    return Joined(hand, {student.id: student for student in strangers.values()}, tuple(notes))


def _index(people: Sequence[Person]) -> dict[tuple[str, str], list[Person]]:
    """Everybody under every name that leads to them."""
    known: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        known["id", normal(person.student.id)].append(person)
        for kind, aliases in (("login", person.logins), ("lms", person.numbers), ("name", person.names)):
            for alias in aliases:
                known[kind, alias].append(person)
    return known


def _meant(hand_in: HandIn, known: dict[tuple[str, str], list[Person]], names: Sequence[str]) -> list[Person]:
    """Everybody of the class who can be meant."""
    who = normal(hand_in.who).strip()
    ways = [("id", normal(hand_in.who)), ("id", who)]
    if hand_in.kind == "id":
        ways += [("login", who.casefold()), ("lms", who), *(("id", core) for core in _cores(who, names))]
    else:
        ways.append((hand_in.kind, who if hand_in.kind == "lms" else who.casefold()))
    return next((known[way] for way in ways if way in known), [])


def _cores(who: str, names: Sequence[str]) -> list[str]:
    """Take the assignment's name and a browser's number off a file name: 'backprop_ann (1)' is ann."""
    bare = re.sub(r" ?\(\d+\)$", "", who)
    if fold(bare) in map(fold, names):
        return []
    ends = [rf"^{re.escape(name)}[\W_]+" for name in names] + [rf"[\W_]+{re.escape(name)}$" for name in names]
    return [bare, *(re.sub(end, "", bare, flags=re.IGNORECASE) for end in ends)]


def _introduced(hand_in: HandIn, student: Student) -> HandIn:
    """Say by which name a student was known, unless by their id."""
    if normal(hand_in.who) == normal(student.id):
        return hand_in
    return replace(hand_in, notes=(f"handed in as {hand_in.who}", *hand_in.notes))


def _unknown(hand_in: HandIn, meant: Sequence[Person]) -> str:
    if meant:
        listed = " or ".join(person.student.id for person in meant)
        return f"{hand_in.who}: may be {listed} of roster.csv; not guessed, so it has a row of its own"
    return f"{hand_in.who}: not in roster.csv; it has a row of its own"
