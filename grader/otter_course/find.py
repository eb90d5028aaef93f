"""Where the assignments of an Otter course lie, and what each is graded by: the first of these that a folder has.

    lab1-autograder_2026_01_31T12_00_00.zip    what `otter assign` and `otter generate` write
    tests/q1.py                                a folder of test files
    lab1.ipynb                                 a notebook with the tests in its metadata

Folders called dist, autograder, student, source and the like have no name of their own: the one around them gives it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ZIP = re.compile(r"(?:(?P<name>.+?)[-_])?autograder(?:_[\dT_]+)?\.zip")
NAMELESS = frozenset({"autograder", "dist", "source", "student", "tests", "release", "assignments"})
SKIPPED = frozenset({"results", "submitted", "autograded", "feedback", "node_modules"})
MAX_DEPTH = 6
NBGRADER = b'"nbgrader"'


@dataclass(frozen=True, slots=True)
class OtterSource:
    """One assignment: what it is graded by, and a notebook with its solutions, where one is known."""

    name: str
    path: Path
    solution: Path | None = None


def is_nbgrader_course(sources: Path) -> bool:
    """Tell whether a source notebook has nbgrader's marks."""
    return any(NBGRADER in path.read_bytes() for path in sources.glob("*/*.ipynb"))


def find_assignments(root: Path, submissions: Path) -> dict[str, OtterSource]:
    """Find every assignment below the course's folder; the newest of several zip files of one name counts."""
    folders = list(_folders(root, submissions.resolve()))
    found: dict[str, OtterSource] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.zip")):
            match = ZIP.fullmatch(path.name)
            if match is not None:
                name = match["name"] or _name(folder, root)
                found[name] = OtterSource(name, path, _solution(folder, name))
    folders = _uncovered(folders, found, root)
    for folder in folders:
        if any((folder / "tests").glob("*.py")) and any(folder.glob("*.ipynb")):
            name = _name(folder, root)
            found.setdefault(name, OtterSource(name, folder / "tests", _solution(folder, name)))
    for path in (each for folder in _uncovered(folders, found, root) for each in _with_tests(folder)):
        found.setdefault(path.stem, OtterSource(path.stem, path))
    return found


def notebook_tests(path: Path) -> Mapping[str, Any]:
    """Return the tests that a notebook has in its metadata."""
    try:
        own = json.loads(path.read_bytes())["metadata"]["otter"]
        return own["tests"] if isinstance(own.get("tests"), dict) else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _with_tests(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*.ipynb")) if notebook_tests(path))


def _uncovered(folders: Sequence[Path], found: Mapping[str, OtterSource], root: Path) -> list[Path]:
    """Return the folders that belong to no assignment which is found: its other versions lie beside it."""
    covered = {_top(source.path.parent, root) for source in found.values()} - {root}
    return [folder for folder in folders if not covered.intersection((folder, *folder.parents))]


def _top(folder: Path, root: Path) -> Path:
    """Return the uppermost of the folders without a name of their own around a folder."""
    while folder.parent.name in NAMELESS and folder.parent != root:
        folder = folder.parent
    return folder


def _solution(folder: Path, name: str) -> Path | None:
    """Return the notebook with solutions that `otter assign` writes beside the zip file, if it is there."""
    path = folder / f"{name}.ipynb"
    return path if folder.name == "autograder" and path.is_file() else None


def _name(folder: Path, root: Path) -> str:
    """Return the name of the nearest folder that has one of its own."""
    while folder.name in NAMELESS and folder != root:
        folder = folder.parent
    return folder.resolve().name


def _folders(root: Path, submissions: Path) -> Iterator[Path]:
    """Walk the course's folders, those that hold `autograder` before `student`, without what students handed in."""
    for place, inner, _ in os.walk(root):
        path = Path(place)
        deep = len(path.relative_to(root).parts) >= MAX_DEPTH
        kept = [name for name in sorted(inner) if not name.startswith(".") and name not in SKIPPED]
        inner[:] = [] if deep else [name for name in kept if (path / name).resolve() != submissions]
        yield path
