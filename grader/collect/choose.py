"""Which of a student's files counts.

what is there                                         what counts
one notebook, whatever its name                       it; a note if the name is not the assignment's
several, one with the assignment's name               that one; the others are named in a note
several, none or more than one with that name         a person decides: needs_person
no notebook but a .py                                 the .py, by the same rules
a notebook and a .py                                  the notebook; the .py comes along as a module
only links, pipes, folders of such a name             unreadable
the assignment's own, damaged in its zip, and others  a person decides: needs_person
no such file, but one zip                             what is in it, by the same rules (packed.py)
no such file, but others (a pdf, a typed text)        a person looks: needs_person
only traces of one (traces.py)                        a person looks: needs_person
only what everybody has (checks, data, a README)      missing
"""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from grader.collect import traces, tree
from grader.collect.names import has_name, normalized
from grader.records.course import Limits
from grader.records.submission import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.records.course import Course

LOG = logging.getLogger(__name__)
KINDS = (".ipynb", ".py")
LINK = "not a regular file (a link, perhaps), so not followed"
EMPTY_FOLDER = "a folder, not a notebook"
OTHER_NAME = "although it is not named"  # of a note
INSTEAD = re.compile("graded .+, not .")  # the same
ARCHIVES = frozenset({".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"})
WHY = (  # of the log, by the distance of a name
    "it has the assignment's name",
    "it has the assignment's name, spelled otherwise",
    "its name holds the assignment's",
    "none has the assignment's name, the others lie deeper",
)
# Files that lie beside many a submission and are none: they do not make a student's silence a question.
BESIDE = frozenset({"timestamp.txt", "makefile", "requirements.txt", "environment.yml", "course.toml"})
BESIDE_STEMS = frozenset({"readme", "license", "licence"})


