"""Whom of the class a command asks for: ids compared as people mean them, as everywhere.

ann          and ann in the class          ann
ANN, " ann"  and ann alone in the class    ann, with a note
Ann          and ann, ANN in the class     refused: both are named
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from grader.collect.extensions import by_meaning
from grader.collect.names import as_meant, composed
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


def student_meant(name: str, students: Collection[str], where: str) -> str:
    """Return the id of the class that is meant.

    Raises
    ------
    CourseError
        Nobody's, or several students' ids can be meant.
    """
    known = {composed(student): student for student in students}
    if composed(name) in known:
        return known[composed(name)]
    meant = by_meaning(students).get(as_meant(name), [])
    if len(meant) == 1:
        (student,) = meant
        return student
    if meant:
        raise CourseError(f"{name!r} may be {' or '.join(sorted(meant))} in {where}; write the id in full")
    near = difflib.get_close_matches(name, students, n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise CourseError(f"no student {name!r} in {where}{hint}")


def respelt_notes(option: str, meant: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Say of each id that was given, and the one that is meant, that they are not the same."""
    yield from (f"{option} {name!r}: it is {student}" for name, student in meant if composed(name) != composed(student))
