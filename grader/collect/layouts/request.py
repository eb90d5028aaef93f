"""What every layout is asked: `fits(folder, inside)`, then `read(folder, request)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from grader.collect import tree
from grader.collect.names import has_name
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo
    from pathlib import Path

    from grader.collect.raw import Identity
    from grader.records.course import Assignment, Course

    Due = Callable[[Identity, Assignment], datetime | None]


@dataclass(frozen=True, slots=True)
class LayoutRequest:
    """What is looked for.

    Parameters
    ----------
    assignments
        Those asked for, of all that the course has.
    scratch
        A folder that a layout may write into.
    due
        Until when a person may submit, whom only a file's name tells.
    is_student
        Whether a name may be somebody's of the roster.
    place
        The folder or archive that the teacher named, for messages.
    refused
        Files that were in an archive and not unpacked, and why.
    """

    course: Course
    assignments: Sequence[Assignment]
    scratch: Path
    due: Due
    is_student: Callable[[str], bool]
    place: Path
    refused: Mapping[Path, str] = field(default_factory=dict)

    @property
    def zone(self) -> tzinfo:
        """The zone of times that name none."""
        return ZoneInfo(self.course.timezone)

    def only_assignment(self, name: str) -> Assignment:
        """Return which assignment a download holds: the only one asked for, or the one that its name has.

        Raises
        ------
        CourseError
            If neither says it.
        """
        names = [assignment.name for assignment in self.course.assignments]
        named = [each for each in self.assignments if has_name(name, each.name, names)]
        possible = self.assignments if len(self.assignments) == 1 else named
        if len(possible) == 1:
            return possible[0]
        asked = [assignment.name for assignment in self.assignments]
        raise CourseError(
            f"{name} holds one assignment, and its name does not say which of {', '.join(asked)}; "
            f"say it: grader run {asked[0]} --submissions {name}"
        )

    def listing(self, folder: Path) -> list[Path]:
        """List what lies in a folder, and what would if it had been unpacked, in code point order."""
        kept_back = (path for path in self.refused if path.parent == folder)
        return sorted({*tree.entries(folder), *kept_back})
