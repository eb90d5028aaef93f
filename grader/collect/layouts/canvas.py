"""Canvas: "Download Submissions", a folder of files whose names say whose they are.

leeann_4321_98765_backprop-1.ipynb        <name>_<user id>_<file id>_<the student's own name for it>
leeann_LATE_4321_98765_backprop.ipynb     handed in late
LATE_anon_x7Yz1_98765_backprop.ipynb      anonymous grading
leeann_4321_text.html, ..._link.html      typed into a text box, or a link: no file
4321_999_222_backprop.ipynb               user 4321 without a name, or somebody called 4321: never guessed

Canvas appends -1, -2 to the student's own name for each resubmission, and keeps only the last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.collect.choose import KINDS
from grader.collect.layouts.gather import gather
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.raw import Identity, IdKind, LayoutResult, ambiguous

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest

TYPED = ("text.html", "link.html")
LATE = "Canvas marks it as late, without saying by how much: no penalty was worked out"


@dataclass(frozen=True, slots=True)
class CanvasName:
    """One way to read a file's name; `file` is Canvas's number of it, 0 for what was typed."""

    name: str
    late: bool
    user: str
    file: int
    own: str


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every notebook and module is named as Canvas names them."""
    del folder
    loose = [path for path in inside if path.suffix.lower() in KINDS]
    return bool(loose) and all(readings_of(tree.printable(path.name)) for path in loose)


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per user id, its files linked into `scratch` under the student's own names.

    A file whose name can be read in several ways is a submission of its own: join.py or a person says whose.
    """
    assignment = request.only_assignment(tree.printable(folder.name)).name
    groups: dict[tuple[str, ...], list[tuple[list[CanvasName], Path]]] = defaultdict(list)
    notes = []
    for path in request.listing(folder):
        if path not in request.refused and tree.is_folder(path):
            continue
        shown = tree.printable(path.name)
        readings = readings_of(shown)
        users = tuple(reading.user for reading in readings)
        if readings:
            groups[users if len(users) == 1 else (*users, shown)].append((readings, path))
        elif path.name != "roster.csv":
            notes.append(f"{shown}: not named as Canvas names files, so not graded")
    places = (_place(files, request.scratch / str(n), request) for n, files in enumerate(groups.values()))
    return LayoutResult(tuple(read_student_folder(place, assignment, request) for place in places), tuple(notes))


def readings_of(text: str) -> list[CanvasName]:
    """Read a file's name in every way that tells another user; a name with _ in it only where no other will do."""
    tokens = text.split("_")
    found: dict[str, CanvasName] = {}
    for place in range(len(tokens) - 1):
        if place > 1 and found:
            break
        reading = _reading(tokens[:place], tokens[place:])
        if reading is not None:
            found.setdefault(reading.user, reading)
    return list(found.values())


def _reading(before: list[str], after: list[str]) -> CanvasName | None:
    """Read what stands before some _ as the name, and the rest as Canvas writes it; None if it does not."""
    late = after[0].upper() == "LATE"
    rest = after[1:] if late else after
    if rest[0].lower() == "anon" and any(rest[1:2]):
        user, rest = "_".join(rest[:2]), rest[2:]
    else:
        user, rest = (rest[0], rest[1:]) if rest[0].isdecimal() else ("", [])
    own = "_".join(rest[1:])
    if not user:
        return None
    if "_".join(rest).lower() in TYPED:
        return CanvasName("_".join(before), late, user, 0, "")
    return CanvasName("_".join(before), late, user, int(rest[0]), own) if own and rest[0].isdecimal() else None


def _place(files: list[tuple[list[CanvasName], Path]], stage: Path, request: LayoutRequest) -> StudentFolder:
    in_order = sorted(files, key=lambda pair: pair[0][0].file)
    named = ((re.sub(r"-\d+(?=\.\w+$)", "", names[0].own or path.name), path) for names, path in in_order)
    kept_back = gather(named, stage, request.refused)
    readings, path = files[0]
    late = (LATE,) if any(names[0].late for names, _ in files) else ()
    return StudentFolder(
        stage, ambiguous(tree.printable(path.name), [identity_of(each) for each in readings]), None, late, kept_back
    )


def identity_of(reading: CanvasName) -> Identity:
    name = [(IdKind.COMPACT_NAME, reading.name)] if reading.name else []
    return Identity(reading.user, ((IdKind.NUMBER, reading.user), *name))