@dataclass(frozen=True, slots=True)
class FileQuery:
    """An assignment's file is looked for in a student's folder.

    Parameters
    ----------
    names
        Those of all assignments.
    root
        The folder from which notes name files.
    refused
        Files that were in an archive and not unpacked, and why.
    given
        Names of files that every student got.
    scratch
        A folder to unpack a student's own zip into; None where nothing is unpacked.
    """

    assignment: str
    names: tuple[str, ...]
    root: Path
    refused: Mapping[Path, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    scratch: Path | None = None
    limits: Limits = field(default_factory=Limits)

    def below(self, root: Path) -> FileQuery:
        """Return the same query for another folder."""
        return replace(self, root=root)


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that counts, or why none does; `archive` is a zip to look into instead."""

    path: Path | None
    status: Status
    notes: tuple[str, ...] = ()
    archive: Path | None = None


def given_files(course: Course, assignment: str) -> frozenset[str]:
    """Name the files that every student got with an assignment, its notebook apart."""
    released = (course.root / "assignments" / assignment).rglob("*")
    return frozenset(path.name for path in released if path.suffix != ".ipynb")


def inside(folder: Path, depth: int, query: FileQuery) -> list[Path]:
    """List what may count in a folder: files, those that stayed in an archive, empty folders named like one."""
    here, folders = tree.files_and_folders(folder, depth)
    refused = [path for path in query.refused if folder in path.parents and path not in here]
    near = [path for path in refused if len(path.relative_to(folder).parts) <= depth + 1]
    far = [] if here or near else refused  # better named from the depths than not at all
    return [*here, *near, *far, *tree.empty_folders(folders, KINDS)]


def own_files(found: Sequence[Path], query: FileQuery) -> list[Path]:
    """Leave out what everybody has: the course's own files, a README, a time."""
    names = {name.casefold() for name in query.given} | BESIDE
    return [p for p in found if p.name.casefold() not in names and p.stem.casefold() not in BESIDE_STEMS]


def choose_file(found: Sequence[Path], query: FileQuery) -> Choice:
    """Choose among the files of one student, of any sort; only `.ipynb` and `.py` can count."""
    candidates = [path for path in own_files(found, query) if path.suffix.lower() in KINDS]
    regular = [path for path in candidates if path not in query.refused and tree.is_regular(path)]
    odd = [path for path in candidates if path not in regular]
    notes = tuple(f"{tree.relative(path, query.root)}: {_fault(path, query)}" for path in odd)
    if not regular:
        return _nothing(found, notes, query)
    notebooks = [path for path in regular if path.suffix.lower() == ".ipynb"]
    choice = _one_of(_shallowest(notebooks or regular), query)
    if choice.path is not None and any(_meant_instead(path, choice.path, query) for path in odd):
        note = f"a person must decide whether {tree.relative(choice.path, query.root)} counts instead"
        return Choice(None, Status.NEEDS_PERSON, (*notes, note))
    if choice.path is not None:
        beside = [path for path in regular if path != choice.path and path.parent == choice.path.parent]
        notes = (*notes, *_remarks(choice.path, beside, query))
        if LOG.isEnabledFor(logging.INFO):
            _log_choice(choice.path, candidates, query)
    return Choice(choice.path, choice.status, (*notes, *choice.notes))


def _log_choice(chosen: Path, candidates: Sequence[Path], query: FileQuery) -> None:
    """Say why a file counts, and which of its kind were passed over."""
    others = [path for path in candidates if path != chosen and path.suffix.lower() == chosen.suffix.lower()]
    why = WHY[_distance(chosen.stem, query)] if others else "the only one of its kind"
    passed = f"; passed over: {listed(others, query.root)}" if others else ""
    place = f"{query.root.name}/{tree.relative(chosen, query.root)}"
    LOG.info("%s counts for %s: %s%s", place, query.assignment, why, passed)


def listed(paths: Sequence[Path], root: Path) -> str:
    """Name the first five of some files, from a root."""
    names = [tree.relative(path, root) for path in paths]
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more


def _fault(path: Path, query: FileQuery) -> str:
    return query.refused.get(path) or (EMPTY_FOLDER if tree.is_folder(path) else LINK)


def _meant_instead(lost: Path, chosen: Path, query: FileQuery) -> bool:
    """Tell whether a file that stayed in its archive was rather meant to count: a notebook, or of a nearer name."""
    if lost not in query.refused or (lost.suffix.lower() == ".py" and chosen.suffix.lower() == ".ipynb"):
        return False
    nearer = _distance(lost.stem, query) <= _distance(chosen.stem, query)
    return lost.suffix.lower() != chosen.suffix.lower() or nearer


def _one_of(alike: list[Path], query: FileQuery) -> Choice:
    best = min(_distance(path.stem, query) for path in alike)
    nearest = [path for path in alike if _distance(path.stem, query) == best]
    chosen = nearest[0]
    if len(nearest) > 1:
        name = f"{query.assignment}{chosen.suffix.lower()}"
        note = f"{listed(nearest, query.root)}: a person must decide which counts; name that one {name}"
        return Choice(None, Status.NEEDS_PERSON, (note,))
    if not os.access(chosen, os.R_OK):
        note = f"{tree.relative(chosen, query.root)} cannot be read: permission denied"
        return Choice(None, Status.UNREADABLE, (note,))
    return Choice(chosen, Status.GRADED)


def _distance(stem: str, query: FileQuery) -> int:
    if stem == query.assignment:
        return 0
    if normalized(stem) == normalized(query.assignment):
        return 1
    return 2 if has_name(stem, query.assignment, query.names) else 3


def _remarks(chosen: Path, beside: list[Path], query: FileQuery) -> list[str]:
    name, kind = tree.relative(chosen, query.root), chosen.suffix.lower()
    remarks = []
    if chosen.stem != query.assignment:
        remarks.append(f"graded {name} {OTHER_NAME} {query.assignment}{kind}")
    notebooks = [path for path in beside if path.suffix.lower() == ".ipynb"]
    modules = [path for path in beside if path.suffix.lower() == ".py"]
    if notebooks:
        remarks.append(f"graded {name}, not {listed(notebooks, query.root)}")
    if modules and kind == ".ipynb":
        remarks.append(f"the notebook counts; {listed(modules, query.root)} came along as a module")
    return remarks


def _nothing(found: Sequence[Path], notes: tuple[str, ...], query: FileQuery) -> Choice:
    if notes:
        return Choice(None, Status.UNREADABLE, notes)
    own = own_files(found, query)
    if own:
        zips = [path for path in own if path.suffix.lower() == ".zip" and path not in query.refused]
        archive = zips[0] if len(zips) == 1 and query.scratch is not None and tree.is_regular(zips[0]) else None
        return Choice(None, Status.NEEDS_PERSON, (_question(own, query),), archive)
    others = [path for path in found if path.name != "timestamp.txt"]
    note = f"no notebook and no .py among {listed(others, query.root)}" if others else ""
    return Choice(None, Status.MISSING, (note,) if note else ())


def _question(own: Sequence[Path], query: FileQuery) -> str:
    """Say what a student submitted, where it is no notebook, and what a person can do about it."""
    shortcuts = [path for path in own if path.suffix.lower() in traces.SHORTCUTS]
    disguised = [path for path in own if ".ipynb" in path.suffixes and path not in shortcuts]
    packed = [path for path in own if path.suffix.lower() in ARCHIVES]
    if disguised:
        return f"{listed(disguised, query.root)}: perhaps a notebook saved under another ending; rename it to .ipynb"
    if packed:
        return f"{listed(packed, query.root)}: an archive where a notebook is expected; unpack it there if one is in it"
    if shortcuts:
        return f"{listed(shortcuts, query.root)}: {traces.SHORTCUT}"
    damaged = [path for path in own if path in query.refused]
    why = f"; {tree.relative(damaged[0], query.root)}: {query.refused[damaged[0]]}" if damaged else ""
    return f"no notebook and no .py among the submitted files: {listed(own, query.root)}{why}"


def _shallowest(paths: Sequence[Path]) -> list[Path]:
    depth = min(len(path.parts) for path in paths)
    return [path for path in paths if len(path.parts) == depth]
