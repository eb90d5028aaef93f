"""Who handed in what, bytes unread (made by collect/)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Status(StrEnum):
    """What became of a submission."""

    GRADED = "graded"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NEEDS_PERSON = "needs_person"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Student:
    """One member of the class, as the roster has them."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's submission for one assignment: where it lies, unread.

    `status` is already `missing`, `unreadable` or `needs_person` when there is nothing to run; `notes` say in
    words what was found odd and what was done about it. `attempts` are earlier submissions where the best counts.
    """

    student: Student
    assignment: str
    path: Path | None
    companions: tuple[Path, ...] = ()
    timestamp: datetime | None = None
    status: Status = Status.GRADED
    notes: tuple[str, ...] = ()
    attempts: tuple[Submission, ...] = ()
