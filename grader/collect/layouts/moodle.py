"""Moodle: "Download all submissions", whose names say whose they are, in any language.

Jane Doe_12_assignsubmission_file/backprop.ipynb         <full name>_<number in this assignment>_...
Jane Doe_12_assignsubmission_file_/backprop.ipynb        the same in older versions
Jane Doe_12_assignsubmission_file_backprop.ipynb         the same, without folders
Participant_12_assignsubmission_file_/backprop.ipynb     anonymous: only the worksheet knows who that is
Team A-Jane Doe_12_assignsubmission_file/backprop.ipynb  of a group
Grades-Course-Backprop-7.csv                             the worksheet, if it is there: numbers, ids, times
Jane Doe_12_assignsubmission_onlinetext/onlinetext.html  typed into a text box: no file
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.collect import timestamps, tree, worksheet
from grader.collect.choose import KINDS
from grader.collect.layouts.gather import gather
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.match import TEAM_WORD
from grader.collect.names import normalized
from grader.collect.raw import Identity, IdKind, LayoutResult, RawSubmission, ambiguous
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

    Known = tuple[Mapping[str, worksheet.Participant], tuple[str, ...]]

MARK = re.compile(r"_(?P<number>\d+)_assignsubmission_(?P<kind>file|onlinetext)(?=_|$)")


@dataclass(frozen=True, slots=True)
class MoodleName:
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


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per name and number; files without a folder are linked into `scratch` under their own names.

    A file whose name can be read in several ways is a submission of its own: join.py or a person says whose.
    """
    assignment = request.only_assignment(tree.printable(folder.name)).name
    inside = request.listing(folder)
    people = worksheet.participants(_tables(inside, request))
    prefixes = _prefixes(inside)
    groups: dict[tuple[int, tuple[str, ...]], list[tuple[list[MoodleName], Path]]] = defaultdict(list)
    for path in inside:
        readings = _readings(path)
        if readings:
            first = readings[0]
            alone = (first.number, first.name) if len(readings) == 1 else (first.number, first.name, path.name)
            groups[int(first.number), alone].append((readings, path))
    return LayoutResult(
        tuple(
            _submission(groups[key], (request.scratch / str(number), assignment), (people, prefixes), request)
            for number, key in enumerate(sorted(groups))
        )
    )


def _readings(path: Path) -> list[MoodleName]:
    """Read a name in every way; that of a folder ends behind the kind, which leaves one."""
    text = tree.printable(path.name)
    found = [
        MoodleName(text[: mark.start()], mark["number"], mark["kind"], text[mark.end() + 1 :])
        for mark in MARK.finditer(text)
    ]
    whole = [each for each in found if not each.own]
    folder = os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises where a name is too long for this system
    return whole if whole and folder else found


def _tables(inside: Sequence[Path], request: LayoutRequest) -> list[Path]:
    """List the files that may be a worksheet: beside the submissions, or beside course.toml."""
    here = [path for path in inside if path.suffix.lower() == ".csv" and path not in request.refused]
    return [path for path in (*here, *sorted(request.course.root.glob("*.csv"))) if tree.is_regular(path)]


def _prefixes(inside: Sequence[Path]) -> tuple[str, ...]:
    """Find the names of groups: what stands before a dash in several names, or begins with a word for a group."""
    names = dict.fromkeys(reading.name for path in inside for reading in _readings(path))
    counts = Counter(name[: dash.start()] for name in names for dash in re.finditer("-", name))
    return tuple(prefix for prefix, count in counts.items() if count > 1 or TEAM_WORD.match(normalized(prefix)))


def _submission(
    found: list[tuple[list[MoodleName], Path]], where: tuple[Path, str], known: Known, request: LayoutRequest
) -> RawSubmission:
    refused, (stage, assignment) = request.refused, where
    readings, path = found[0]
    who = ambiguous(tree.printable(path.name), [_who(each, known) for each in readings])
    row = known[0].get(readings[0].number) if len(readings) == 1 else None
    when, notes = timestamps.read(row.when if row else "", request.zone)
    folders = [(names[0].kind, path) for names, path in found if tree.is_folder(path)]  # files, then what was typed
    holding = [(kind, path) for kind, path in folders if _holds(path)]
    if sum(kind == "file" for kind, _ in holding) > 1:
        names = " and ".join(tree.printable(path.name) for _, path in holding)
        note = f"{names}: a person must decide which of these folders counts; keep one"
        return RawSubmission(who, assignment, who.shown, status=Status.NEEDS_PERSON, notes=(note,))
    if folders:
        place = StudentFolder((holding or folders)[0][1], who, when, notes, refused)
    else:
        kept_back = gather([(names[0].own or path.name, path) for names, path in found], stage, refused)
        place = StudentFolder(stage, who, when, notes, kept_back)
    return read_student_folder(place, assignment, request)


def _who(reading: MoodleName, known: Known) -> Identity:
    """Return who a name may be: the number before the name, since two people may share one."""
    people, prefixes = known
    name, number, row = reading.name, reading.number, people.get(reading.number)
    ids = [(IdKind.PARTICIPANT, number)]
    if row is not None:
        ids += [(IdKind.ID, row.id_number), (IdKind.LOGIN, row.email), (IdKind.NAME, row.name)]
    anonymous = name == "Participant" or (row is not None and re.sub(r"[\W\d]", "", name) == row.word)
    if not anonymous:
        ids.append((IdKind.NAME, name))
        groups = [prefix for prefix in prefixes if name.startswith(f"{prefix}-")]
        ids += [(IdKind.NAME, name[len(prefix) + 1 :].strip()) for prefix in groups]
        ids += [(IdKind.TEAM, prefix) for prefix in groups]
    shown = (row.id_number or row.email) if row is not None else ""
    return Identity(shown or f"{name} {number}", tuple((kind, text) for kind, text in ids if text))


def _holds(folder: Path) -> bool:
    """Tell whether there is something in a folder; one that cannot be read may hold anything."""
    try:
        return bool(tree.entries(folder))
    except PermissionError:
        return True
