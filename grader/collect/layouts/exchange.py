"""nbgrader's exchange: a course's inbound folder, where every submission has a folder of its own.

ann+backprop+2026-03-01 10:00:00.123456 UTC             <student>+<assignment>+<time>
ann+backprop+2026-03-02 11:00:00.000000 UTC+x9hPq0Zr    and a random end in newer versions

Everybody may write there, so the name alone proves nothing: a folder that belongs to another account than the student's
needs a person. Folders of whoever runs the grader are copies, and an account that all share proves nothing either.
"""

from __future__ import annotations

import os
import pwd
import re
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.names import as_meant
from grader.collect.raw import LayoutResult, RawSubmission, by_id
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

NAME = re.compile(r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+(?P<when>\d{4}-\d\d-\d\d [^+]*(?:[+-]\d{4})?)(\+[^+]*)?")


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every folder is named as the exchange names them."""
    del folder
    folders = [path for path in inside if tree.is_folder(path)]
    return bool(folders) and all(NAME.fullmatch(tree.printable(path.name)) for path in folders)


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find every attempt at the assignments asked for, each with its time."""
    known = {assignment.name for assignment in request.course.assignments}
    inside = [path for path in tree.entries(folder) if tree.is_folder(path)]
    others = sorted({match["assignment"] for _, match in _named(inside)} - known)
    notes = (f"{folder.name}: {', '.join(others)} not graded: course.toml does not have it",) if others else ()
    asked = {assignment.name for assignment in request.assignments}
    theirs = [pair for pair in _named(inside) if pair[1]["assignment"] in asked]
    owners = {path: _owner(path) for path, _ in theirs}
    shared = len(set(owners.values())) == 1 and len({match["student"] for _, match in theirs}) > 1
    found = (_attempt(path, match, request, "" if shared else owners[path]) for path, match in theirs)
    return LayoutResult(tuple(found), notes)


def _named(inside: Sequence[Path]) -> Iterator[tuple[Path, re.Match[str]]]:
    for path in inside:
        match = NAME.fullmatch(tree.printable(path.name))
        if match:
            yield path, match


def _owner(folder: Path) -> str:
    """Return the account that owns a folder; '' for our own."""
    number = folder.lstat().st_uid
    if number == os.geteuid():
        return ""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"number {number}"


def _attempt(path: Path, match: re.Match[str], request: LayoutRequest, owner: str) -> RawSubmission:
    """Read one attempt; where the time in its name makes no sense, the folder's timestamp.txt is asked."""
    when, notes = timestamps.read(match["when"])
    who = by_id(match["student"])
    if owner and as_meant(owner) != as_meant(match["student"]):
        note = f"{tree.printable(path.name)} belongs to the account {owner}: a person must decide whose work it is"
        shown = f"{who.shown} ({tree.printable(path.name)})"
        return RawSubmission(who, match["assignment"], shown, None, (), when, Status.NEEDS_PERSON, (note, *notes))
    place = StudentFolder(path, who, when, notes, request.refused)
    return read_student_folder(place, match["assignment"], request)
