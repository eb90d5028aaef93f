"""Brightspace: a download of an assignment's submissions, named after number, name and time.

397063-2557369 - Mary-Ann Smith - Sep 24, 2024 926 PM/backprop.ipynb       a folder for each submission
397063-2557369 - N0123456 - Mary-Ann Smith- Sep 24, 2024 926 PM - a.ipynb   or a file, here with the student's number
index.html                                                                 a list for people
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
    from collections.abc import Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import RawSubmission

NAME = re.compile(
    r"(?P<numbers>\d+-\d+) - (?P<who>.+?) ?- (?P<when>[^\W\d]{3,9}\.? \d{1,2}, \d{4} \d{3,4} [AP]M)(?: - (?P<own>.+))?",
    re.DOTALL,
)
LIST = "index.html"


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether everything is named as Brightspace names it."""
    del folder
    named = [path for path in inside if NAME.fullmatch(tree.printable(path.name))]
    others = [path for path in inside if path not in named and path.name not in {LIST, "roster.csv"}]
    return bool(named) and not others


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per person and time."""
    assignment = request.only_assignment(tree.printable(folder.name)).name
    groups: dict[tuple[str, str, str], list[tuple[str, Path]]] = defaultdict(list)
    for path in request.listing(folder):
        match = NAME.fullmatch(tree.printable(path.name))
        if match is not None:
            groups[match["numbers"], match["who"], match["when"]].append((match["own"] or "", path))
    found = (
        _submission(files, key, request.scratch / str(number), assignment, request)
        for number, (key, files) in enumerate(groups.items())
    )
    return LayoutResult(tuple(found))


def _submission(
    files: list[tuple[str, Path]], key: tuple[str, str, str], stage: Path, assignment: str, request: LayoutRequest
) -> RawSubmission:
    _, who, when = key
    moment, notes = timestamps.read(when, request.zone)
    own, path = files[0]
    if not own:
        place = StudentFolder(path, _who(who), moment, notes, request.refused)
    else:
        place = StudentFolder(stage, _who(who), moment, notes, gather(files, stage, request.refused))
    return read_student_folder(place, assignment, request)


def _who(text: str) -> Identity:
    """Read a name, and the number that some schools put before it."""
    *numbers, name = text.split(" - ")
    return Identity(name, (*((IdKind.ID, number) for number in numbers), (IdKind.NAME, name)))
