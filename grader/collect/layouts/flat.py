"""A flat folder: <student_id>.ipynb for exactly one assignment, or <student_id>_<assignment>.ipynb for any.

ann.ipynb, ann.py, ann.zip          the one assignment that was asked for
ann_backprop-batch.ipynb            the longest assignment name that fits
backprop.ipynb                      an id that is an assignment's name: a person decides whose it is
.ann.ipynb.icloud                   never downloaded (traces.py): a person asks for it

Some people write the assignment's name in front (backprop-ann.ipynb), some browsers a number (ann (1).ipynb);
join.py gives these to the class where only one student can be meant.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from grader.collect import traces, tree
from grader.collect.choose import KINDS, LINK
from grader.collect.layouts.student_folder import query_for
from grader.collect.packed import find_file
from grader.collect.raw import Identity, IdKind, LayoutResult, RawSubmission
from grader.errors import CourseError
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

SUBMITTED = (*KINDS, ".zip")
Names = tuple[str, str, str]  # of a student, an assignment, and the file without its ending


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether notebooks or modules lie there, or traces of them."""
    return any(path.suffix.lower() in KINDS for path in inside) or any(traces.find(folder, 0))


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per file name; of a notebook and a module of the same name the notebook counts.

    Raises
    ------
    CourseError
        If a file name holds no assignment's, and not exactly one assignment was asked for.
    """
    inside = request.listing(folder)
    groups: dict[Names, list[Path]] = defaultdict(list)
    for path in inside:
        if path.suffix.lower() in SUBMITTED:
            groups[_names(tree.printable(path.stem), request)].append(path)
    asked = {assignment.name for assignment in request.assignments}
    found = [_submission(names, files, request) for names, files in groups.items() if names[1] in asked]
    found += _traces(folder, {stem for _, _, stem in groups}, request)
    others = [path for path in inside if path.suffix.lower() not in SUBMITTED and path.name != "roster.csv"]
    listed = ", ".join(tree.printable(path.name) for path in others[:5])
    return LayoutResult(tuple(found), (f"{request.place.name}: {listed} not graded",) if others else ())


def _names(stem: str, request: LayoutRequest) -> Names:
    names = [assignment.name for assignment in request.course.assignments]
    fitting = [name for name in names if stem.endswith(f"_{name}") and stem != f"_{name}"]
    if fitting:
        name = max(fitting, key=len)
        return stem.removesuffix(f"_{name}"), name, stem
    if len(request.assignments) != 1:
        listed = ", ".join(assignment.name for assignment in request.assignments)
        raise CourseError(
            f"{request.place} is a flat folder, which holds one assignment; say which of {listed} it is "
            f"(grader run {request.assignments[0].name} --submissions {request.place})"
        )
    return stem, request.assignments[0].name, stem


def _submission(names: Names, files: list[Path], request: LayoutRequest) -> RawSubmission:
    student, assignment, stem = names
    who = Identity(student, tuple((IdKind.ID, name) for name in dict.fromkeys((student, stem))))
    files = sorted(files, key=lambda path: (SUBMITTED.index(path.suffix.lower()), path.name))
    first, place = files[0], tree.printable(files[0].name)
    status, fault = _fault(first, student, request)
    if fault:
        return RawSubmission(who, assignment, place, status=status, notes=(f"{place}: {fault}",))
    if first.suffix.lower() == ".zip":
        choice = find_file([first], query_for(request, assignment, first.parent))
        return RawSubmission(who, assignment, place, choice.path, status=choice.status, notes=choice.notes)
    notes = tuple(f"the notebook counts, not {tree.printable(path.name)}" for path in files[1:])
    return RawSubmission(who, assignment, place, first, status=Status.GRADED, notes=notes)


def _fault(path: Path, student: str, request: LayoutRequest) -> tuple[Status, str]:
    if path in request.refused or not tree.is_regular(path):
        return Status.UNREADABLE, request.refused.get(path, LINK)
    if not os.access(path, os.R_OK):
        return Status.UNREADABLE, "cannot be read: permission denied"
    if student in {assignment.name for assignment in request.course.assignments}:
        return Status.NEEDS_PERSON, "named after the assignment: a person must decide whose it is, and rename it"
    return Status.GRADED, ""


def _traces(folder: Path, stems: set[str], request: LayoutRequest) -> Iterator[RawSubmission]:
    for path, name, why in traces.find(folder, 0):
        file = PurePath(tree.printable(name))
        if file.suffix.lower() in KINDS and file.stem not in stems:
            student, assignment, stem = _names(file.stem, request)
            who = Identity(student, tuple((IdKind.ID, name) for name in dict.fromkeys((student, stem))))
            note = f"{tree.relative(path, folder)}: {why}"
            yield RawSubmission(who, assignment, file.name, status=Status.NEEDS_PERSON, notes=(note,))
