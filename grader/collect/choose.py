"""Which file counts, when a student handed in some.

there is                                              what counts
one notebook, whatever its name                       it; a note if the name is not the assignment's
several, one with the assignment's name               that one; the others are named in a note
several, none or more than one with that name         a person decides: needs_person
no notebook but a .py                                 the .py, by the same rules
a notebook and a .py                                  the notebook; the .py comes along as a module
only links, pipes, folders of such a name             unreadable
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.records import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

KINDS = (".ipynb", ".py")
LINK = "not a regular file (a link, perhaps), so not followed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: an assignment, among the names of all; notes name files from the root.

    `refused` are files that were in an archive but not let out of it, and why.
    """

    assignment: str
    names: tuple[str, ...]
    root: Path
    refused: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that counts, or why none does."""

    path: Path | None
    status: Status
    notes: tuple[str, ...] = ()


def choose(found: Sequence[Path], wanted: Wanted) -> Choice:
    """Choose among the files of one student, of any sort; only `.ipynb` and `.py` can count."""
    candidates = [path for path in found if path.suffix.lower() in KINDS]
    regular = [path for path in candidates if path not in wanted.refused and tree.is_regular(path)]
    notes = tuple(
        f"{tree.relative(path, wanted.root)}: {wanted.refused.get(path, LINK)}"
        for path in candidates
        if path not in regular
    )
    if not regular:
        return _nothing(found, notes, wanted.root)
    notebooks = [path for path in regular if path.suffix.lower() == ".ipynb"]
    choice = _one_of(_shallowest(notebooks or regular), wanted)
    if choice.path is not None:
        beside = [path for path in regular if path != choice.path and path.parent == choice.path.parent]
        notes = (*notes, *_remarks(choice.path, beside, wanted))
    return Choice(choice.path, choice.status, (*notes, *choice.notes))


def bears(stem: str, assignment: str, names: Collection[str]) -> bool:
    """Tell whether a file's or folder's name has the assignment's name in it, and no longer assignment's."""
    worn = [fold(name) for name in {*names, assignment} if f" {fold(name)} " in f" {fold(stem)} "]
    return fold(assignment) in worn and len(fold(assignment)) == max(map(len, worn))


def fold(name: str) -> str:
    """Reduce a name to what people mean by it: no case, one space for any punctuation."""
    plain = unicodedata.normalize("NFKC", tree.shown(name)).casefold()
    return re.sub(r"[\W_]+", " ", plain).strip()


def _one_of(alike: list[Path], wanted: Wanted) -> Choice:
    best = min(_distance(path.stem, wanted) for path in alike)
    nearest = [path for path in alike if _distance(path.stem, wanted) == best]
    chosen = nearest[0]
    if len(nearest) > 1:
        name = f"{wanted.assignment}{chosen.suffix.lower()}"
        note = f"{_listed(nearest, wanted.root)}: a person must decide which counts; name that one {name}"
        return Choice(None, Status.NEEDS_PERSON, (note,))
    if not os.access(chosen, os.R_OK):
        note = f"{tree.relative(chosen, wanted.root)} cannot be read: permission denied"
        return Choice(None, Status.UNREADABLE, (note,))
    return Choice(chosen, Status.GRADED)


def _distance(stem: str, wanted: Wanted) -> int:
    if stem == wanted.assignment:
        return 0
    if fold(stem) == fold(wanted.assignment):
        return 1
    return 2 if bears(stem, wanted.assignment, wanted.names) else 3


def _remarks(chosen: Path, beside: list[Path], wanted: Wanted) -> list[str]:
    name, kind = tree.relative(chosen, wanted.root), chosen.suffix.lower()
    remarks = []
    if chosen.stem != wanted.assignment:
        remarks.append(f"graded {name} although it is not named {wanted.assignment}{kind}")
    notebooks = [path for path in beside if path.suffix.lower() == ".ipynb"]
    modules = [path for path in beside if path.suffix.lower() == ".py"]
    if notebooks:
        remarks.append(f"graded {name}, not {_listed(notebooks, wanted.root)}")
    if modules and kind == ".ipynb":
        remarks.append(f"the notebook counts; {_listed(modules, wanted.root)} came along as a module")
    return remarks


def _nothing(found: Sequence[Path], notes: tuple[str, ...], root: Path) -> Choice:
    if notes:
        return Choice(None, Status.UNREADABLE, notes)
    disguised = [path for path in found if ".ipynb" in path.suffixes]
    if disguised:
        note = f"{_listed(disguised, root)}: perhaps a notebook saved under another ending; rename it to .ipynb"
        return Choice(None, Status.NEEDS_PERSON, (note,))
    if found:
        return Choice(None, Status.MISSING, (f"no notebook and no .py among {_listed(found, root)}",))
    return Choice(None, Status.MISSING)


def _shallowest(paths: Sequence[Path]) -> list[Path]:
    depth = min(len(path.parts) for path in paths)
    return [path for path in paths if len(path.parts) == depth]


def _listed(paths: Sequence[Path], root: Path) -> str:
    names = [tree.relative(path, root) for path in paths]
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
