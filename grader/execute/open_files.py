"""Opening submitted files: regular files only, no link on the way (files.py), sizes capped before a byte is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grader.errors import Unreadable
from grader.files import open_file

MEGABYTE = 2**20


@contextmanager
def opened(path: Path, megabytes: int) -> Iterator[int]:
    """Open a submission by its real path; raise `Unreadable` for a link, a device or a file beyond the limit."""
    try:
        descriptor = open_file(path)
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be opened: {error.strerror}") from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{path.name} is not a regular file")
        if status.st_size > megabytes * MEGABYTE:
            size = status.st_size // MEGABYTE
            raise Unreadable(
                f"{path.name} has {size} MB; the limit is {megabytes} MB: clear its outputs and submit it again"
            )
        yield descriptor
    finally:
        os.close(descriptor)


def companions(home: Path, paths: Sequence[Path], megabytes: int) -> Iterator[tuple[str, bytes]]:
    """Read the files beside a submission, as (name, bytes), up to `megabytes` together; the rest is left out."""
    left = megabytes * MEGABYTE
    for path in paths:
        try:
            with opened(path, megabytes) as descriptor, os.fdopen(os.dup(descriptor), "rb") as file:
                data = file.read(left + 1)
        except Unreadable:
            continue  # the notebook itself fails, and says so, if it needs the file
        if len(data) <= left:
            left -= len(data)
            yield str(path.relative_to(home)), data
