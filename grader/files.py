"""Writing files so that each is there whole or not at all, and opening files that others may change meanwhile.

written(path)              a text file, written piece by piece
write_bytes(path, data)    a file at once
replacing(path)            the path of a file beside `path`, for a library that writes by name
open_file(path)            a file for reading, reached folder by folder without following a link
open_folder(path)          a folder, reached in the same way
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from grader.errors import CourseError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file beside `path`, and put that file in the place of `path` when the block is done.

    Raises
    ------
    CourseError
        The folder or the file cannot be written; what stood there still stands.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as error:
        reason = "its folder is a file" if isinstance(error, FileExistsError) else error.strerror or error
        raise CourseError(
            f"{path} cannot be written: {reason}; the file that was there is unchanged. Correct that, "
            "or name another place, and run again"
        ) from error
    finally:
        with suppress(OSError):  # the folder itself may not be there
            beside.unlink()


@contextmanager
def written(path: Path, newline: str | None = None) -> Iterator[TextIO]:
    """Open a text file that takes the place of `path` when the block is done; raises CourseError as `replacing`."""
    with (
        replacing(path) as beside,
        beside.open("w", encoding="utf-8", errors="replace", newline=newline) as file,  # half characters become ?
    ):
        yield file
        file.flush()


def open_file(path: Path) -> int:
    """Open a file for reading, and return its descriptor.

    `path` is a real path (`Path.resolve`), found earlier: a folder on it that has become a link since is not followed.

    Raises
    ------
    OSError
        If it cannot be opened, if it or a folder on the way is a link, or if it is a hard link to a file of an account
        that has neither the folder nor this process.
    """
    with open_folder(path.parent) as folder:
        descriptor = os.open(path.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
        status = os.fstat(descriptor)
        if status.st_nlink > 1 and status.st_uid not in {os.fstat(folder).st_uid, os.geteuid()}:
            os.close(descriptor)
            raise OSError(errno.EPERM, "it is a hard link to a file of another account", str(path))
        return descriptor


@contextmanager
def open_folder(path: Path) -> Iterator[int]:
    """Open a folder by its real path, link by link refused; raises OSError as `open_file`."""
    first, *parts = path.absolute().parts
    folder = os.open(first, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in parts:
            inner = os.open(part, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
            os.close(folder)
            folder = inner
        yield folder
    finally:
        os.close(folder)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises CourseError as `replacing`."""
    with replacing(path) as beside:
        beside.write_bytes(data)
