"""Which file counts, when a student handed in some.

there is                                              what counts
one notebook, whatever its name                       it; a note if the name is not the assignment's
merge_attempts, one with the assignment's name               that one; the others are named in a note
merge_attempts, none or more than one with that name         a person decides: needs_person
no notebook but a .py                                 the .py, by the same rules
a notebook and a .py                                  the notebook; the .py comes along as a module
only links, pipes, folders of such a name             unreadable
the assignment's own, damaged in its zip, and others  a person decides: needs_person
neither, but other files (a zip, a pdf)               a person looks: needs_person
only what everybody has (checks, data, a README)      missing
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from grader.records.course import Course

KINDS = (".ipynb", ".py")
LINK = "not a regular file (a link, perhaps), so not followed"
EMPTY_FOLDER = "a folder, not a notebook"
ARCHIVES = frozenset({".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"})
# Files that lie in many a hand-in and are none: they do not make somebody's silence a question.
BESIDE = frozenset({"timestamp.txt", "makefile", "requirements.txt", "environment.yml", "course.toml"})
BESIDE_STEMS = frozenset({"readme", "license", "licence"})


@dataclass(frozen=True, slots=True)
class FileQuery:
    """What is looked for: an assignment, among the names of all; notes name files from the root.

    `refused` are files that were in an archive but not let out of it, and why; `given` are names of files that every
    student got.
    """

    assignment: str
    names: tuple[str, ...]
    root: Path
    refused: Mapping[Path, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that counts, or why none does."""

    path: Path | None
    status: Status
    notes: tuple[str, ...] = ()


def query_for(course: Course, assignment: str, root: Path, refused: Mapping[Path, str]) -> FileQuery:
    """Say what is looked for in a student's folder `root`."""
    names = tuple(each.name for each in course.assignments)
    released = (course.root / "assignments" / assignment).rglob("*")
    given = frozenset(path.name for path in released if path.suffix != ".ipynb")
    return FileQuery(assignment, names, root, refused, given)


def inside(folder: Path, depth: int, wanted: FileQuery) -> list[Path]:
    """List what may count in a folder: its files, those that stayed in an archive, hollow folders named like one."""
    here = tree.files(folder, depth)
    refused = [path for path in wanted.refused if folder in path.parents and path not in here]
    near = [path for path in refused if len(path.relative_to(folder).parts) <= depth + 1]
    far = [] if here or near else refused  # better named from the depths than not at all
    return [*here, *near, *far, *tree.empty_folders(folder, KINDS)]


def own_files(found: Sequence[Path], wanted: FileQuery) -> list[Path]:
    """Leave out what everybody has: the course's own files, a README, a time."""
    names = {name.casefold() for name in wanted.given} | BESIDE
    return [p for p in found if p.name.casefold() not in names and p.stem.casefold() not in BESIDE_STEMS]


def choose(found: Sequence[Path], wanted: FileQuery) -> Choice:
    """Choose among the files of one student, of any sort; only `.ipynb` and `.py` can count."""
    candidates = [path for path in own_files(found, wanted) if path.suffix.lower() in KINDS]
    regular = [path for path in candidates if path not in wanted.refused and tree.is_regular(path)]
    odd = [path for path in candidates if path not in regular]
    notes = tuple(f"{tree.relative(path, wanted.root)}: {_fault(path, wanted)}" for path in odd)
    if not regular:
        return _nothing(found, notes, wanted)
    notebooks = [path for path in regular if path.suffix.lower() == ".ipynb"]
    choice = _one_of(_shallowest(notebooks or regular), wanted)
    if choice.path is not None and any(_meant_instead(path, choice.path, wanted) for path in odd):
        note = f"a person must decide whether {tree.relative(choice.path, wanted.root)} counts instead"
        return Choice(None, Status.NEEDS_PERSON, (*notes, note))
    if choice.path is not None:
        beside = [path for path in regular if path != choice.path and path.parent == choice.path.parent]
        notes = (*notes, *_remarks(choice.path, beside, wanted))
    return Choice(choice.path, choice.status, (*notes, *choice.notes))


def has_name(stem: str, assignment: str, names: Collection[str]) -> bool:
    """Tell whether a file's or folder's name has the assignment's name in it, and no longer assignment's."""
    worn = [normalized(name) for name in {*names, assignment} if f" {normalized(name)} " in f" {normalized(stem)} "]
    return normalized(assignment) in worn and len(normalized(assignment)) == max(map(len, worn))


