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

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from grader.collect import timestamps, tree
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.raw import Identity, IdKind, LayoutResult
from grader.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

METADATA = "submission_metadata.yml"
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
    listed = tuple(_entries(folder / METADATA))
    notes = [f"{entry.name}: {METADATA} names nobody; not graded" for entry in listed if not entry.people]
    notes += [
        f"{each.name} is in {METADATA} and not in the download; not graded"
        for each in listed
        if each.people and not (folder / each.name).is_dir()
    ]
    names = {entry.name for entry in listed}
    loose = (path.name for path in tree.folders(folder) if path.name not in names)
    notes += [f"{tree.printable(name)} is not in {METADATA}; not graded" for name in loose]
    places = (place for entry in listed for place in _places(entry, folder, request))
    return LayoutResult(tuple(read_student_folder(place, assignment, request) for place in places), tuple(notes))


def _places(entry: ListedSubmission, folder: Path, request: LayoutRequest) -> Iterator[StudentFolder]:
    """Yield the folder of a submission once for each of its people; nothing where it is not in the download."""
    when, unread = timestamps.read(entry.created)
    for person in entry.people if (folder / entry.name).is_dir() else ():
        yield StudentFolder(folder / entry.name, _who(person, entry.name), when, unread, request.refused)


def _entries(path: Path) -> Iterator[ListedSubmission]:
    """Yield the submissions of the list; what stands deeper (the history of attempts) is passed over."""
    listed = _loaded(path)
    if not isinstance(listed, dict):
        raise CourseError(f"{path} lists no submissions; export the submissions again")
    for name, fields in listed.items():
        known = _fields(fields)
        submitters = known.get("submitters")
        people = [_fields(person) for person in submitters] if isinstance(submitters, list) else []
        texts = ({key: value.strip() for key, value in person.items() if isinstance(value, str)} for person in people)
        created = known.get("created_at")
        yield ListedSubmission(name, tuple(filter(None, texts)), created if isinstance(created, str) else "")


def _loaded(path: Path) -> object:
    try:
        # Every scalar as the text that stands there: 00123 is a student's number, no octal one.
        return yaml.load(path.read_bytes().decode("utf-8", "replace"), Loader=yaml.BaseLoader)  # noqa: S506  it makes texts, lists and dicts only
    except (yaml.YAMLError, RecursionError) as error:
        raise CourseError(f"{path} is no YAML; export the submissions again") from error


def _fields(entry: object) -> dict[str, object]:
    """Return a mapping by the names of Ruby's symbols, without their colon."""
    return {str(key).removeprefix(":"): value for key, value in entry.items()} if isinstance(entry, dict) else {}


def _who(person: Mapping[str, str], name: str) -> Identity:
    keys = tuple((key, person[field]) for field, key in KEYS if person.get(field))
    return Identity(keys[0][1] if keys else name, keys or ((IdKind.ID, name),))
