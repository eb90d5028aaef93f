"""The files of a folder as nbgrader copies them: at any depth, with a dot in front too, but for those ignored."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

MOST_ENTRIES = 5000


def files_of(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """List the regular files below a folder, at most 5000; no link is followed."""
    found = []
    for path in _walk(folder, ignored):
        found.append(path)
        if len(found) == MOST_ENTRIES:
            break
    return found


def _walk(folder: Path, ignored: Sequence[str]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _matches(name, ignored))
        for name in sorted(names):
            path = Path(place, name)
            if not _matches(name, ignored) and path.is_file() and not path.is_symlink():
                yield path


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)
