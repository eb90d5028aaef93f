"""Google Classroom's folder in Drive, and Apple Schoolwork's: files that begin with the student's name.

Jane Doe - backprop.ipynb                                       Google Classroom, of a copy for each student
Doe Jane - backprop.ipynb                                       Apple Schoolwork
backprop.ipynb                                                  uploaded by a student: whose it is Drive alone knows
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.collect.choose import KINDS
from grader.collect.layouts.gather import gather
from grader.collect.layouts.student_folder import StudentFolder, read_student_folder
from grader.collect.raw import Identity, IdKind, LayoutResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.collect.layouts.request import LayoutRequest
    from grader.collect.raw import RawSubmission

NAME = re.compile(r"(?P<name>.+?) - (?P<own>.+)", re.DOTALL)


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether most notebooks and modules begin with a name and a dash, and no folder is there."""
    del folder
    loose = [path for path in inside if path.suffix.lower() in KINDS]
    named = [path for path in loose if NAME.fullmatch(tree.printable(path.name))]
    return len(named) > len(loose) / 2 and not any(tree.is_folder(path) for path in inside)


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per name, its files linked into `scratch` under the student's own names."""
    assignment = request.only_assignment(tree.printable(folder.name)).name
    groups: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    notes = []
    for path in request.listing(folder):
        match = NAME.fullmatch(tree.printable(path.name))
        if match is not None:
            groups[match["name"]].append((match["own"], path))
        elif path.name != "roster.csv":
            notes.append(f"{tree.truncated(path.name)}: begins with nobody's name, so not graded")
    found = (
        _submission(name, files, request.scratch / str(number), assignment, request)
        for number, (name, files) in enumerate(groups.items())
    )
    return LayoutResult(tuple(found), tuple(notes))


def _submission(
    name: str, files: list[tuple[str, Path]], stage: Path, assignment: str, request: LayoutRequest
) -> RawSubmission:
    kept_back = gather(files, stage, request.refused)
    who = Identity(name, ((IdKind.NAME, name), (IdKind.ID, name)))
    return read_student_folder(StudentFolder(stage, who, refused=kept_back), assignment, request)
