"""Moodle: "Download all submissions", whose names say whose they are.

Jane Doe_12_assignsubmission_file/backprop.ipynb         <full name>_<number in this assignment>_...
Jane Doe_12_assignsubmission_file_/backprop.ipynb        the same in older versions
Jane Doe_12_assignsubmission_file_backprop.ipynb         the same, without folders
Participant_12_assignsubmission_file_/backprop.ipynb     anonymous: only the worksheet knows who that is
Jane Doe_12_assignsubmission_onlinetext/onlinetext.html  typed into a text box: no file
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.collect.choose import KINDS
from grader.collect.handin import Found, Key, Who
from grader.collect.single import Place, assignment_of, hand_in
from grader.collect.stage import gather

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.records import Assignment, Course

NAME = re.compile(r"(?P<name>.*?)_(?P<number>\d+)_assignsubmission_(?P<kind>file|onlinetext)(?:_(?P<own>.*))?")


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every folder, and every notebook or module, is named as Moodle names it."""
    del folder
    named = [path for path in inside if NAME.fullmatch(tree.shown(path.name))]
    others = [path for path in inside if path not in named]
    return bool(named) and not any(tree.is_folder(path) or path.suffix.lower() in KINDS for path in others)


def read(
    folder: Path,
    course: Course,
    assignments: Sequence[Assignment],
    scratch: Path,
    refused: Mapping[Path, str],
) -> Found:
    """Find one hand-in per number; files without a folder are linked into `scratch` under their own names."""
    assignment = assignment_of(tree.shown(folder.name), course, assignments)
    by_number: dict[str, list[tuple[re.Match[str], Path]]] = defaultdict(list)
    for path in {*tree.entries(folder), *(path for path in refused if path.parent == folder)}:
        match = NAME.fullmatch(tree.shown(path.name))
        if match:
            by_number[match["number"]].append((match, path))
    numbers = sorted(by_number, key=int)
    places = (_place(number, by_number[number], scratch / number, refused) for number in numbers)
    return Found(tuple(hand_in(place, assignment, course) for place in places))


def _place(number: str, found: list[tuple[re.Match[str], Path]], stage: Path, refused: Mapping[Path, str]) -> Place:
    name = found[0][0]["name"]
    keys = [(Key.PARTICIPANT, number)] if name == "Participant" else [(Key.NAME, name), (Key.PARTICIPANT, number)]
    who = Who(f"{name} {number}", tuple(keys))
    in_order = sorted(found, key=lambda pair: (pair[0]["kind"], pair[1].name))  # files, then what was typed
    folders = [path for _, path in in_order if path not in refused and tree.is_folder(path)]
    if folders:
        return Place(next(filter(_holds, folders), folders[0]), who, refused=refused)
    kept_back = gather([(match["own"] or path.name, path) for match, path in found], stage, refused)
    return Place(stage, who, refused=kept_back)


def _holds(folder: Path) -> bool:
    """Tell whether there is something in a folder; one that cannot be read may hold anything."""
    try:
        return bool(tree.entries(folder))
    except PermissionError:
        return True
