"""nbgrader's exchange: a course's inbound folder, where every submission has a folder of its own.

ann+backprop+2026-03-01 10:00:00.123456 UTC             <student>+<assignment>+<time>
ann+backprop+2026-03-02 11:00:00.000000 UTC+x9hPq0Zr    and a random end in newer versions
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.raw import LayoutResult, by_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import RawSubmission

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
    theirs = (pair for pair in _named(inside) if pair[1]["assignment"] in asked)
    found = tuple(_attempt(path, match, request) for path, match in theirs)
    return LayoutResult(found, notes)


def _named(inside: Sequence[Path]) -> Iterator[tuple[Path, re.Match[str]]]:
    for path in inside:
        match = NAME.fullmatch(tree.printable(path.name))
        if match:
            yield path, match


def _attempt(path: Path, match: re.Match[str], request: LayoutRequest) -> RawSubmission:
    """Read one attempt; where the time in its name makes no sense, the folder's timestamp.txt is asked."""
    when, notes = timestamps.read(match["when"])
    place = StudentFolder(path, by_id(match["student"]), when, notes, request.refused)
    return read_student_folder(place, match["assignment"], request)
