"""Moodle: "Download all submissions", whose names say whose they are.

Jane Doe_12_assignsubmission_file/backprop.ipynb         <full name>_<number in this assignment>_...
Jane Doe_12_assignsubmission_file_/backprop.ipynb        the same in older versions
Jane Doe_12_assignsubmission_file_backprop.ipynb         the same, without folders
Participant_12_assignsubmission_file_/backprop.ipynb     anonymous: only the worksheet knows who that is
Jane Doe_12_assignsubmission_onlinetext/onlinetext.html  typed into a text box: no file
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.collect.choose import KINDS
from grader.collect.layouts.gather import gather
from grader.collect.layouts.student_folder import StudentFolder, assignment_of, hand_in
from grader.collect.raw import Identity, IdKind, LayoutResult, RawSubmission, ambiguous
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.records.course import Assignment, Course

MARK = re.compile(r"_(?P<number>\d+)_assignsubmission_(?P<kind>file|onlinetext)(?=_|$)")


@dataclass(frozen=True, slots=True)
class Name:
    """One way to read the name of a file or folder; `own` is the student's for it."""

    name: str
    number: str
    kind: str
    own: str


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every folder, and every notebook or module, is named as Moodle names it."""
    del folder
    named = [path for path in inside if _readings(path)]
    others = [path for path in inside if path not in named]
    return bool(named) and not any(tree.is_folder(path) or path.suffix.lower() in KINDS for path in others)


def read(
    folder: Path,
    course: Course,
    assignments: Sequence[Assignment],
    scratch: Path,
    refused: Mapping[Path, str],
) -> LayoutResult:
    """Find one hand-in per name and number; files without a folder are linked into `scratch` under their own names.

    A file whose name can be read in several ways is a hand-in of its own: join.py or a person says whose.
    """
    assignment = assignment_of(tree.printable(folder.name), course, assignments)
    groups: dict[tuple[int, tuple[str, ...]], list[tuple[list[Name], Path]]] = defaultdict(list)
    there = (*tree.entries(folder), *(path for path in refused if path.parent == folder))
    for path in sorted(dict.fromkeys(there)):
        readings = _readings(path)
        if readings:
            first = readings[0]
            alone = (first.number, first.name) if len(readings) == 1 else (first.number, first.name, path.name)
            groups[int(first.number), alone].append((readings, path))
    return LayoutResult(
        tuple(
            _hand_in(groups[key], scratch / str(number), refused, assignment, course)
            for number, key in enumerate(sorted(groups))
        )
    )


def _readings(path: Path) -> list[Name]:
    """Read a name in every way; that of a folder ends behind the kind, which leaves one."""
    text = tree.printable(path.name)
    found = [
        Name(text[: mark.start()], mark["number"], mark["kind"], text[mark.end() + 1 :]) for mark in MARK.finditer(text)
    ]
    whole = [each for each in found if not each.own]
    folder = os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises where a name is too long for this system
    return whole if whole and folder else found


def _hand_in(
    found: list[tuple[list[Name], Path]], stage: Path, refused: Mapping[Path, str], assignment: str, course: Course
) -> RawSubmission:
    readings, path = found[0]
    who = ambiguous(tree.printable(path.name), [_who(each) for each in readings])
    in_order = sorted(found, key=lambda pair: pair[0][0].kind)  # files, then what was typed
    folders = [(names[0].kind, path) for names, path in in_order if path not in refused and tree.is_folder(path)]
    holding = [(kind, path) for kind, path in folders if _holds(path)]
    if sum(kind == "file" for kind, _ in holding) > 1:
        names = " and ".join(tree.printable(path.name) for _, path in holding)
        note = f"{names}: a person must decide which of these folders counts; keep one"
        return RawSubmission(who, assignment, who.shown, status=Status.NEEDS_PERSON, notes=(note,))
    if folders:
        return hand_in(StudentFolder((holding or folders)[0][1], who, refused=refused), assignment, course)
    kept_back = gather([(names[0].own or path.name, path) for names, path in found], stage, refused)
    return hand_in(StudentFolder(stage, who, refused=kept_back), assignment, course)


def _who(reading: Name) -> Identity:
    name, number = reading.name, reading.number
    keys = (
        [(IdKind.PARTICIPANT, number)] if name == "Participant" else [(IdKind.NAME, name), (IdKind.PARTICIPANT, number)]
    )
    return Identity(f"{name} {number}", tuple(keys))


def _holds(folder: Path) -> bool:
    """Tell whether there is something in a folder; one that cannot be read may hold anything."""
    try:
        return bool(tree.entries(folder))
    except PermissionError:
        return True
