"""Sakai: "Download All", a folder for each student or group, or files alone.

Backprop/grades.csv                                             a list, which can be the roster
Backprop/Doe, Jane(jdoe)/Submission attachment(s)/backprop.ipynb
Backprop/Doe, Jane(jdoe)/timestamp.txt                          20260301223553145, or 2026-03-01T21:35:53.145Z
Backprop/Doe, Jane(jdoe); Roe, Cy(cy)/...                       of a group
Backprop/Doe, Jane(jdoe)_Submission attachment(s)_a.ipynb       "without user folders"

The form is that of AssignmentServiceImpl in Sakai's source: a comma stands in every name, the words are translated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.layouts.gather import gather
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.raw import Identity, IdKind, LayoutResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import RawSubmission

NAME = re.compile(r"(?P<name>.+)\((?P<login>[^()]+)\)", re.DOTALL)
LOOSE = re.compile(r"(?P<people>.+\))_(?P<kind>[^_()]*\(s\))_(?P<own>.+)", re.DOTALL)
ATTACHMENTS = "Submission attachment(s)"
BETWEEN = "; "  # the members of a group


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every folder is named as Sakai names them, and one holds what Sakai puts there; or loose files."""
    del folder
    folders = [path for path in inside if tree.is_folder(path)]
    if not folders:
        return any(_loose(path) for path in inside)
    named = all(_people(tree.printable(path.name)) for path in folders)
    return named and (any((path / ATTACHMENTS).is_dir() for path in folders) or _are_translated(folders))


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per student; a group's counts for each of its members."""
    assignment = request.only_assignment(tree.printable(folder.name)).name
    inside = request.listing(folder)
    folders = [path for path in inside if tree.is_folder(path)]
    found = [each for path in folders for each in _of_folder(path, assignment, request)]
    groups: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for path in inside if not folders else ():
        match = _loose(path)
        if match is not None and match["kind"] == ATTACHMENTS:
            groups[match["people"]].append((match["own"], path))
    for number, (people, files) in enumerate(groups.items()):
        stage = request.scratch / str(number)
        kept_back = gather(files, stage, request.refused)
        places = (StudentFolder(stage, who, refused=kept_back) for who in _people(people))
        found += [read_student_folder(place, assignment, request) for place in places]
    return LayoutResult(tuple(found))


def _are_translated(folders: Sequence[Path]) -> bool:
    """Tell whether folders are Sakai's though its word for attachments is another: by the commas and a time."""
    return all("," in path.name for path in folders) and any((path / "timestamp.txt").exists() for path in folders)


def _of_folder(path: Path, assignment: str, request: LayoutRequest) -> Iterator[RawSubmission]:
    when, notes = timestamps.beside(path, request.zone)
    attachments = path / ATTACHMENTS
    place = attachments if tree.is_folder(attachments) else path
    name = tree.printable(path.name)
    for who in _people(name) or [Identity(name, ((IdKind.LOGIN, name), (IdKind.NAME, "")))]:
        yield read_student_folder(StudentFolder(place, who, when, notes, request.refused), assignment, request)


def _loose(path: Path) -> re.Match[str] | None:
    match = LOOSE.fullmatch(tree.printable(path.name))
    return match if match and _people(match["people"]) else None


def _people(text: str) -> list[Identity]:
    """Return whose a folder is, one person or a group; nobody where the name is not Sakai's."""
    matches = [NAME.fullmatch(part) for part in text.split(BETWEEN)]
    named = [match for match in matches if match]
    if len(named) < len(matches):
        return []
    return [
        Identity(
            match["login"], ((IdKind.LOGIN, match["login"]), (IdKind.NAME, match["name"].removesuffix(",").strip()))
        )
        for match in named
    ]
