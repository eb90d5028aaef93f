"""Scratch folders on an ordinary disk, for machines without namespaces: made, measured, removed.

A student may have left a hundred thousand files in it, folders deeper than a path can name, or folders that
nobody may read; all of it goes. Nothing here follows a link.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress


def make(parent: str) -> str:
    """Make an empty folder for a child in `parent`, under a name that nobody can guess, and return its path."""
    scratch = os.path.join(parent, os.urandom(8).hex())  # noqa: PTH118  paths here are text for system calls
    os.mkdir(scratch, 0o700)  # noqa: PTH102
    return scratch


def clear(parent: str) -> None:
    """Remove the folders that a crashed forkserver has left in `parent`."""
    for name in os.listdir(parent):  # noqa: PTH208
        with suppress(OSError):  # of another account, or in use: the next start looks again
            remove(os.path.join(parent, name))  # noqa: PTH118


def exceeds(scratch: str, size_bytes: int, files: int) -> bool:
    """Say whether the folder holds more than it may: bytes on disk, files, or folders too deep to look into."""
    used = count = 0
    try:
        for entry in _entries(scratch):
            count += 1
            used += entry.stat(follow_symlinks=False).st_blocks * 512
            if used > size_bytes or count > files:
                return True
    except FileNotFoundError:
        return False  # it changed while we looked: the next look decides
    except OSError:
        return True  # a folder that cannot be looked into hides what it holds
    return False


def remove(folder: str) -> None:
    """Remove a folder and all that is in it, whose makers have ended."""
    with suppress(FileNotFoundError):  # it is gone already
        top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            _empty(top)
        finally:
            os.close(top)
        os.rmdir(folder)  # noqa: PTH106


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                yield entry
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)


def _empty(top: int) -> None:
    """Remove everything in the open folder `top`, bringing folders up to it first: depth never grows."""
    while names := os.listdir(top):
        for name in names:
            if not _unlinked(name, top):
                _raise_folders(name, top)
                os.rmdir(name, dir_fd=top)


def _raise_folders(name: str, top: int) -> None:
    """Move the folders in folder `name` to `top` under names that nobody can have taken, and remove its files."""
    os.chmod(name, 0o700, dir_fd=top)
    folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=top)
    try:
        for inner in os.listdir(folder):  # noqa: PTH208
            if not _unlinked(inner, folder):
                os.chmod(inner, 0o700, dir_fd=folder)
                os.rename(inner, os.urandom(16).hex(), src_dir_fd=folder, dst_dir_fd=top)
    finally:
        os.close(folder)


def _unlinked(name: str, folder: int) -> bool:
    """Remove a file or a link; say no where `name` is a folder."""
    try:
        os.unlink(name, dir_fd=folder)
    except (IsADirectoryError, PermissionError):
        return False
    return True
