"""One hand-in as a layout found it: whose name it bears, not yet joined to the class.

who    kind
ann    id       a folder or file named after the student id
ann    login    a repository named after an account
4321   lms      a number that the LMS gave the person
A. Ray name     a full name, which may be shared
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.records import Status

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class HandIn:
    """What somebody handed in for one assignment; `place` is how messages name it."""

    who: str
    kind: str
    assignment: str
    place: str
    path: Path | None = None
    companions: tuple[Path, ...] = ()
    timestamp: datetime | None = None
    status: Status = Status.MISSING
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Everything one layout found, and what it passed over."""

    hand_ins: tuple[HandIn, ...]
    notes: tuple[str, ...] = ()