def normalized(name: str) -> str:
    """Reduce a name to what people mean by it: no case, one space for any punctuation."""
    plain = unicodedata.normalize("NFKC", tree.printable(name)).casefold()
    return re.sub(r"[\W_]+", " ", plain).strip()


def listed(paths: Sequence[Path], root: Path) -> str:
    """Name the first five files of some, from a root."""
    names = [tree.relative(path, root) for path in paths]
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more


def _fault(path: Path, wanted: FileQuery) -> str:
    return wanted.refused.get(path) or (EMPTY_FOLDER if tree.is_folder(path) else LINK)


def _meant_instead(lost: Path, chosen: Path, wanted: FileQuery) -> bool:
    """Tell whether a file that stayed in its archive was rather meant to count: a notebook, or of a nearer name."""
    if lost not in wanted.refused or (lost.suffix.lower() == ".py" and chosen.suffix.lower() == ".ipynb"):
        return False
    return lost.suffix.lower() != chosen.suffix.lower() or _distance(lost.stem, wanted) <= _distance(
        chosen.stem, wanted
    )


def _one_of(alike: list[Path], wanted: FileQuery) -> Choice:
    best = min(_distance(path.stem, wanted) for path in alike)
    nearest = [path for path in alike if _distance(path.stem, wanted) == best]
    chosen = nearest[0]
    if len(nearest) > 1:
        name = f"{wanted.assignment}{chosen.suffix.lower()}"
        note = f"{listed(nearest, wanted.root)}: a person must decide which counts; name that one {name}"
        return Choice(None, Status.NEEDS_PERSON, (note,))
    if not os.access(chosen, os.R_OK):
        note = f"{tree.relative(chosen, wanted.root)} cannot be read: permission denied"
        return Choice(None, Status.UNREADABLE, (note,))
    return Choice(chosen, Status.GRADED)


def _distance(stem: str, wanted: FileQuery) -> int:
    if stem == wanted.assignment:
        return 0
    if normalized(stem) == normalized(wanted.assignment):
        return 1
    return 2 if has_name(stem, wanted.assignment, wanted.names) else 3


def _remarks(chosen: Path, beside: list[Path], wanted: FileQuery) -> list[str]:
    name, kind = tree.relative(chosen, wanted.root), chosen.suffix.lower()
    remarks = []
    if chosen.stem != wanted.assignment:
        remarks.append(f"graded {name} although it is not named {wanted.assignment}{kind}")
    notebooks = [path for path in beside if path.suffix.lower() == ".ipynb"]
    modules = [path for path in beside if path.suffix.lower() == ".py"]
    if notebooks:
        remarks.append(f"graded {name}, not {listed(notebooks, wanted.root)}")
    if modules and kind == ".ipynb":
        remarks.append(f"the notebook counts; {listed(modules, wanted.root)} came along as a module")
    return remarks


def _nothing(found: Sequence[Path], notes: tuple[str, ...], wanted: FileQuery) -> Choice:
    if notes:
        return Choice(None, Status.UNREADABLE, notes)
    theirs = own_files(found, wanted)
    if theirs:
        return Choice(None, Status.NEEDS_PERSON, (_question(theirs, wanted.root),))
    others = [path for path in found if path.name != "timestamp.txt"]
    if others:
        return Choice(None, Status.MISSING, (f"no notebook and no .py among {listed(others, wanted.root)}",))
    return Choice(None, Status.MISSING)


def _question(theirs: Sequence[Path], root: Path) -> str:
    """Say what somebody handed in, where it is no notebook, and what a person can do about it."""
    disguised = [path for path in theirs if ".ipynb" in path.suffixes]
    if disguised:
        return f"{listed(disguised, root)}: perhaps a notebook saved under another ending; rename it to .ipynb"
    packed = [path for path in theirs if path.suffix.lower() in ARCHIVES]
    if packed:
        return f"{listed(packed, root)}: an archive where a notebook is expected; unpack it there if one is in it"
    return f"no notebook and no .py among what was handed in: {listed(theirs, root)}"


def _shallowest(paths: Sequence[Path]) -> list[Path]:
    depth = min(len(path.parts) for path in paths)
    return [path for path in paths if len(path.parts) == depth]
