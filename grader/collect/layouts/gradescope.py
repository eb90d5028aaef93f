"""Gradescope: "Export Submissions", a folder per submission and one file that says whose it is.

assignment_123_export/submission_metadata.yml
assignment_123_export/submission_9876543/backprop.ipynb

submission_9876543:
  :submitters:
  - :name: Jane Doe
    :sid: u100
    :email: jdoe@x.org
  :created_at: 2026-03-01 22:35:53.145832000 Z
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.raw import Identity, IdKind, LayoutResult
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

METADATA = "submission_metadata.yml"
LINE = re.compile(r"(?P<indent> *)(?P<dash>- )?:?(?P<key>\w+): *(?P<value>.*)")
MAX_BYTES = 64 << 20
KEYS = (("sid", IdKind.ID), ("email", IdKind.LOGIN), ("name", IdKind.NAME))


@dataclass(frozen=True, slots=True)
class ListedSubmission:
    """One submission: its folder's name, its submitters, and when."""

    name: str
    people: tuple[dict[str, str], ...]
    created: str = ""


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether Gradescope's list lies there."""
    del inside
    return (folder / METADATA).is_file() and not (folder / METADATA).is_symlink()


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find every submission of the list; a group's counts for each of its members."""
    assignment = request.only_assignment(tree.printable(folder.name)).name
    if (folder / METADATA).stat().st_size > MAX_BYTES:
        raise CourseError(f"{folder / METADATA} is larger than {MAX_BYTES >> 20} MB; export the submissions again")
    submissions, notes = [], []
    for entry in _entries((folder / METADATA).read_text(encoding="utf-8", errors="replace")):
        if not entry.people:
            notes.append(f"{entry.name}: {METADATA} names nobody; not graded")
        for person in entry.people if (folder / entry.name).is_dir() else ():
            place = StudentFolder(
                folder / entry.name, _who(person, entry.name), _time(entry.created), (), request.refused
            )
            submissions.append(read_student_folder(place, assignment, request))
    listed = {each.place.rpartition("(")[2].rstrip(")") for each in submissions}
    loose = [path.name for path in tree.entries(folder) if tree.is_folder(path) and path.name not in listed]
    notes += [f"{tree.printable(name)} is not in {METADATA}; not graded" for name in loose]
    return LayoutResult(tuple(submissions), tuple(notes))


def _entries(text: str) -> Iterator[ListedSubmission]:
    """Read the few lines that matter; what stands deeper (the history of attempts) is passed over."""
    name, block = "", list[re.Match[str]]()
    for line in text.splitlines():
        match = LINE.fullmatch(line)
        if match and not match["indent"] and not match["dash"]:
            if name:
                yield _entry(name, block)
            name, block = match["key"], []
        elif match:
            block.append(match)
    if name:
        yield _entry(name, block)


def _entry(name: str, block: Sequence[re.Match[str]]) -> ListedSubmission:
    people: list[dict[str, str]] = []
    section = created = ""
    for match in block:
        key, value = match["key"], match["value"].strip().strip("'\"")
        if len(match["indent"]) == 2 and not match["dash"]:
            section = key
            created = value if key == "created_at" else created
        elif section == "submitters" and match["dash"]:
            people.append({key: value})
        elif section == "submitters" and people:
            people[-1][key] = value
    return ListedSubmission(name, tuple(people), created)


def _who(person: Mapping[str, str], name: str) -> Identity:
    keys = tuple((key, person[field]) for field, key in KEYS if person.get(field))
    return Identity(keys[0][1] if keys else name, keys or ((IdKind.ID, name),))


def _time(text: str) -> datetime | None:
    try:
        return timestamps.parse(text)
    except ValueError:
        return None
