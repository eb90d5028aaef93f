"""The files of a folder as nbgrader copies them, and those of the whole course that notebooks reach by `../../..`.

beside     at any depth, with a dot in front too, but for those ignored and for notebooks
above      what lies in the course's own folder under a name that the source notebooks write, if they leave theirs
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from grader.course.notebook import read_cells
from grader.errors import CourseError
from grader.nbgrader_course.config import NbgraderConfig
from grader.records.course import Limits

MOST_ENTRIES = 5000
MEGABYTE = 2**20
NOTEBOOKS = "*.ipynb"
LEAVES_ITS_FOLDER = re.compile(r"\.\.|\bpardir\b|\bparents?\b")


def files_of(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """List the regular files below a folder, at most 5000; no link to a folder is followed."""
    found = []
    for path in _walk(folder, ignored):
        found.append(path)
        if len(found) == MOST_ENTRIES:
            break
    return found


def master_files(config: NbgraderConfig, assignment: str, limits: Limits) -> dict[str, bytes]:
    """Read the files that lie beside the source notebooks, but for those that the course lets students keep.

    Raises
    ------
    CourseError
        They are more than a student's process can be given.
    """
    folder = config.sources / assignment
    kept = set(config.not_overwritten.get(assignment, ()))
    there = files_of(folder, (*config.ignored, NOTEBOOKS))
    return _read(folder, [path for path in there if path.relative_to(folder).as_posix() not in kept], limits)


def files_above(config: NbgraderConfig, assignment: str, limits: Limits) -> dict[str, bytes]:
    """Read the files of the course's folder that the source notebooks of an assignment name.

    Raises
    ------
    CourseError
        They are more than a student's process can be given.
    """
    folder = config.sources / assignment
    texts = [cell.source for path in folder.glob(NOTEBOOKS) for cell in read_cells(path) if cell.is_code]
    text = "\n".join([*texts, *(path.read_text("utf-8", "replace") for path in folder.rglob("*.py"))])
    if not LEAVES_ITS_FOLDER.search(text):
        return {}
    named = [
        path for path in sorted(config.root.iterdir()) if path.name not in config.own_entries and path.name in text
    ]
    paths = [path for top in named for path in (files_of(top, config.ignored) if top.is_dir() else [top])]
    return _read(config.root, paths, limits)


def _read(folder: Path, paths: Iterable[Path], limits: Limits) -> dict[str, bytes]:
    """Read a teacher's files; a link stands for what it leads to."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    megabytes = sum(map(len, found.values())) / MEGABYTE
    for name, most in (("file", limits.file_megabytes), ("scratch", limits.scratch_megabytes)):
        if megabytes > most:
            told = f"the files that its notebooks need have {megabytes:.0f} MB; students' processes get {most} MB"
            raise CourseError(f"{folder}: {told}: set [limits] {name}_megabytes in course.toml")
    return found


def _walk(folder: Path, ignored: Sequence[str]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _matches(name, ignored))
        for name in sorted(names):
            path = Path(place, name)
            if not _matches(name, ignored) and path.is_file():
                yield path


def _matches(name: str, patterns: Sequence[str]) -> bool:
    """Tell whether a pattern fits, as in a shell: a dot in front must be written."""
    return any(fnmatch(name, each) and (not name.startswith(".") or each.startswith(".")) for each in patterns)
