"""One hand-in as a layout found it: whose name it has_name, not yet joined to the class."""

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
    """By what sort of name somebody is known."""

    ID = "id"  # a folder or file named after the student id, or after an account or e-mail address instead
    LOGIN = "login"  # an account name or e-mail address
    NUMBER = "number"  # the LMS's number of a person
    PARTICIPANT = "participant"  # Moodle's number of a person in one assignment
    NAME = "name"  # a full name, which two people may share
    COMPACT_NAME = "compact_name"  # the same without spaces and punctuation, as Canvas writes it


@dataclass(frozen=True, slots=True)
class Identity:
    """How messages name somebody, and the keys to look them up by, the surest first.

    `others` are those whom the same name of a file or folder may mean as well, read in another way.
    """

    shown: str
    keys: tuple[tuple[IdKind, str], ...]
    others: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class RawSubmission:
    """What somebody handed in for one assignment; `place` is how messages name it."""

    who: Identity
    assignment: str
    place: str
    path: Path | None = None
    companions: tuple[Path, ...] = ()
    timestamp: datetime | None = None
    status: Status = Status.MISSING
    notes: tuple[str, ...] = ()

    def of(self, student: Student, notes: tuple[str, ...] = ()) -> Submission:
        """Make it the submission of one student; `notes` come first."""
        along, said = self.companions, (*notes, *self.notes)
        return Submission(student, self.assignment, self.path, along, self.timestamp, self.status, said)


@dataclass(frozen=True, slots=True)
class LayoutResult:
    """Everything one layout found, and what it passed over."""

    submissions: tuple[RawSubmission, ...]
    notes: tuple[str, ...] = ()


def ambiguous(shown: str, readings: Sequence[Identity]) -> Identity:
    """Somebody whose file's name can be read in these ways, at least one; `shown` is that name."""
    first, *others = readings
    return Identity(shown, first.keys, tuple(others)) if others else first


def by_id(name: str) -> Identity:
    """Somebody whose folder or file has_name, as far as can be seen, their id."""
    return Identity(name, ((IdKind.ID, name),))
