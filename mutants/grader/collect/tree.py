"""What lies in a folder, by lstat alone: nothing is opened and no link is followed."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

IGNORED = frozenset({"__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini"})
MOST_ENTRIES = 5000
MOST_SHOWN = 160  # characters of a name in a message


def entries(folder: Path) -> list[Path]:
    """List a folder in code point order, without hidden files, checkpoints and what systems leave behind."""
    return sorted(path for path in folder.iterdir() if path.name[0] != "." and path.name not in IGNORED)


def files(folder: Path, depth: int) -> list[Path]:
    """List what is not a folder, down to `depth` folders below this one, at most 5000 entries."""
    return list(_walk(folder, depth, [MOST_ENTRIES]))


def empty_folders(folder: Path, endings: Collection[str]) -> list[Path]:
    """List the folders right below this one that are named like files with these endings, and hold nothing."""
    named = [path for path in entries(folder) if path.suffix.lower() in endings]
    return [path for path in named if is_folder(path) and not entries(path)]


def is_folder(path: Path) -> bool:
    """Tell whether it is a real folder; a link to one is not."""
    return stat.S_ISDIR(path.lstat().st_mode)


def is_regular(path: Path) -> bool:
    """Tell whether it is a plain file: no link, device, socket or pipe."""
    return stat.S_ISREG(path.lstat().st_mode)


def printable(name: str) -> str:
    """Make a file name printable: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def truncated(name: str) -> str:
    """Make a name printable and not longer than a person reads: of a longer one both ends."""
    whole = printable(name)
    return whole if len(whole) <= MOST_SHOWN else f"{whole[: MOST_SHOWN // 2]}...{whole[-MOST_SHOWN // 4 :]}"


def relative(path: Path, folder: Path) -> str:
    """Name a path by where it lies in the folder, the same on every machine."""
    return truncated(path.relative_to(folder).as_posix())


def _walk(folder: Path, depth: int, left: list[int]) -> Iterator[Path]:
    inside = entries(folder)
    left[0] -= len(inside)
    if left[0] < 0:
        return
    yield from (path for path in inside if not is_folder(path))
    if depth:
        for path in inside:
            if is_folder(path):
                yield from _walk(path, depth - 1, left)
