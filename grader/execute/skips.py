"""Statements that a new process leaves out, because an earlier one ended or hung there.

The process announces each cell before it runs. One that ends or hangs in a cell is started again and announces every
statement of that cell; at the second end the statement is known. It alone is skipped if it ended the process; a cell
that hangs is left there. So is one that ran out of time and told where: running it again would take the time of the
other functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from grader.execute.protocol.decode import decode
from grader.execute.protocol.frames import ProtocolError
from grader.execute.worker.notebook_run import CELL_BEGINS
from grader.execute.worker.outcomes import OUT_OF_TIME

ENDED: Final = "it ended the process that runs your file"


@dataclass(slots=True)
class Skips:
    """What is left out, in which cells statements are announced, and which cells get little time."""

    statements: set[tuple[int, int, bool, str]] = field(default_factory=set)  # cell, statement, leave the cell, why
    careful: set[int] = field(default_factory=set)
    hurry: set[int] = field(default_factory=set)
    left: dict[int, int] = field(default_factory=dict)  # cells that ran out of time: at which statement

    def slow(self, cells: Mapping[int, int | None]) -> None:
        """Note cells that ran out of time in a process that ran on, and at which statement if that is known."""
        self.hurry |= cells.keys()
        self.left |= {cell: statement for cell, statement in cells.items() if statement is not None}

    def add(self, cell: int, statement: int, *, hung: bool, announces: bool) -> None:
        """Note where a process hung or ended; `announces` tells whether statements can be announced at all."""
        if hung:
            self.hurry.add(cell)
        if announces and cell not in self.careful:
            self.careful.add(cell)
        else:
            unknown = statement == CELL_BEGINS
            self.statements.add((cell, max(statement, 0), hung or unknown, OUT_OF_TIME if hung else ENDED))

    def copy(self) -> Skips:
        """Return the same for functions of the answer key in the student's place: with those, a slow cell may end."""
        return Skips(set(self.statements), set(self.careful), set(self.hurry))

    def as_rules(self) -> dict[str, Any]:
        """Return this as part of the rules that a process is given."""
        left = {(cell, statement, True, OUT_OF_TIME) for cell, statement in self.left.items()}
        return {
            "skip": [list(entry) for entry in sorted(self.statements | left)],
            "careful": sorted(self.careful),
            "hurry": sorted(self.hurry),
        }


def read_place(payload: bytes) -> tuple[int, int]:
    """Read which cell, and which of its statements, is about to run; raise `ProtocolError` for anything else."""
    place = decode(payload)
    if type(place) is not list or [type(part) for part in place] != [int, int]:
        raise ProtocolError("not a cell's number")
    return place[0], place[1]
