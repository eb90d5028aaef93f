"""Blackboard: "Assignment File Download", a folder of files whose names say whose they are and when.

Backprop_jdoe_attempt_2026-03-01-22-35-53_backprop.ipynb     <title>_<user name>_attempt_<time>_<the student's own name>
Backprop_jdoe_attempt_2026-03-01-22-35-53.txt                what was typed with it, and a list of its files

Several attempts of one student have different times: the course's rule for attempts says which counts.
"""

from __future__ import annotations

import os.path
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

NAME = re.compile(r"(?P<before>.+)_attempt_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<own>.+)|\.txt)", re.DOTALL)


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every file is named as Blackboard names them."""
    del folder
    named = [path for path in inside if NAME.fullmatch(tree.printable(path.name))]
    others = [path for path in inside if path not in named and path.name != "roster.csv"]
    return bool(named) and not others


def read(folder: Path, request: LayoutRequest) -> LayoutResult:
    """Find one submission per user name and time, its files linked into `scratch` under the student's own names."""
    assignment = request.only_assignment(tree.printable(folder.name)).name
    groups: dict[tuple[str, str], list[tuple[str, Path]]] = defaultdict(list)
    for path in request.listing(folder):
        match = NAME.fullmatch(tree.printable(path.name))
        if match is None:
            continue
        files = groups[match["before"], match["when"]]
        if match["own"]:
            files.append((match["own"], path))
    title = _title([before for before, _ in groups])
    found = (
        _submission(before, when, files, (title, assignment, number), request)
        for number, ((before, when), files) in enumerate(groups.items())
    )
    return LayoutResult(tuple(found))


def _title(names: Sequence[str]) -> str:
    """Return the title with which all names begin; where one person alone submitted it may hold part of the name."""
    shared = os.path.commonprefix(names)  # noqa: RUF071  names of files, compared letter by letter
    return shared[: shared.rfind("_") + 1]


def _submission(
    before: str, when: str, files: list[tuple[str, Path]], kind: tuple[str, str, int], request: LayoutRequest
) -> RawSubmission:
    title, assignment, number = kind
    stage = request.scratch / str(number)
    kept_back = gather(files, stage, request.refused)
    moment, notes = timestamps.read(when, request.zone)
    place = StudentFolder(stage, _who(before, title), moment, notes, kept_back)
    return read_student_folder(place, assignment, request)


def _who(before: str, title: str) -> Identity:
    """Take the user name for what follows the title; where either holds a _, the class says which of them it is."""
    parts = before.split("_")
    users = ["_".join(parts[number:]) for number in range(1, len(parts))] or [before]
    shown = before.removeprefix(title) if title else users[-1]
    return Identity(shown, tuple((IdKind.LOGIN, user) for user in dict.fromkeys((shown, *users))))
