"""What lies in a folder, by lstat alone: nothing is opened but regular files, and no link is followed."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from operator import attrgetter
from typing import TYPE_CHECKING

from grader.files import open_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path
    from typing import IO

IGNORED = frozenset({"__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini"})
CHECKPOINTS = ".ipynb_checkpoints"
MAX_ENTRIES = 5000
MAX_NAME_CHARS = 160  # of a name in a message


def entries(folder: Path) -> list[Path]:
    """List a folder in code point order, without hidden files, checkpoints and what systems leave behind."""
    return [folder / entry.name for entry in _scanned(folder)]


def folders(folder: Path) -> list[Path]:
    """List those of the entries that are real folders."""
    return [folder / entry.name for entry in _scanned(folder) if entry.is_dir(follow_symlinks=False)]


def files(folder: Path, depth: int) -> list[Path]:
    """List what is not a folder, down to `depth` folders below this one: of 5000 entries the least deep ones."""
    return files_and_folders(folder, depth)[0]


def files_and_folders(folder: Path, depth: int) -> tuple[list[Path], list[Path]]:
    """List what is not a folder as `files` does, and the folders right below this one."""
    found: list[Path] = []
    levels: list[list[Path]] = [[folder]]
    seen = 0
    for _ in range(depth + 1):
        left = max(MAX_ENTRIES - seen, 0)
        inside = [(place / each.name, each) for place in levels[-1] for each in _scanned(place)[:left]]
        seen += len(inside)
        levels.append([])
        for path, entry in inside:
            (levels[-1] if entry.is_dir(follow_symlinks=False) else found).append(path)
    return found, levels[1]


def empty_folders(folders: Iterable[Path], endings: Collection[str]) -> list[Path]:
    """List the folders that are named like files with these endings, and hold nothing."""
    return [path for path in folders if path.suffix.lower() in endings and not entries(path)]


def is_folder(path: Path) -> bool:
    """Tell whether it is a real folder; a link to one is not."""
    return stat.S_ISDIR(_mode(path))


def is_regular(path: Path) -> bool:
    """Tell whether it is a plain file: no link, device, socket or pipe."""
    return stat.S_ISREG(_mode(path))


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a regular file for reading, by its real path.

    Raises
    ------
    OSError
        If it is anything else, a link too.
    """
    descriptor = open_file(path)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "not a regular file")
        yield file


def printable(name: str) -> str:
    """Make a file name printable: bytes that are not UTF-8 become U+FFFD."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def truncated(name: str) -> str:
    """Make a name printable and not longer than a person reads: of a longer one both ends."""
    whole = printable(name)
    return (
        whole if len(whole) <= MAX_NAME_CHARS else f"{whole[: MAX_NAME_CHARS // 2]}...{whole[-MAX_NAME_CHARS // 4 :]}"
    )


def relative(path: Path, folder: Path) -> str:
    """Name a path by where it lies in the folder, the same on every machine."""
    return truncated(path.relative_to(folder).as_posix())


def _mode(path: Path) -> int:
    """Return a file's mode; 0 where there is none, as of a file that stayed in its archive."""
    try:
        return path.lstat().st_mode
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENAMETOOLONG, errno.ENOTDIR):
            return 0
        raise


def _scanned(folder: Path) -> list[os.DirEntry[str]]:
    """List a folder with what the system tells of each entry: another call for its kind is saved."""
    with os.scandir(folder) as found:
        shown = [entry for entry in found if entry.name[0] != "." and entry.name not in IGNORED]
    return sorted(shown, key=attrgetter("name"))
