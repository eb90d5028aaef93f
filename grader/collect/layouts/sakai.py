"""Sakai: "Download All", a folder for each student.

Backprop/grades.csv                                             a list, which can be the roster
Backprop/Doe, Jane(jdoe)/Submission attachment(s)/backprop.ipynb
Backprop/Doe, Jane(jdoe)/timestamp.txt                          20260301223553145
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.raw import Identity, IdKind, LayoutResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import RawSubmission

NAME = re.compile(r"(?P<name>.+)\((?P<login>[^()]+)\)", re.DOTALL)
ATTACHMENTS = "Submission attachment(s)"


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every folder is named as Sakai names them, and one holds what Sakai puts there."""
    del folder
    folders = [path for path in inside if tree.is_folder(path)]
    named = all(NAME.fullmatch(tree.printable(path.name)) for path in folders)
    return bool(folders) and named and any((path / ATTACHMENTS).is_dir() for path in folders)


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per student."""
    assignment = request.only_assignment(tree.printable(folder.name)).name
    folders = (path for path in tree.entries(folder) if tree.is_folder(path))
    return LayoutResult(tuple(_submission(path, assignment, request) for path in folders))


def _submission(path: Path, assignment: str, request: LayoutRequest) -> RawSubmission:
    match = NAME.fullmatch(tree.printable(path.name))
    name, login = (match["name"], match["login"]) if match else ("", tree.printable(path.name))
    who = Identity(login, ((IdKind.LOGIN, login), (IdKind.NAME, name)))
    when, notes = timestamps.beside(path, request.zone)
    attachments = path / ATTACHMENTS
    place = attachments if tree.is_folder(attachments) else path
    return read_student_folder(StudentFolder(place, who, when, notes, request.refused), assignment, request)
