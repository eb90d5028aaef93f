"""A flat folder: <student_id>.ipynb or <student_id>.py, for exactly one assignment.

Some people write the assignment's name into it (ann_backprop.ipynb, backprop-ann.ipynb), some browsers
a number (ann (1).ipynb); join.py gives these to the class where only one student can be meant.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.collect.choose import KINDS, LINK
from grader.collect.raw import LayoutResult, RawSubmission, by_id
from grader.errors import CourseError
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.records.course import Assignment, Course


def read(folder: Path, course: Course, assignments: Sequence[Assignment], refused: Mapping[Path, str]) -> LayoutResult:
    """Find one hand-in per file name; of a notebook and a module of the same name the notebook counts.

    Raises
    ------
    CourseError
        If not exactly one assignment was asked for.
    """
    del course
    if len(assignments) != 1:
        names = ", ".join(assignment.name for assignment in assignments)
        raise CourseError(
            f"{folder} is a flat folder, which holds one assignment; say which of {names} it is "
            f"(grader run {assignments[0].name} --submissions {folder})"
        )
    kept = [path for path in refused if path.parent == folder]
    loose = [path for path in sorted({*tree.entries(folder), *kept}) if path.suffix.lower() in KINDS]
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in loose:
        by_name[tree.printable(path.stem)].append(path)
    others = [path.name for path in tree.entries(folder) if path not in loose and path.name != "roster.csv"]
    notes = (f"{folder.name}: {', '.join(map(tree.printable, others[:5]))} not graded",) if others else ()
    submissions = tuple(_hand_in(who, files, assignments[0].name, refused) for who, files in sorted(by_name.items()))
    return LayoutResult(submissions, notes)


def _hand_in(who: str, files: list[Path], assignment: str, refused: Mapping[Path, str]) -> RawSubmission:
    files = sorted(files, key=lambda path: (KINDS.index(path.suffix.lower()), path.name))
    first, place = files[0], tree.printable(files[0].name)
    notes = tuple(f"the notebook counts, not {tree.printable(path.name)}" for path in files[1:])
    if first in refused or not tree.is_regular(first):
        note = f"{place}: {refused.get(first, LINK)}"
        return RawSubmission(by_id(who), assignment, place, status=Status.UNREADABLE, notes=(note,))
    if not os.access(first, os.R_OK):
        note = f"{place} cannot be read: permission denied"
        return RawSubmission(by_id(who), assignment, place, status=Status.UNREADABLE, notes=(note,))
    return RawSubmission(by_id(who), assignment, place, first, status=Status.GRADED, notes=notes)
