"""Who is meant by a name on a file or folder: the first of these that anybody of the class has.

the student id; an account, e-mail address or LMS number; the id inside `backprop_ann (1)`
a team
the id as people mean it: case, blanks, zeros in front, what a spreadsheet made of it
the part of an e-mail address before its @
a full name
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from grader.collect.names import as_meant, composed, folded, normalized
from grader.collect.raw import IdKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grader.collect.raw import Identity
    from grader.collect.roster import Person

Index = dict[IdKind, dict[str, list["Person"]]]
EXACT = frozenset({IdKind.NUMBER, IdKind.PARTICIPANT})  # without case
TEAM_WORD = re.compile(r"(?:team|group|gruppe|groupe|grupo|gruppo|équipe|equipo|squadra)\b ?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """Everybody who can be meant: one person, several between whom nobody decides, or all the members of a team."""

    people: tuple[Person, ...] = ()
    team: str = ""

    @property
    def certain(self) -> bool:
        """Whether it is known whose the work is."""
        return bool(self.team) or len(self.people) == 1


def index(people: Iterable[Person]) -> Index:
    """Put everybody under every name that leads to them; the names of one person share a list until others have one."""
    known: Index = defaultdict(dict)
    for person in people:
        alone = [person]
        for kind, name in _names(person):
            others = known[kind].setdefault(name, alone)
            if others is not alone:
                known[kind][name] = _joined(others, person)
    return dict(known)


def _names(person: Person) -> Iterator[tuple[IdKind, str]]:
    yield IdKind.ID, composed(person.student.id)
    for kind, names in person.aliases.items():
        for name in names:
            yield kind, name
    if person.team:
        yield IdKind.TEAM, team_key(person.team)


def _joined(others: list[Person], person: Person) -> list[Person]:
    """Add a person to those who have a name, whose list is theirs alone from the second on."""
    if len(others) == 1:
        return [*others, person]
    others.append(person)
    return others


def team_key(name: str) -> str:
    """Reduce a team's name to what people mean by it: `Team 07`, `team-7` and `7` are one."""
    return as_meant(TEAM_WORD.sub("", normalized(name), count=1) or normalized(name))


def find_match(who: Identity, known: Index, names: Sequence[str]) -> Match:
    """Find everybody of the class who can be meant, in any reading; `names` are those of the assignments."""
    if not any(known.values()):  # a class without a roster is who submitted
        return Match()
    found: dict[str, Person] = {}
    teams: set[str] = set()
    for reading in (who, *who.alternatives):
        ways = ((kind, known[kind][name]) for kind, name in _ways(reading, names) if name in known.get(kind, ()))
        for kind, people in islice(ways, 1):
            found |= {person.student.id: person for person in _also_named(reading, people, known)}
            teams.add(people[0].team if kind is IdKind.TEAM else "")
    return Match(tuple(found.values()), teams.pop() if len(teams) == 1 else "")


def _also_named(who: Identity, numbered: list[Person], known: Index) -> list[Person]:
    """Check a person's number in one assignment against the name beside it: the number may be another assignment's."""
    if all(kind is not IdKind.PARTICIPANT for kind, _ in who.ids):
        return numbered
    names = [folded(text) for kind, text in who.ids if kind is IdKind.NAME]
    by_name = known.get(IdKind.NAME, {})
    named = next((by_name[name] for name in names if name in by_name), [])
    both = [person for person in numbered if person in named]
    return both or ([*numbered, *named] if named else numbered)


def _ways(who: Identity, names: Sequence[str]) -> Iterator[tuple[IdKind, str]]:
    loose: list[tuple[IdKind, str]] = []
    for kind, raw in who.ids:
        name = composed(raw).strip()
        if kind is IdKind.ID:
            within = _ids_within(name, names)
            yield from ((kind, composed(raw)), (kind, name), (IdKind.LOGIN, name.casefold()), (IdKind.NUMBER, name))
            yield from ((kind, part) for part in within)
            loose += [(IdKind.TEAM, team_key(name)), *_loosely(name)]
            loose += [way for part in within for way in _loosely(part)] + [(IdKind.NAME, name.casefold())]
        elif kind is IdKind.TEAM:
            yield kind, team_key(name)
        else:
            yield kind, (name if kind in EXACT else name.casefold())
            if kind in {IdKind.NUMBER, IdKind.LOGIN}:
                yield IdKind.ID, name
                loose += [(IdKind.TEAM, team_key(name)), *_loosely(name)]
    yield from loose


def _loosely(name: str) -> Iterator[tuple[IdKind, str]]:
    meant = as_meant(name)
    if meant:
        yield IdKind.AS_MEANT, meant
        yield IdKind.LOCAL_PART, meant
        yield IdKind.AS_MEANT, meant.partition("@")[0]


def _ids_within(who: str, names: Sequence[str]) -> list[str]:
    """Take the assignment's name and a browser's number off a file name: 'backprop_ann (1)' is ann."""
    bare = re.sub(r" ?\(\d+\)$", "", who)
    if normalized(bare) in map(normalized, names):
        return []
    ends = [rf"^{re.escape(name)}[\W_]+" for name in names] + [rf"[\W_]+{re.escape(name)}$" for name in names]
    return [bare, *(re.sub(end, "", bare, flags=re.IGNORECASE) for end in ends)]
