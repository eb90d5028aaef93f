"""What a layout found, named as its files and folders are named; join.py finds out who in the class that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grader.records.submission import Status, Submission

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from grader.records.submission import Student


class IdKind(StrEnum):
    """The kinds of name by which a person is known."""

    ID = "id"  # a folder or file named after the student id, or after an account or e-mail address instead
    LOGIN = "login"  # an account name or e-mail address
    NUMBER = "number"  # the LMS's number of a person
    PARTICIPANT = "participant"  # Moodle's number of a person in one assignment
    NAME = "name"  # a full name, which two people may share
    COMPACT_NAME = "compact_name"  # the same without spaces and punctuation, as Canvas writes it
    AS_MEANT = "as_meant"  # an id, account name or number, reduced to what people mean by it (names.py)
    LOCAL_PART = "local_part"  # of an e-mail address, before its @
    TEAM = "team"  # a team, and whoever is in it


@dataclass(frozen=True, slots=True)
class Identity:
    """One person as files name them: `shown` in messages, looked up by `ids`, the most certain first.

    `alternatives` are other people whom the same name of a file or folder may mean.
    """

    shown: str
    ids: tuple[tuple[IdKind, str], ...]
    alternatives: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class RawSubmission:
    """What one person submitted for one assignment, before anybody knows who that is; messages call it `place`."""

    who: Identity
    assignment: str
    place: str
    path: Path | None = None
    companions: tuple[Path, ...] = ()
    timestamp: datetime | None = None
    status: Status = Status.MISSING
    notes: tuple[str, ...] = ()
    team: str = ""  # whose folder it is in, where it is a team's own

    def of(self, student: Student, notes: tuple[str, ...] = ()) -> Submission:
        """Return the submission of one student; `notes` come first."""
        every = (*notes, *self.notes)
        return Submission(student, self.assignment, self.path, self.companions, self.timestamp, self.status, every)


@dataclass(frozen=True, slots=True)
class LayoutResult:
    """Everything a layout found, and notes about what it passed over."""

    submissions: tuple[RawSubmission, ...]
    notes: tuple[str, ...] = ()


def ambiguous(shown: str, readings: Sequence[Identity]) -> Identity:
    """Return the person whose file is called `shown`, a name that can be read in at least one way."""
    first, *others = readings
    return Identity(shown, first.ids, tuple(others)) if others else first


def by_id(name: str) -> Identity:
    """Return the person whose folder or file is, as far as can be seen, named after their id."""
    return Identity(name, ((IdKind.ID, name),))
