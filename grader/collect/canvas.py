"""Canvas: "Download Submissions", a folder of files whose names say whose they are.

leeann_4321_98765_backprop-1.ipynb        <name>_<user id>_<file id>_<the student's own name for it>
leeann_LATE_4321_98765_backprop.ipynb     handed in late
LATE_anon_x7Yz1_98765_backprop.ipynb      anonymous grading
leeann_4321_text.html, ..._link.html      typed into a text box, or a link: no file

Canvas appends -1, -2 to the student's own name for each resubmission, and keeps only the last.
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

NAME = re.compile(
    r"(?:(?P<name>.*?)_)??(?P<late>LATE_)?(?P<user>\d+|anon_[^_]+)_(?:(?P<file>\d+)_(?P<own>.+)|(?:text|link)\.html)",
    re.IGNORECASE,
)
LATE = "Canvas marks it as late, without saying by how much: no penalty was worked out"


def fits(folder: Path, inside: Sequence[Path]) -> bool:
    """Tell whether every notebook and module is named as Canvas names them."""
    del folder
    loose = [path for path in inside if path.suffix.lower() in KINDS]
    return bool(loose) and all(NAME.fullmatch(tree.shown(path.name)) for path in loose)


def read(
    folder: Path,
    course: Course,
    assignments: Sequence[Assignment],
    scratch: Path,
    refused: Mapping[Path, str],
) -> Found:
    """Find one hand-in per user id, its files linked into `scratch` under the student's own names."""
    assignment = assignment_of(tree.shown(folder.name), course, assignments)
    by_user: dict[str, list[tuple[re.Match[str], Path]]] = defaultdict(list)
    notes = []
    for path in [*tree.files(folder, 0), *(path for path in refused if path.parent == folder)]:
        match = NAME.fullmatch(tree.shown(path.name))
        if match:
            by_user[match["user"]].append((match, path))
        elif path.name != "roster.csv":
            notes.append(f"{tree.shown(path.name)}: not named as Canvas names files, so not graded")
    places = (_place(user, files, scratch / user, refused) for user, files in by_user.items())
    return Found(tuple(hand_in(place, assignment, course) for place in places), tuple(notes))


def _place(user: str, files: list[tuple[re.Match[str], Path]], stage: Path, refused: Mapping[Path, str]) -> Place:
    in_order = sorted(files, key=lambda pair: int(pair[0]["file"] or 0))
    named = ((re.sub(r"-\d+(?=\.\w+$)", "", match["own"] or path.name), path) for match, path in in_order)
    kept_back = gather(named, stage, refused)
    first = files[0][0]
    keys: list[tuple[Key, str]] = [(Key.NUMBER, user)]
    if first["name"]:
        keys.append((Key.SQUASHED, first["name"]))
    late = (LATE,) if any(match["late"] for match, _ in files) else ()
    return Place(stage, Who(user, tuple(keys)), None, late, kept_back)
