"""A teacher's own decisions, as marks.csv has them (made by collect/)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of marks.csv: points, excused, or a comment alone, for a task or (`task` empty) a whole assignment."""

    student: str
    assignment: str
    task: str = ""
    points: float | None = None
    excused: bool = False
    comment: str = ""
    line: int = 0

    @property
    def decides(self) -> bool:
        """Whether it is more than a comment."""
        return self.excused or self.points is not None
